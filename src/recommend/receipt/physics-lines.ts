/** The working of speed and memory, of an objective, and of hours: every formula that ran, in the order in which it ran. */
import type { Formula, TraceStep } from '../../estimate/formulas/formula.ts'
import { inputOriginOf } from '../../estimate/formulas/input-origin.ts'
import { planFromOption } from '../option-plan.ts'
import type { ReceiptContext, ReceiptLine, ReceiptSource } from './receipt-line.ts'
import { formulaLine } from './formula-line.ts'
import { uniqueSources, sourceOf, sourceOfFact } from './receipt-sources.ts'
import { jobFormulas } from '../job-formulas.ts'
import type { Catalog } from '../../catalog/catalog.ts'
import { spotFormulas } from '../total-cost/cost-formulas.ts'
import type { Option } from '../recommendation.ts'

/** From work and rates to tokens per second of one GPU, by physics alone. */
export function speedLines(context: ReceiptContext): readonly ReceiptLine[] {
  const { timeSteps, objectiveSteps } = context.trace
  return [...timeSteps, ...objectiveSteps].map((step) => stepLine('speed', step, context))
}

/** Bytes on the fullest GPU. */
export function memoryLines(context: ReceiptContext): readonly ReceiptLine[] {
  return context.trace.memorySteps.map((step) => stepLine('memory', step, context))
}

function stepLine(
  part: 'speed' | 'memory',
  { formula, inputs, value }: TraceStep,
  context: ReceiptContext,
): ReceiptLine {
  return formulaLine(part, formula.id.replaceAll('-', ' '), value, formula, inputs, sourcesOf(formula, context))
}

/** The formula's own source, and those of the facts that went in. */
function sourcesOf(
  formula: Formula,
  { scenario, option, dependencies: { catalog } }: ReceiptContext,
): readonly ReceiptSource[] {
  const { gpu } = planFromOption(option, scenario.spec, catalog)
  const model = scenario.spec.model === null ? undefined : catalog.models.get(scenario.spec.model)
  const origins = new Set(Object.keys(formula.inputs).map((name) => inputOriginOf(formula, name)))
  const rated = gpu.peak.bf16 ?? gpu.peak.fp16
  return uniqueSources([
    sourceOf(catalog, formula.source),
    ...(origins.has('gpu') ? [rated, gpu.bandwidth, gpu.matmulFraction] : [])
      .filter((fact) => fact !== null)
      .map((fact) => sourceOfFact(catalog, fact)),
    ...(origins.has('model') && model !== undefined ? [sourceOfFact(catalog, model.shape)] : []),
    ...(origins.has('fitted') ? [sourceOf(catalog, 'roofline-fit')] : []),
  ])
}

/** No lines where a run is plain supervised training. */
export function objectiveLines({ option, trace, dependencies: { catalog } }: ReceiptContext): readonly ReceiptLine[] {
  const { objective } = trace
  const facts = catalog.training.objectives.get(option.task ?? 'sft')
  if (objective === null || facts === undefined) return []
  const sources = uniqueSources([sourceOf(catalog, facts.source, facts.asOf), sourceOf(catalog, 'house-estimate')])
  const { generation, logprob, update, other, step } = objective.phases
  const line = (figure: string, value: number | string, unit: string, note?: string): ReceiptLine => ({
    part: 'result',
    figure,
    value,
    unit,
    sources,
    ...(note === undefined ? {} : { note }),
  })
  const phases: readonly (readonly [string, number, string])[] = [
    ['generation', generation, 'responses written by the engine'],
    ['forward passes', logprob, 'log-probabilities of policy, reference, critic or teacher'],
    ['update', update, 'training passes'],
    ['scoring, transfers and weight sync', other, 'share of the others, and a fixed time'],
  ]
  return [
    line('objective', facts.name, '', facts.note),
    ...phases.flatMap(([name, seconds, note]) => (seconds > 0 ? [line(`${name}, one step`, seconds, 's', note)] : [])),
    line('one step in all', step, 's', `${Math.round(objective.tokens)} tokens trained on`),
    formulaLine(
      'result',
      'tokens per second, one GPU, under the objective',
      option.tokensPerSecond.p50 / option.gpuCount,
      jobFormulas.underObjective,
      { perGpu: trace.speed.value.p50, slowdown: objective.slowdown },
      [sourceOfFact(catalog, facts.referencePasses)],
    ),
  ]
}

/** `prefix` stands before each figure: '' for the first option. */
export function hoursLines(
  part: ReceiptLine['part'],
  prefix: string,
  option: Option,
  tokens: number,
  catalog: Catalog,
): readonly ReceiptLine[] {
  const { hours, startupHours: startup, tokensPerSecond, interruption } = option
  const figure = `${prefix}hours in total`
  const speedInputs = { tokens, speed: tokensPerSecond.p50, secondsPerHour: 3600 }
  if (interruption === null || interruption === undefined)
    return [formulaLine(part, figure, hours.p50, jobFormulas.hours, { ...speedInputs, startup }, [])]
  const { spot } = catalog
  const { betweenHours: between, restartHours: restart, intervalHours: interval, writeHours: write } = interruption
  const { workHours: work, trainingHours: training, saves } = interruption
  const preemptionSources = interruption.said ? [] : [sourceOfFact(catalog, spot.betweenPreemptions)]
  const daly = sourceOf(catalog, 'daly-2006', '2006')
  return [
    formulaLine(part, figure, hours.p50, spotFormulas.hoursOnSpot, { training, startup }, []),
    saves
      ? formulaLine(
          part,
          `${prefix}training with preemptions`,
          training,
          spotFormulas.withCheckpoints,
          { between, restart, interval, write, work },
          [...preemptionSources, sourceOfFact(catalog, spot.waiting), daly],
        )
      : formulaLine(
          part,
          `${prefix}training that starts over at each preemption`,
          training,
          spotFormulas.withoutCheckpoints,
          { between, restart, work },
          [...preemptionSources, sourceOfFact(catalog, spot.waiting), daly],
        ),
    formulaLine(part, `${prefix}training without preemptions`, work, spotFormulas.uninterrupted, speedInputs, []),
  ]
}
