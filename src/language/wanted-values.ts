/**
 * Which values of a message are wanted, by a classifier that learned it from labelled messages: “last month we burned $3,200
 * on 8 A100” tells of other money and other GPUs than the job that is asked about. It has the last word where it is sure,
 * and the rules of clauses are a part of what it looks at.
 */
import { clauseAt } from './grammar/clause.ts'
import { sameValue } from './grammar/chosen-slots.ts'
import type { Slot } from './grammar/slots.ts'
import type { Vocabulary } from './lexicon/vocabulary.ts'
import type { Understanding } from './resolution/understanding.ts'
import { choiceWords, withSlots } from './settled-conflicts.ts'
import { listsOptions } from './value-standing.ts'
import { placeOf, valueContextOf, valueFeatures, valueKind } from './value-features.ts'

/** Shares of what is wanted below which a value goes, and above which one that the rules left out comes back. */
const unlikely = 0.4
const likely = 0.8
/** What is only quoted, or refused in so many words, does not come back. */
const leastWeight = -2
/** Of two values for one thing the likelier holds where it is so much likelier. */
const ahead = 0.4

/** The understanding of what is wanted; the same where the rules of clauses say so already. */
export function withWantedValues(understanding: Understanding, vocabulary: Vocabulary): Understanding {
  const { recognized, slots, unrecognized } = understanding
  const context = valueContextOf(understanding, vocabulary.clauseCues)
  const { slots: allSlots, kept, clauses } = context
  // What a remark was made of is settled.
  const remarked = new Set(slots.filter(({ role }) => role === 'remark').map(({ from, to }) => `${from} ${to}`))
  // What is ruled out is said of the plan.
  const judged = allSlots.filter(
    (slot) =>
      judgedKinds.has(valueKind(slot)) &&
      slot.from >= 0 &&
      !('excluded' in slot && slot.excluded) &&
      !remarked.has(`${slot.from} ${slot.to}`),
  )
  if (judged.length === 0 || judged.length > maxJudged || listsOptions(recognized.tokens)) return understanding
  const keptOf = new Map(slots.map((slot) => [placeOf(slot), slot]))
  const clauseOf = (slot: Slot): { readonly weight: number; readonly isOffPlan: boolean } =>
    clauseAt(clauses, slot.from) ?? { weight: 0, isOffPlan: false }
  const standing = judged.map((slot): Standing => ({
    slot: keptOf.get(placeOf(slot)) ?? slot,
    kind: valueKind(slot),
    isKept: kept.has(slot),
    weight: clauseOf(slot).weight,
    // "The 7B took 9h on 8 A100. Next is the 14B, same box": the rules keep it though it was.
    isMeantAnyway: kept.has(slot) && clauseOf(slot).isOffPlan,
    share: vocabulary.wantedValue(valueFeatures(slot, context)),
  }))
  const rivalsOf = (one: Standing): readonly Standing[] =>
    standing.filter((other) => other.kind === one.kind && other.isKept)
  const back = standing.filter(
    (one) =>
      !one.isKept &&
      one.share >= (rivalsOf(one).some(({ share }) => share < unlikely) ? even : likely) &&
      one.weight > leastWeight &&
      !rivalsOf(one).some(({ share }) => share > one.share - ahead),
  )
  const hasLength = allSlots.some(
    (slot) => slot.role === 'quantity' && (slot.measure === 'length' || slot.measure === 'responseTokens'),
  )
  const holding = standing.filter((one) => one.isKept || back.includes(one))
  const gone = holding.filter((one) => {
    const others = holding.filter((other) => other.kind === one.kind && !sameValue(other.slot, one.slot))
    if (one.isMeantAnyway || one.slot.disputed) return false
    const isOpenBeside = (other: Standing): boolean =>
      isOpen(one.slot, other.slot, recognized.tokens) && !(one.share < hardlyAny && other.share > likely)
    if (others.some(isOpenBeside)) return false
    // "1.2B-token pretrain finished; next: 44k comparisons of 500 tokens": one of two ways to say how much data.
    if (one.kind === 'data' && hasLength && isOutdone(one, holding)) return true
    const isBeaten =
      !listedKinds.has(one.kind) && one.share < even && others.some(({ share }) => share - one.share >= ahead)
    const isOutdoneByRival = one.share < unlikely && others.some(({ share }) => share > likely)
    const isHeld = one.slot.holds === true || isPlainLimit(one, understanding.wordsAt(one.slot.from, one.slot.to))
    const least = isHeld ? leastOfHeld : leastOf[one.kind]
    return isBeaten || isOutdoneByRival || (least !== undefined && one.share < least)
  })
  if (back.length === 0 && gone.length === 0) return understanding
  const dropped = new Set(gone.map(({ slot }) => placeOf(slot)))
  const rest = [...slots, ...back.map(({ slot }) => slot)]
    .filter((slot) => !dropped.has(placeOf(slot)))
    .toSorted((one, other) => one.from - other.from)
  const used = unrecognized.filter(({ from, to }) => !back.some(({ slot }) => slot.from === from && slot.to === to))
  return withSlots(understanding, rest, used)
}

type Standing = {
  readonly slot: Slot
  readonly kind: string
  readonly isKept: boolean
  readonly weight: number
  readonly isMeantAnyway: boolean
  readonly share: number
}

/** Whether the examples of a job are so much likelier than an amount of its data. */
const isOutdone = (one: Standing, holding: readonly Standing[]): boolean =>
  one.share < likely &&
  holding.some(({ kind, share }) => kind === 'examples' && share > likely && share - one.share >= ahead)

/** "The deadline is 5 days. It's a 34B": named as what it is, and of nothing that was. */
const isPlainLimit = ({ kind, weight, isMeantAnyway }: Standing, words: string): boolean =>
  kind === 'deadline' && weight >= 0 && !isMeantAnyway && /\bdeadline\b/iu.test(words)

const even = 0.5
/** "4 or 8 H100? I'd say 8": a choice that is left open no more. */
const hardlyAny = 0.12
/** Below so much a value goes though nothing stands in its place: a job needs none of these. What the rules hold on to is seldom meant otherwise. */
const leastOf: Readonly<Record<string, number>> = {
  budget: 0.12, deadline: 0.15, hours: 0.25, gpus: 0.12, count: 0.12, providers: 0.2, pricing: 0.25, method: 0.25,
} // prettier-ignore
const leastOfHeld = 0.025
/** "8b or 13b?", "40M tokens, 3 runs, so 120M": both are said of the job, and something else tells what is meant. */
function isOpen(one: Slot, other: Slot, tokens: Understanding['recognized']['tokens']): boolean {
  const [first, second] = one.from < other.from ? [one, other] : [other, one]
  const between = tokens.slice(first.to, second.from).map(({ text }) => text)
  if (between.length <= maxBetween && between.some((text) => choiceWords.has(text))) return true
  // "2 and 4 H100s", "a 32B …, and the same on a 70B"
  if (between.join(' ') === 'and' || between.join(' ').includes('and the same')) return true
  if (!('amount' in first) || !('amount' in second)) return false
  const times = second.amount.value / first.amount.value
  return times > 1 && times < mostTimes && between.includes(String(times))
}
const mostTimes = 100
const maxBetween = 6

/** More are a table or a wall of numbers. */
const maxJudged = 60
/** Several may be wanted side by side: either of them will do. */
const listedKinds: ReadonlySet<string> = new Set(['gpus', 'providers', 'examples'])
/** What the classifier was trained to judge. */
const judgedKinds: ReadonlySet<string> = new Set([
  ...Object.keys(leastOf),
  ...'size data examples epochs sequence rank task'.split(' '),
])
