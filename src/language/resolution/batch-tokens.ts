/** "4M tokens a step": a global batch, at the sequence length that was said or is usual. */
import { formatRounded, quoted } from '../../scenario/format-values.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import type { DataQuantities } from './data-quantities.ts'
import type { Draft } from './scenario-draft.ts'

/** Powers of two are meant by round numbers that come so close. */
const ROUNDING = 0.05

/** Sets the global batch where tokens of a step stand beside the amount of data. */
export function resolveBatchTokens(
  draft: Draft,
  { tokensPerStep, steps, globalBatch, sequence }: DataQuantities,
  usual: Vocabulary['usualSequences'],
): void {
  if (tokensPerStep === null || steps !== null || globalBatch !== null) return
  const length =
    sequence?.value ??
    draft.get('sequenceLength') ??
    (draft.get('task') === 'pretrain' ? usual.pretraining : usual.otherwise)
  const exact = tokensPerStep.value / length
  const power = 2 ** Math.round(Math.log2(exact))
  const sequences = Math.max(1, Math.abs(power / exact - 1) <= ROUNDING ? power : Math.round(exact))
  draft.set('globalBatch', sequences)
  draft.addRemark(
    'globalBatch',
    `${quoted(tokensPerStep.words)} is read as a global batch of ${formatRounded(sequences)} sequences of ${formatRounded(length)} tokens.`,
  )
}
