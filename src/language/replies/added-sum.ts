/** "I found $400 in the training pot, add it to the budget": a sum that comes on top of the one that holds, or goes off it. */
import type { GrammarResult, Slot } from '../grammar/slots.ts'
import { isKind } from '../lexicon/meanings.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import { type RecognizedText, wordsIn } from '../recognizers/recognized-text.ts'

/** The one sum of the text as a step of the budget; null where there is no budget, or no word that adds it or takes it off. */
export function withAddedSum(
  { mentions, tokens, ...recognized }: RecognizedText,
  found: GrammarResult,
  held: number | null,
  { addedToBudget, takenOff }: Vocabulary['intentPhrases'],
): GrammarResult | null {
  const sums = mentions.filter((mention) => isKind(mention, 'amount')).filter(({ meaning }) => isMoney(meaning.measure))
  const [sum, ...others] = sums
  if (held === null || sum === undefined || others.length > 0 || sum.meaning.change !== undefined) return null
  const behind = wordsIn({ mentions, tokens, ...recognized })(sum.to, tokens.length)
  const change = addedToBudget.test(behind) ? 'more' : takenOff.test(behind) ? 'fewer' : null
  if (change === null || (change === 'fewer' && sum.meaning.value >= held)) return null
  const { from, to } = sum
  const slot: Slot = {
    role: 'quantity',
    measure: 'budget',
    amount: { ...sum.meaning, measure: 'budget', change },
    from,
    to,
  }
  // What else the words say of the budget is this sum, or the word for it.
  const isOfSum = (one: Slot): boolean =>
    (one.from < to && from < one.to) ||
    (one.role === 'clear' && one.from >= to) ||
    (one.role === 'quantity' && isMoney(one.measure))
  return {
    ...found,
    slots: [...found.slots.filter((one) => !isOfSum(one)), slot].toSorted((one, other) => one.from - other.from),
    unrecognized: found.unrecognized.filter((mention) => mention.from < from || mention.from >= to),
  }
}

const isMoney = (measure: string | null): boolean => measure === 'money' || measure === 'budget'
