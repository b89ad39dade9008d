/** Figures of what a price is bound to: a commitment, preemptions, a large batch. */
import { runOf } from '../estimate/estimate.ts'
import { dataParallel } from '../estimate/run.ts'
import { hoursAMonth } from './decision/bill.ts'
import { jobFormulas } from './formulas.ts'
import { planOfOption } from './option-plan.ts'
import type { Opened, ReceiptLine } from './receipt-parts.ts'
import { lineOf } from './receipt-line.ts'
import { sourceOf, sourceOfFact } from './receipt-sources.ts'

/** Lines that only some answers have. */
export const termLines = (opened: Opened): readonly ReceiptLine[] => [
  ...commitmentLines(opened),
  ...spendLines(opened),
  ...preemptionLines(opened),
  ...batchLines(opened),
]

function commitmentLines({ option, books: { catalog } }: Opened): readonly ReceiptLine[] {
  if (option.pricing !== 'reserved') return []
  const known = catalog.providers.get(option.provider)?.reserved ?? null
  const { low, high } = known?.discount ?? catalog.commitment
  const off = (figure: string, fact: typeof low): ReceiptLine => {
    return { part: 'result', figure, value: 100 * fact.base, unit: '%', sources: [sourceOfFact(catalog, fact)] }
  }
  const middle = 1 - (low.base + high.base) / 2
  const listed: ReceiptLine = {
    part: 'result',
    figure: 'on-demand price that the commitment is taken off',
    value: known === null ? option.usdPerGpuHour : option.usdPerGpuHour / middle,
    unit: 'USD/h',
    sources: [sourceOf(catalog, option.priceSource, option.priceAsOf)],
  }
  const ends = [off('commitment, low end', low), off('commitment, high end', high), listed]
  if (known === null) return ends
  const whole = { hours: known.months * hoursAMonth, gpus: option.gpuCount, rate: option.usdPerGpuHour }
  const paid = whole.hours * whole.gpus * whole.rate
  return [
    ...ends,
    lineOf('result', 'the commitment, paid whole', paid, jobFormulas.dollars, whole, [sourceOfFact(catalog, known)]),
  ]
}

/** What an hour of all GPUs comes to, where the answer warns that it is over an account's limit. */
function spendLines({ option, books: { catalog } }: Opened): readonly ReceiptLine[] {
  const limit = catalog.providers.get(option.provider)?.spendLimit ?? null
  const inputs = { hours: 1, gpus: option.gpuCount, rate: option.usdPerGpuHour }
  const hourly = inputs.gpus * inputs.rate
  if (limit === null || hourly <= limit.base) return []
  const price = sourceOf(catalog, option.priceSource, option.priceAsOf)
  return [
    lineOf('result', 'all GPUs, an hour', hourly, jobFormulas.dollars, inputs, [price]),
    {
      part: 'result',
      figure: 'limit of a new account, an hour',
      value: limit.base,
      unit: 'USD/h',
      sources: [sourceOfFact(catalog, limit)],
    },
  ]
}

function preemptionLines({ option: { interruption }, books: { catalog } }: Opened): readonly ReceiptLine[] {
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
function batchLines({ scenario, option, books: { catalog } }: Opened): readonly ReceiptLine[] {
  const { quality } = catalog
  if (dataParallel(runOf(planOfOption(option, scenario.spec, catalog))) <= 32) return []
  return quality.batchTokens.map(({ globalBatch, tokens }) => ({
    part: 'evidence',
    figure: `tokens to the same loss at a global batch of ${globalBatch}`,
    value: tokens.base,
    unit: 'token',
    sources: [sourceOfFact(catalog, tokens)],
  }))
}
