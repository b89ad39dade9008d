/** "How many steps is that?" */
import { globalBatch } from '../content/training-setup.ts'
import { formatCount, formatTokens } from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'

export function dataAnswer({ scenario, recommendation: { best } }: QuestionContext): readonly string[] {
  const total = scenario.spec.tokens
  if (total === null) return ['The amount of data is not known.']
  const perStep = globalBatch(best) * best.sequenceLength
  const steps = Math.max(1, Math.ceil(total / perStep))
  const step = best.packed
    ? `one optimizer step takes ${formatTokens(perStep)}, so about ${formatCount(steps)} steps`
    : 'sequences are not packed, so short examples leave part of each batch empty'
  return [
    `The plan is for ${formatTokens(total)} of training in all, epochs included.`,
    `At sequence length ${formatCount(best.sequenceLength)}, ${step}.`,
    'Twice the tokens take about twice the hours and dollars.',
  ]
}
