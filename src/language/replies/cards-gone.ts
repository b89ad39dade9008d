/** "Take away two of the cards", "one 3090 died", "Bob needs 2 of the 8 for eval": so many GPUs fewer than the plan has. */
import { gpuAmount } from '../grammar/gpu-count.ts'
import type { GrammarResult, Slot } from '../grammar/slots.ts'
import { type Amount, type Mention, isKind } from '../lexicon/meanings.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import { type RecognizedText, wordsIn } from '../recognizers/recognized-text.ts'
import type { PlanOfThread } from './numbers-of-plan.ts'

/** The cards, or the machines of several, that the text says are gone as a step of their number; null where it says so of none. */
export function withCardsGone(
  recognized: RecognizedText,
  found: GrammarResult,
  plan: PlanOfThread,
  { cardsGone }: Vocabulary['intentPhrases'],
): GrammarResult | null {
  const { mentions, tokens } = recognized
  if (!cardsGone.test(wordsIn(recognized)(0, tokens.length))) return null
  for (const measure of ['gpus', 'nodes'] as const) {
    const held = severalHeld(plan, measure)
    if (held === null) continue
    const gone = mentions.flatMap((mention, index) => {
      if (!isKind(mention, 'amount') || !isCount(mention.meaning, held, measure)) return []
      const to = endOfCards(recognized, index, held, measure)
      return to === null ? [] : [{ mention, to }]
    })
    const [only, ...others] = gone
    if (only === undefined || others.length > 0) continue
    const { mention, to } = only
    // "Three are blocked for months, so we get exactly four"
    const rest = mentions.find(
      (one) =>
        isKind(one, 'amount') && one.from >= to && isCount(one.meaning, held, measure) && isKept(one, recognized),
    )
    if (rest !== undefined && isKind(rest, 'amount'))
      return withStep(found, { ...rest.meaning, measure }, rest.from, rest.to)
    return withStep(found, { ...mention.meaning, measure, change: 'fewer' }, mention.from, to)
  }
  return null
}

/** A share of the cards that the text says are gone, or of a machine that is to do: null where it speaks of none. */
export function withShareOfCards(
  recognized: RecognizedText,
  found: GrammarResult,
  plan: PlanOfThread,
  { cardsGone }: Vocabulary['intentPhrases'],
): GrammarResult | null {
  const held = severalHeld(plan, 'gpus')
  const share = held === null ? null : shareIn(recognized, held)
  if (share === null) return null
  const isGone = cardsGone.test(wordsIn(recognized)(0, recognized.tokens.length))
  // "Half the GPUs" scales them; half of one machine is a number.
  if (!isGone && !share.isOfOne) return null
  const { amount, from, to } = share
  return withStep(found, isGone ? { ...amount, change: 'fewer' } : amount, from, to)
}

/** "Exactly four", "plan with the three", "two are left" */
const isKept = ({ from, to }: Mention, { tokens }: RecognizedText): boolean =>
  keeping.has(tokens[from - 1]?.text ?? '') && !/^(?:of|to|for|from)$/u.test(tokens[to]?.text ?? '')
const keeping: ReadonlySet<string> = new Set('exactly only just get with on have leaves'.split(' '))

type CountedHardware = 'gpus' | 'nodes'

/** The GPUs of the plan, or its machines, where they are several. */
function severalHeld({ scenario: { spec }, lastPlan }: PlanOfThread, measure: CountedHardware): number | null {
  const field = measure === 'gpus' ? 'gpuCount' : 'nodes'
  const held = spec[field] ?? lastPlan[field] ?? null
  return held === null || held < 2 ? null : held
}

function withStep(found: GrammarResult, amount: Amount, from: number, to: number): GrammarResult {
  const slot: Slot = { role: 'quantity', measure: amount.measure ?? 'gpus', amount, from, to }
  // "One 3090 died, plan with the three that are left" names the cards that the plan is on, and what is left of them.
  const isOfCards = (one: Slot): boolean =>
    one.role === 'count' ||
    one.role === 'gpus' ||
    one.role === 'nodes' ||
    ((one.role === 'quantity' || one.role === 'scale') && (one.measure === 'gpus' || one.measure === 'nodes'))
  return {
    ...found,
    slots: [...found.slots.filter((one) => !isOfCards(one)), slot].toSorted((one, other) => one.from - other.from),
    unrecognized: found.unrecognized.filter((one) => !isKind(one, 'amount') && (one.from < from || one.from >= to)),
  }
}

/** "Half the cluster", "a quarter of our cards", "two thirds of the nodes" */
const shareOfCards =
  /\b(?:(?<count>an?|one|two|three) )?(?<part>half|halves|thirds?|quarters?|fifths?|eighths?)(?: of)? (?:the|our|my|those|these|all(?: the)?) (?:cluster|fleet|rack|gpus|cards|nodes|machines|boxes|h\d00s?|a100s?|b\d00s?|(?<one>node|box|machine|server))\b/u
/** As usual ones have. */
const gpusOfNode = 8
const parts: Readonly<Record<string, number>> = { half: 2, third: 3, quarter: 4, fifth: 5, eighth: 8 }

type ShareOfCards = {
  readonly amount: Amount
  readonly isOfOne: boolean
  readonly from: number
  readonly to: number
}

/** The share of the cards that the text speaks of, as a count of them; null where it is no whole one. */
function shareIn({ tokens, normalized }: RecognizedText, held: number): ShareOfCards | null {
  const said = shareOfCards.exec(normalized.text.toLowerCase())
  if (said?.groups === undefined) return null
  const { count = 'a', part = '', one } = said.groups
  const times = { two: 2, three: 3 }[count] ?? 1
  const whole = one === undefined ? held : Math.min(held, gpusOfNode)
  const value = (whole * times) / (parts[part.replace(/s$/u, '')] ?? Number.NaN)
  if (!Number.isInteger(value) || value >= held) return null
  const end = said.index + said[0].length
  const from = tokens.findIndex((token) => token.start >= said.index)
  const to = tokens.findLastIndex((token) => token.end <= end) + 1
  return from < 0 || to <= from ? null : { amount: gpuAmount(value), isOfOne: one !== undefined, from, to }
}

const isCount = ({ measure, value, change }: Amount, held: number, of: CountedHardware): boolean =>
  (measure === null || measure === of) && change === undefined && Number.isInteger(value) && value < held

/** Where the cards end that the amount counts: "two of the cards", "2 of the 8", "one 3090"; null where it counts none. */
function endOfCards(
  { mentions, tokens }: RecognizedText,
  index: number,
  held: number,
  of: CountedHardware,
): number | null {
  const amount = mentions[index]
  if (amount === undefined) return null
  // "3 gpus died"
  if (isKind(amount, 'amount') && amount.meaning.measure === of && amount.to - amount.from > 1) return amount.to
  let at = index + 1
  let isPart = tokens[amount.to - 1]?.text === 'of'
  while (isSmallWord(mentions[at], tokens)) {
    isPart ||= tokens[mentions[at]?.from ?? 0]?.text === 'of'
    at += 1
  }
  const next = mentions[at]
  if (next === undefined || next.from - amount.to > 4) return null
  const isOfHeld = isPart && isKind(next, 'amount') && next.meaning.value === held
  // "Two of the eight reviewers are out"
  const noun = mentions[at + 1]
  if (isOfHeld && isKind(noun, 'unknown') && tokens[noun.from]?.text.endsWith('s') === true) return null
  if (isOfHeld) return next.to
  if ((of === 'gpus' && isKind(next, 'gpu')) || (isKind(next, 'measure') && next.meaning.measure === of)) return next.to
  return null
}

const isSmallWord = (mention: Mention | undefined, tokens: RecognizedText['tokens']): boolean =>
  mention !== undefined && /^(?:of|the|our|my|those|these|all)$/u.test(tokens[mention.from]?.text ?? '')
