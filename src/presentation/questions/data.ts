/** "How many steps is that?" */
import type { Scenario } from '../../scenario/scenario.ts'
import { textSizeOf } from '../../scenario/text-size.ts'
import { globalBatch } from '../content/training-setup.ts'
import { formatCount, formatPercent, formatTokens } from '../format/number-format.ts'
import { wordsPerPage, wordsPerToken } from '../format/words-of-text.ts'
import type { QuestionContext } from './question-context.ts'
import { textInTokens } from './text-in-tokens.ts'
import { tokenDerivation } from './token-derivation.ts'

/** Optimizer steps and tokens a step; of a number of steps, its share of the run. */
export function dataAnswer(context: QuestionContext): readonly string[] {
  const { scenario, recommendation, args } = context
  const { best } = recommendation
  const total = scenario.spec.tokens
  if (total === null) return ['The amount of data is not known.']
  if (args?.derivation !== undefined) return tokenDerivation(context, args.derivation)
  if (args?.textBytes !== undefined) return textInTokens(args.textBytes, context)
  const perStep = globalBatch(best) * best.sequenceLength
  const steps = Math.max(1, Math.ceil(total / perStep))
  const step = best.packed
    ? `one optimizer step takes ${formatCount(globalBatch(best))} sequences, ${formatTokens(perStep)}, so about ${formatCount(steps)} steps`
    : 'sequences are not packed, so short examples leave part of each batch empty'
  const asked = args?.steps
  if (asked !== undefined)
    return [
      `${formatCount(asked)} steps of ${formatTokens(perStep)} are ${formatTokens(asked * perStep)}, ${formatPercent((asked * perStep) / total)} of the ${formatTokens(total)} of the plan, which takes about ${formatCount(steps)}.`,
      'The time and money of the run go in proportion.',
    ]
  return [
    `The plan is for ${formatTokens(total)} of training in all, epochs included${madeOf(scenario)}.`,
    ...textCounted(scenario),
    args?.tokensAs === 'pages' && madeOf(scenario) === ''
      ? `They are as you gave them, and were not worked out of pages: one of ${formatCount(wordsPerPage)} words is about ${formatCount(Math.round(wordsPerPage / wordsPerToken))} tokens.`
      : '',
    `At sequence length ${formatCount(best.sequenceLength)}, ${step}.`,
    'Twice the tokens take about twice the hours and dollars.',
  ]
}

/** ": 1M examples × 400 tokens × 2 passes"; '' where nothing but the sum is known. */
function madeOf(scenario: Scenario): string {
  const { corpus } = scenario
  if (corpus === undefined) return ''
  const { examples, tokensPerExample, tokensPerEpoch, epochs } = corpus
  const passes = epochs === 1 ? '' : ` × ${formatCount(epochs)} passes`
  if (examples !== null && tokensPerExample !== null)
    return `: ${formatCount(examples)} examples × ${formatCount(tokensPerExample)} tokens${passes}`
  const text = textSizeOf(scenario)
  if (text !== null) return `: ${text.words} of text ÷ ${text.bytesPerToken} bytes a token${passes}`
  return passes === '' ? '' : `: ${formatTokens(tokensPerEpoch)}${passes}`
}

/** How sure the bytes of a token are, where the data were given in bytes. */
function textCounted(scenario: Scenario): readonly string[] {
  const text = textSizeOf(scenario)
  if (text === null) return []
  const what =
    text.bytesPerToken > mostOfText
      ? `${text.bytesPerToken} bytes a token is a rule of thumb for such files, most of which is not text`
      : `${text.bytesPerToken} bytes a token is our estimate; code and many languages take fewer bytes, so more tokens`
  return [`${what}. “gpucost count FILE” counts yours: reply with the number, such as “70M tokens”.`]
}
const mostOfText = 10
