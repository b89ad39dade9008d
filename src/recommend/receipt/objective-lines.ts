/** What the objective makes of a step: its phases in seconds, and its time over plain training. */
import { jobFormulas } from '../job-formulas.ts'
import type { ReceiptContext, ReceiptLine } from './receipt-line.ts'
import { formulaLine } from './formula-line.ts'
import { sourceOf, sourceOfFact, uniqueSources } from './receipt-sources.ts'

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
