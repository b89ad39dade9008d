/**
 * Two values for one thing in a message: a colleague sees which counts by what stands around them. Each value is scored by
 * its clause, by what of the job is said beside it, by how often it is said and how late. Where one is clearly ahead it
 * holds, and the other is named as not used; else both stay, and are asked about.
 */
import { type Clause, clauseAt } from './grammar/clause.ts'
import type { Slot, SlotOf } from './grammar/slots.ts'
import type { Vocabulary } from './lexicon/vocabulary.ts'
import { once } from '../once.ts'
import type { Understanding } from './resolution/understanding.ts'
import { valueContextOf, valueFeatures } from './value-features.ts'
import { areAdjacent, isNamedModel, kindOf, listsOptions, sentenceEnds, standing } from './value-standing.ts'

/** Things of which two values may be given in one message. */
const maxConflicts = 4
/** Scores further apart than this leave no doubt. */
const margin = 0.9
/** How much the share tells by which a value is likely to be wanted. */
const shareWeight = 1.5

/** The understanding without the values that clearly give way; the same where nothing contradicts. */
export function withSettledConflicts(understanding: Understanding, vocabulary: Vocabulary): Understanding {
  let settled = understanding
  for (let round = 0; round < maxConflicts; round += 1) {
    const rest = withoutLosers(settled, vocabulary)
    if (rest === null) return settled
    settled = withSlots(settled, rest)
  }
  return settled
}

/** The understanding of some of its slots; `unrecognized`: where that changes with them. Its draft is resolved when it is asked for. */
export function withSlots(
  {
    recognized,
    allSlots,
    referred,
    restated,
    unrecognized: before,
    numbers,
    isEveryday,
    wordsAt,
    draftOf,
  }: Understanding,
  slots: readonly Slot[],
  unrecognized = before,
): Understanding {
  const draft = once(() => draftOf(slots))
  return {
    recognized,
    allSlots,
    referred,
    restated,
    unrecognized,
    numbers,
    isEveryday,
    wordsAt,
    draftOf,
    slots,
    get draft() {
      return draft()
    },
  }
}

/** The slots that are left of the first contradiction that the text settles; null where there is none. */
function withoutLosers(understanding: Understanding, vocabulary: Vocabulary): readonly Slot[] | null {
  const { draft, slots, recognized, wordsAt } = understanding
  const conflicts = draft.issues.filter(({ kind, terms }) => kind === 'conflict' && terms.length === 2)
  if (conflicts.length === 0) return null
  const context = valueContextOf(understanding, vocabulary.clauseCues)
  const { clauses } = context
  const weightOfShare = listsOptions(recognized.tokens) ? 0 : shareWeight
  const scoreOf = (said: readonly Slot[]): number =>
    Math.max(
      ...said.map(
        (slot) =>
          standing(slot, understanding, clauses) + weightOfShare * vocabulary.wantedValue(valueFeatures(slot, context)),
      ),
    )
  for (const { terms } of conflicts) {
    const ranked = terms
      .map((term) => slots.filter(({ from, to }) => wordsAt(from, to).trim() === term))
      .filter((said) => said.length > 0)
      .map((said) => ({ said, score: scoreOf(said) }))
      .toSorted((one, other) => other.score - one.score)
    const [best, next] = ranked
    if (best === undefined || next === undefined) continue
    if ([best, next].every(({ said }) => said.some(({ disputed }) => disputed))) continue
    const both = [...best.said, ...next.said]
    const counted = asExamples(both)
    if (counted !== null) return slots.map((slot) => (slot === counted ? { ...counted, measure: 'examples' } : slot))
    const unit = both.filter((slot) => isSaidWithUnit(slot, slots))
    if (unit.length > 0) return slots.filter((slot) => !unit.includes(slot))
    // "Qwen3-30B-A3B … compute like a 3B, memory like a 30B": what a model is like says nothing where one is named.
    const named = both.every(isSizeAlone) ? slots.filter(isNamedModel) : []
    if (named.length > 0 && scoreOf(named) - best.score >= margin / 2)
      return slots.filter((slot) => !both.includes(slot))
    if (areMany(best.said, slots)) continue
    if (!(best.score - next.score >= margin) || isOpenChoice(best.said, next.said, understanding, clauses)) continue
    return slots.filter((slot) => !next.said.includes(slot) && !isCountedBy(slot, next.said, slots))
  }
  return null
}

/** "10M, 20M and 30M tokens": a list, and no correction. */
function areMany([one]: readonly Slot[], slots: readonly Slot[]): boolean {
  if (one === undefined || kindOf(one) !== 'data') return false
  return (
    new Set(slots.flatMap((slot) => (kindOf(slot) === 'data' && 'amount' in slot ? [slot.amount.value] : []))).size > 2
  )
}

const isSizeAlone = (slot: Slot): boolean => slot.role !== 'model' && kindOf(slot) === 'size'

/** "Data: 19,500 Q&As, ca. 850 tokens": what is counted is as long as the few tokens beside it; null where nothing is. */
function asExamples(both: readonly Slot[]): SlotOf<'quantity'> | null {
  const data = both.flatMap((slot) => (slot.role === 'quantity' && kindOf(slot) === 'data' ? [slot] : []))
  const [one, other] = data.toSorted((first, second) => second.amount.value - first.amount.value)
  if (one === undefined || other === undefined || data.length !== both.length) return null
  const isCount = one.measure === 'tokens' && ['', 'k'].includes(one.amount.magnitude) && one.amount.unit === undefined
  const isLength =
    other.measure === 'tokens' && other.amount.value <= longestExample && other.amount.value >= shortestExample
  return isCount && isLength && one.amount.value >= fewestExamples ? one : null
}
const [shortestExample, longestExample, fewestExamples] = [8, 65_536, 50]

/** "2B tokens … so it's 2B all in": the same number again, of which the unit was said. */
const isSaidWithUnit = (slot: Slot, slots: readonly Slot[]): boolean =>
  slot.role === 'unitless' &&
  slots.some(
    (other) => other.role === 'quantity' && other.measure === 'tokens' && other.amount.value === slot.amount.value,
  )

/** "Nobody has 8xH100": the GPUs go with their number, where others are left. */
const isCountedBy = (slot: Slot, counts: readonly Slot[], slots: readonly Slot[]): boolean =>
  slot.role === 'gpus' &&
  counts.some((count) => areAdjacent(count, slot)) &&
  slots.some((other) => other.role === 'gpus' && other !== slot && !counts.some((count) => areAdjacent(count, other)))

/** "14B or 32B", "8 vs 16 GPUs": nobody has chosen, where neither clause is weighed. */
function isOpenChoice(
  said: readonly Slot[],
  others: readonly Slot[],
  { recognized: { tokens } }: Understanding,
  clauses: readonly Clause[],
): boolean {
  const weightOf = (slot: Slot): number => clauseAt(clauses, slot.from)?.weight ?? 0
  return said.some((one) =>
    others.some((other) => {
      const [from, to] = one.from < other.from ? [one.to, other.from] : [other.to, one.from]
      const between = tokens.slice(from, to)
      // "The difference between 1 epoch and 3 epochs"
      if (tokens[Math.min(one.from, other.from) - 1]?.text === 'between') return true
      return (
        weightOf(one) === weightOf(other) &&
        between.length <= mostBetween &&
        between.some(({ text, kind }, at) => isProposed(between, at) || (kind !== 'number' && choiceWords.has(text))) &&
        !between.some(({ text }) => text !== ';' && sentenceEnds.has(text))
      )
    }),
  )
}
/** "…; what about 18 epochs": one more way to go. */
const isProposed = (tokens: readonly { readonly text: string }[], at: number): boolean =>
  tokens[at]?.text === 'about' && ['what', 'how'].includes(tokens[at - 1]?.text ?? '')
const mostBetween = 8
/** Between two values they leave a choice. */
export const choiceWords: ReadonlySet<string> = new Set(['or', 'vs', 'versus', '/'])
