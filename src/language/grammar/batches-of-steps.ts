/** "480 sequences of 4096 per step for 10k steps", "each step takes 512 sequences of 2048 tokens": the batch of a step and how long a sequence of it is. */
import { type Amount, type Mention, isKind } from '../lexicon/meanings.ts'
import { anywhere } from './once-per-text.ts'
import type { ParseContext } from './parse-context.ts'
import { spanOf } from './slots.ts'

/** Fills the global batch and the sequence length, where the steps have a number of their own. */
export function fillBatchesOfSteps(context: ParseContext): void {
  if (!hasSteps(context)) return
  for (const { mention, index } of context.unused('amount')) {
    if (!isBatch(context, index, mention.meaning)) continue
    const length = lengthBehind(context, index)
    if (length === null || !isOfStep(context, index, length.index)) continue
    const globalBatch: Amount = { ...mention.meaning, measure: 'globalBatch' }
    const { each: _each, perStep: _perStep, unit: _unit, ...sequence } = length.mention.meaning
    context.add({ role: 'quantity', measure: 'globalBatch', amount: globalBatch, ...spanOf(mention) }, index)
    context.add(
      {
        role: 'quantity',
        measure: 'sequence',
        amount: { ...sequence, measure: 'sequence' },
        ...spanOf(length.mention),
      },
      length.index,
    )
    return
  }
}

const hasSteps = anywhere(
  (mention) => isKind(mention, 'amount') && mention.meaning.measure === 'steps' && mention.meaning.value >= fewestSteps,
)
const fewestSteps = 10
const mostSequences = 65_536
const [shortest, longest] = [64, 2_000_000]
/** As far as the length, and the word of the step, stand from the batch, in mentions. */
const reach = 8

const isBatch = (context: ParseContext, index: number, { measure, magnitude, value }: Amount): boolean =>
  (measure === 'examples' || measure === 'sequence' || measure === 'batch' || measure === 'globalBatch') &&
  ['', 'k'].includes(magnitude) &&
  value <= mostSequences &&
  /\b(?:sequences?|seqs?|samples|examples|contexts|chunks|windows|documents|docs)\b/u.test(context.textAt(index))

/** The next number behind the batch: "of 4096", "x 2048 each", ", each 4096 long". */
function lengthBehind(
  context: ParseContext,
  index: number,
): { readonly index: number; readonly mention: Mention<Amount> } | null {
  for (let at = index + 1; at <= index + reach; at += 1) {
    const mention = context.mentions[at]
    if (mention === undefined || isKind(mention, 'sentence-end', 'question')) return null
    if (!isKind(mention, 'amount')) continue
    const { measure, value } = mention.meaning
    const isLength = measure === null || ['tokens', 'length', 'sequence'].includes(measure)
    return isLength && value >= shortest && value <= longest ? { index: at, mention } : null
  }
  return null
}

/** "per step" behind them or in their own words, "a step sees" or "10k steps of" before them. */
function isOfStep(context: ParseContext, batch: number, length: number): boolean {
  const own = context.textBetween(batch, length + reach)
  if (/\b(?:per|a|each|every|\/) (?:\w+ )?(?:step|update|batch|iteration)\b/u.test(own)) return true
  return stepBefore.test(context.textBetween(batch - reach, batch))
}
const stepBefore =
  /\b(?:steps?|updates?|iterations?|batch|batches)(?: (?:with|of|takes|sees|has|reads|is|holds|at|x|:|×)){1,2}$|\b(?:per|each|every) (?:step|update|batch|iteration)(?: (?:we|i|use|feed|take|have|:)){0,2}$/u
