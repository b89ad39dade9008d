/** "How many steps is that?" */
import type { Corpus } from '../../scenario/scenario.ts'
import { globalBatch } from '../content/training-setup.ts'
import {
  formatCount,
  formatDuration,
  formatDurationRange,
  formatPercent,
  formatTokens,
} from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'

/** Optimizer steps and tokens a step; of a number of steps, its share of the run. */
export function dataAnswer({ scenario, recommendation: { best }, args }: QuestionContext): readonly string[] {
  const total = scenario.spec.tokens
  if (total === null) return ['The amount of data is not known.']
  const perStep = globalBatch(best) * best.sequenceLength
  const steps = Math.max(1, Math.ceil(total / perStep))
  const step = best.packed
    ? `one optimizer step takes ${formatTokens(perStep)}, so about ${formatCount(steps)} steps`
    : 'sequences are not packed, so short examples leave part of each batch empty'
  const asked = args?.steps
  if (asked !== undefined)
    return [
      `${formatCount(asked)} steps of ${formatTokens(perStep)} are ${formatTokens(asked * perStep)}, ${formatPercent((asked * perStep) / total)} of the ${formatTokens(total)} of the plan, which takes about ${formatCount(steps)}.`,
      'The time and money of the run go in proportion.',
    ]
  return [
    `The plan is for ${formatTokens(total)} of training in all, epochs included${madeOf(scenario.corpus)}.`,
    `At sequence length ${formatCount(best.sequenceLength)}, ${step}.`,
    'Twice the tokens take about twice the hours and dollars.',
  ]
}

/** ": 1M examples × 400 tokens × 2 passes"; '' where nothing but the sum is known. */
function madeOf(corpus: Corpus | undefined): string {
  if (corpus === undefined) return ''
  const { examples, tokensPerExample, tokensPerEpoch, epochs } = corpus
  const passes = epochs === 1 ? '' : ` × ${formatCount(epochs)} passes`
  if (examples !== null && tokensPerExample !== null)
    return `: ${formatCount(examples)} examples × ${formatCount(tokensPerExample)} tokens${passes}`
  return passes === '' ? '' : `: ${formatTokens(tokensPerEpoch)}${passes}`
}

/** "How much of the data fits in 24h?": at the speed of the plan, its start-up taken off. */
export function dataInTimeAnswer({
  recommendation: { best },
  scenario,
  value = 0,
}: QuestionContext): readonly string[] {
  const planned = scenario.spec.tokens ?? 0
  const tokens = Math.max(0, value - best.startupHours) * 3600 * best.tokensPerSecond.p50
  const slowest = Math.max(0, value - best.startupHours) * 3600 * best.tokensPerSecond.p10
  if (tokens >= planned)
    return [
      `All of it: ${formatTokens(planned)} take ${formatDuration(best.hours.p50)} (8 in 10 comparable runs ${formatDurationRange(best.hours)}); in ${formatDuration(value)} this plan gets through about ${formatTokens(tokens)}.`,
    ]
  return [
    `About ${formatPercent(tokens / planned)} of it: ${formatTokens(tokens)} of ${formatTokens(planned)} in ${formatDuration(value)} on this plan, ${formatTokens(slowest)} at the slow end of the range.`,
    `All of it takes ${formatDuration(best.hours.p50)}; reply “within ${formatDuration(value)}” for a plan that makes it.`,
  ]
}
