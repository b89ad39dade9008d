/** Figures of what a price is bound to: a commitment, preemptions, a large batch. */
import { hoursOfMonth } from '../../scenario/hours-of-time.ts'
import { runOf } from '../../estimate/estimate.ts'
import { dataParallel } from '../../estimate/physics/training-run.ts'
import { jobFormulas } from '../job-formulas.ts'
import { planFromOption } from '../option-plan.ts'
import type { ReceiptContext, ReceiptLine } from './receipt-line.ts'
import { formulaLine } from './formula-line.ts'
import { sourceOf, sourceOfFact } from './receipt-sources.ts'

/** Lines that only some answers have. */
export const priceConditionLines = (context: ReceiptContext): readonly ReceiptLine[] => [
  ...commitmentLines(context),
  ...spendLines(context),
  ...preemptionLines(context),
  ...batchLines(context),
]

function commitmentLines({ option, dependencies: { catalog } }: ReceiptContext): readonly ReceiptLine[] {
  if (option.pricing !== 'reserved') return []
  const reservedTerms = catalog.providers.get(option.provider)?.reserved ?? null
  const { low, high } = reservedTerms?.discount ?? catalog.commitment
  const discountLine = (figure: string, fact: typeof low): ReceiptLine => {
    return { part: 'result', figure, value: 100 * fact.base, unit: '%', sources: [sourceOfFact(catalog, fact)] }
  }
  const middle = 1 - (low.base + high.base) / 2
  const onDemandLine: ReceiptLine = {
    part: 'result',
    figure: 'on-demand price that the commitment is taken off',
    value: reservedTerms === null ? option.usdPerGpuHour : option.usdPerGpuHour / middle,
    unit: 'USD/h',
    sources: [sourceOf(catalog, option.priceSource, option.priceAsOf)],
  }
  const discountLines = [
    discountLine('commitment, low end', low),
    discountLine('commitment, high end', high),
    onDemandLine,
  ]
  if (reservedTerms === null) return discountLines
  const fullTerm = { hours: reservedTerms.months * hoursOfMonth, gpus: option.gpuCount, rate: option.usdPerGpuHour }
  const totalUsd = fullTerm.hours * fullTerm.gpus * fullTerm.rate
  return [
    ...discountLines,
    formulaLine('result', 'the commitment, paid whole', totalUsd, jobFormulas.dollars, fullTerm, [
      sourceOfFact(catalog, reservedTerms),
    ]),
  ]
}

/** What an hour of all GPUs comes to, where the answer warns that it is over an account's limit. */
function spendLines({ option, dependencies: { catalog } }: ReceiptContext): readonly ReceiptLine[] {
  const limit = catalog.providers.get(option.provider)?.spendLimit ?? null
  const inputs = { hours: 1, gpus: option.gpuCount, rate: option.usdPerGpuHour }
  const hourly = inputs.gpus * inputs.rate
  if (limit === null || hourly <= limit.base) return []
  const price = sourceOf(catalog, option.priceSource, option.priceAsOf)
  return [
    formulaLine('result', 'all GPUs, an hour', hourly, jobFormulas.dollars, inputs, [price]),
    {
      part: 'result',
      figure: 'limit of a new account, an hour',
      value: limit.base,
      unit: 'USD/h',
      sources: [sourceOfFact(catalog, limit)],
    },
  ]
}

function preemptionLines({
  option: { interruption },
  dependencies: { catalog },
}: ReceiptContext): readonly ReceiptLine[] {
  if (interruption === null || interruption === undefined) return []
  const { trainingHours, workHours } = interruption
  return [
    {
      part: 'result',
      figure: 'training time that preemptions add',
      value: 100 * (trainingHours / workHours - 1),
      unit: '%',
      sources: [sourceOfFact(catalog, catalog.spot.betweenPreemptions)],
      note: 'training with preemptions over training without',
    },
  ]
}

/** What large batches cost in tokens, where the answer warns of it. */
function batchLines({ scenario, option, dependencies: { catalog } }: ReceiptContext): readonly ReceiptLine[] {
  const { quality } = catalog
  if (dataParallel(runOf(planFromOption(option, scenario.spec, catalog))) <= 32) return []
  return quality.batchTokens.map(({ globalBatch, tokens }) => ({
    part: 'evidence',
    figure: `tokens to the same loss at a global batch of ${globalBatch}`,
    value: tokens.base,
    unit: 'token',
    sources: [sourceOfFact(catalog, tokens)],
  }))
}
