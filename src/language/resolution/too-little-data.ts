/** Data that nobody trains on: more must be meant, and is asked for. */
import { minData } from '../../scenario/field-phrases.ts'
import { formatRounded, quoted } from '../../scenario/format-values.ts'
import { hasDigit } from '../text/characters.ts'
import type { DataQuantities, DataQuantity } from './data-quantities.ts'
import type { Draft } from './scenario-draft.ts'

/** "8b 700 tokens": so few are the tokens of an example, and nobody said of how many. An issue is added. */
export function isTooLittle(
  draft: Draft,
  { value, words, slot }: DataQuantity,
  { steps, epochs }: DataQuantities,
): boolean {
  const isAsked = slot.role === 'quantity' && slot.measure === 'tokens' && slot.amount.total !== true
  if (!isAsked || draft.base !== null || steps !== null || value * (epochs?.value ?? 1) >= minData) return false
  // "chinchilla optimal" counts for each parameter of a model that is not named yet: that is asked for.
  if (!hasDigit(words)) return true
  draft.addIssue(
    'missing-data',
    `${quoted(words)} in all are too few to train on. If each example has so many, say how many examples there are, such as “10k examples x ${words}”.`,
    [words],
    [`10k examples x ${words}`],
  )
  return true
}

/** "One example for each customer": nobody trains on so little, so that more must be meant. An issue is added. */
export function isNoData(draft: Draft, tokens: number, { examples }: DataQuantities): boolean {
  if (draft.base !== null || examples === null || tokens >= leastData) return false
  draft.addIssue(
    'missing-data',
    `${quoted(examples.words)}: ${formatRounded(tokens)} tokens in all are too few to train on. Say how many examples there are in all, such as “10k examples”, or the tokens in total.`,
    [examples.words],
    ['10k examples'],
  )
  return true
}
const leastData = 4000
