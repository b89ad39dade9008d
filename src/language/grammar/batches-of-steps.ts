/** "480 sequences of 4096 per step for 10k steps", "each step takes 512 sequences of 2048 tokens": the batch of a step and how long a sequence of it is. */
import { isKind } from '../lexicon/meanings.ts'
import { anywhere } from './once-per-text.ts'
import type { ParseContext } from './parse-context.ts'
import { spanOf } from './slots.ts'

/** As far as the length, and the word of the step, stand from the batch, in mentions. */
const reach = 8
const [mostSequences, shortest, longest] = [65_536, 64, 2_000_000]
const sequences = /\b(?:sequences?|seqs?|samples|examples|contexts|chunks|windows|documents|docs)\b/u

/** Fills the global batch and the sequence length, where the steps have a number of their own. */
export function fillBatchesOfSteps(context: ParseContext): void {
  if (!hasSteps(context)) return
  for (const { mention, index } of context.unused('amount')) {
    const { magnitude, value } = mention.meaning
    if (!['', 'k'].includes(magnitude) || value > mostSequences || !sequences.test(context.textAt(index))) continue
    const behind = context.mentions.slice(index + 1, index + 1 + reach)
    const at = index + 1 + behind.findIndex((one) => isKind(one, 'amount', 'sentence-end'))
    const length = context.mentions[at]
    if (at === index || !isKind(length, 'amount') || !isOfStep(context, index, at)) continue
    const { each: _each, perStep: _perStep, unit: _unit, ...sequence } = length.meaning
    const isLength = sequence.measure === null || ['tokens', 'length', 'sequence'].includes(sequence.measure)
    if (!isLength || sequence.value < shortest || sequence.value > longest) continue
    const ofBatch = { ...mention.meaning, measure: 'globalBatch' as const }
    context.add({ role: 'quantity', measure: 'globalBatch', amount: ofBatch, ...spanOf(mention) }, index)
    const ofLength = { ...sequence, measure: 'sequence' as const }
    context.add({ role: 'quantity', measure: 'sequence', amount: ofLength, ...spanOf(length) }, at)
    return
  }
}

const hasSteps = anywhere(
  ({ meaning }) => meaning.kind === 'amount' && meaning.measure === 'steps' && meaning.value > 9,
)

/** "Per step" behind them or in their own words, "a step sees" or "10k steps of" before them. */
const isOfStep = (context: ParseContext, batch: number, length: number): boolean =>
  /\b(?:per|a|each|every|\/) (?:\w+ )?(?:step|update|batch|iteration)\b/u.test(
    context.textBetween(batch, length + reach),
  ) || stepBefore.test(context.textBetween(batch - reach, batch))
const stepBefore =
  /\b(?:steps?|updates?|iterations?|batch|batches)(?: (?:with|of|takes|sees|has|reads|is|holds|at|x|:|×)){1,2}$|\b(?:per|each|every) (?:step|update|batch|iteration)(?: (?:we|i|use|feed|take|have|:)){0,2}$/u
