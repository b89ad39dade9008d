/** "Take away two of the cards", "one 3090 died", "Bob needs 2 of the 8 for eval": so many GPUs fewer than the plan has. */
import type { GrammarResult, Slot } from '../grammar/slots.ts'
import { type Amount, type Mention, isKind } from '../lexicon/meanings.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import { type RecognizedText, wordsIn } from '../recognizers/recognized-text.ts'
import type { PlanOfThread } from './numbers-of-plan.ts'

/** The cards that the text says are gone as a step of their number; null where it says so of none. */
export function withCardsGone(
  recognized: RecognizedText,
  found: GrammarResult,
  { scenario, lastPlan }: PlanOfThread,
  { cardsGone }: Vocabulary['intentPhrases'],
): GrammarResult | null {
  const held = scenario.spec.gpuCount ?? lastPlan.gpuCount ?? null
  const { mentions, tokens } = recognized
  if (held === null || held < 2 || !cardsGone.test(wordsIn(recognized)(0, tokens.length))) return null
  const gone = mentions.flatMap((mention, index) => {
    if (!isKind(mention, 'amount') || !isCount(mention.meaning, held)) return []
    const to = endOfCards(recognized, index, held)
    return to === null ? [] : [{ mention, to }]
  })
  const [only, ...others] = gone
  if (only === undefined || others.length > 0) return null
  const { mention, to } = only
  const { from } = mention
  const amount: Amount = { ...mention.meaning, measure: 'gpus', change: 'fewer' }
  const slot: Slot = { role: 'quantity', measure: 'gpus', amount, from, to }
  // "One 3090 died, plan with the three that are left" names the cards that the plan is on, and what is left of them.
  const isOfCards = (one: Slot): boolean =>
    one.role === 'count' || one.role === 'gpus' || (one.role === 'quantity' && one.measure === 'gpus')
  return {
    ...found,
    slots: [...found.slots.filter((one) => !isOfCards(one)), slot].toSorted((one, other) => one.from - other.from),
    unrecognized: found.unrecognized.filter((one) => !isKind(one, 'amount') && (one.from < from || one.from >= to)),
  }
}

const isCount = ({ measure, value, change }: Amount, held: number): boolean =>
  (measure === null || measure === 'gpus') && change === undefined && Number.isInteger(value) && value < held

/** Where the cards end that the amount counts: "two of the cards", "2 of the 8", "one 3090"; null where it counts none. */
function endOfCards({ mentions, tokens }: RecognizedText, index: number, held: number): number | null {
  const amount = mentions[index]
  if (amount === undefined) return null
  let at = index + 1
  let isPart = tokens[amount.to - 1]?.text === 'of'
  while (isSmallWord(mentions[at], tokens)) {
    isPart ||= tokens[mentions[at]?.from ?? 0]?.text === 'of'
    at += 1
  }
  const next = mentions[at]
  if (next === undefined || next.from - amount.to > 4) return null
  const isOfHeld = isPart && isKind(next, 'amount') && next.meaning.value === held
  if (isOfHeld) return next.to
  if (isKind(next, 'gpu') || (isKind(next, 'measure') && next.meaning.measure === 'gpus')) return next.to
  return null
}

const isSmallWord = (mention: Mention | undefined, tokens: RecognizedText['tokens']): boolean =>
  mention !== undefined && /^(?:of|the|our|my|those|these|all)$/u.test(tokens[mention.from]?.text ?? '')
