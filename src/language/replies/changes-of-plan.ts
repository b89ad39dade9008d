/**
 * "Dedup threw away 20B, so take those off", "one fifth of those tokens is spam, drop it", "ten times as much text", "make it
 * twice as many": amounts that come with what happens to them in another clause, and factors whose noun was said before.
 */
import type { Measure } from '../../catalog/lexicon-meaning.ts'
import type { GrammarResult, Slot, SlotOf } from '../grammar/slots.ts'
import { type Amount, type Mention, isKind } from '../lexicon/meanings.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import { type RecognizedText, wordsIn } from '../recognizers/recognized-text.ts'
import { withAddedSum } from './added-sum.ts'
import { withCardsGone, withShareOfCards } from './cards-gone.ts'
import { heldIn } from './counted-data.ts'
import type { ChangeOfAmount } from './direction-of-change.ts'
import { withImageLength } from './image-length.ts'
import { withDirections } from './stepped-amounts.ts'
import { numericFields } from './numeric-fields.ts'
import type { PlanOfThread } from './numbers-of-plan.ts'

/** Longer texts say more than one change. */
const maxMentions = 40

/** What the grammar finds, with the changes that the rest of the text tells of. */
export function withChangesOfPlan(
  recognized: RecognizedText,
  found: GrammarResult,
  plan: PlanOfThread,
  { intentPhrases }: Pick<Vocabulary, 'intentPhrases'>,
): GrammarResult {
  if (recognized.mentions.length > maxMentions || recognized.tokens.some(({ text }) => text === '?')) return found
  const text = wordsIn(recognized)(0, recognized.tokens.length)
  const taken = text.replaceAll(setsTo, ' to')
  const isAdded = intentPhrases.addedTo.test(taken) || anotherOfThem.test(taken)
  const change = intentPhrases.takenOff.test(taken) ? 'fewer' : isAdded ? 'more' : null
  const ofCards = withShareOfCards(recognized, found, plan, intentPhrases)
  if (ofCards !== null) return ofCards
  const changed =
    change === null
      ? null
      : (withChange(change, recognized, found, plan) ?? (change === 'fewer' ? withoutName(recognized, found) : null))
  if (changed !== null) return changed
  const added = withAddedSum(recognized, found, plan.scenario.spec.budgetUsd, intentPhrases)
  if (added !== null) return added
  const gone = withCardsGone(recognized, found, plan, intentPhrases)
  if (gone !== null) return gone
  const directed = withDirections(recognized, found, plan, intentPhrases.direction)
  if (directed !== null) return directed
  const ofImages = withImageLength(recognized, found, plan)
  if (ofImages !== null) return ofImages
  const asLength = withLength(recognized, found, plan)
  if (asLength !== null) return asLength
  const factor = openFactorIn(recognized, found, intentPhrases.wish.test(text) && intentPhrases.ofData.test(text))
  if (factor !== null && pays.test(wordsIn(recognized)(Math.max(0, factor.from - 2), factor.from))) return found
  const measure = factor === null ? null : scaledIn(factor, text, plan, intentPhrases)
  if (factor === null || measure === null) return found
  const slot: Slot = { role: 'scale', measure, factor: factor.value, from: factor.from, to: factor.to }
  return {
    ...found,
    slots: [...found.slots, slot].toSorted((one, other) => one.from - other.from),
    unrecognized: found.unrecognized.filter(({ from }) => from !== factor.from),
  }
}

/** "Finance found another 20k of them" */
const anotherOfThem = /\b(?:another|an extra|an additional) \d[\d.,]* ?[kmb]? (?:of|more of) (?:them|those|these)\b/iu

/** "Drop it to 40k pairs": that is where it ends. */
const setsTo =
  /\b(?:drop|take|cut|knock|throw|add|leave) (?:it|that|them|those|this|these) (?:back |up |down )?to(?= )/giu

/** "A friend paid four times that": of a bill. */
const pays = /\b(?:paid|pays?|paying|charged?|charges|cost|costs|billed|quoted|spent|spends?)\b/iu

/** The one amount or share of the data, taken off or added. */
function withChange(
  change: ChangeOfAmount,
  recognized: RecognizedText,
  found: GrammarResult,
  { scenario }: PlanOfThread,
): GrammarResult | null {
  const scales = found.slots.filter((slot): slot is SlotOf<'scale'> => slot.role === 'scale' && slot.factor < 1)
  const [share, ...shares] = scales
  if (share !== undefined && shares.length === 0 && change === 'fewer') {
    const rest: Slot = { ...share, factor: 1 - share.factor }
    return { ...found, slots: found.slots.map((slot) => (slot === share ? rest : slot)) }
  }
  const amounts = [...found.slots.flatMap(dataOf), ...ofThoseIn(recognized, found)]
  const [data, ...others] = amounts
  const held = data === undefined ? null : heldIn(scenario, data.amount.magnitude)
  if (data === undefined || others.length > 0 || held === null || data.amount.change !== undefined) return null
  // "Take it off, the CFO only looks above 1k" is of no tokens.
  if (data.amount.value * leastPart < held.value) return null
  if (change === 'fewer' && (data.amount.value >= held.value || isLeft(data, recognized))) return null
  const measure = data.measure ?? held.measure
  const { from, to, amount } = data
  const slot: Slot = { role: 'quantity', measure, amount: { ...amount, measure, change }, from, to }
  const rest = found.slots.filter((one) => one !== data.slot && !(one.role === 'quantity' && one.measure === 'length'))
  return {
    ...found,
    slots: [...rest, slot].toSorted((one, other) => one.from - other.from),
    unrecognized: found.unrecognized.filter((mention) => mention.from < from || mention.from >= to),
  }
}

const leastPart = 1000

/** "Threw out the duplicates, it says 17302 now": that is what is left. */
const isLeft = ({ from, to }: DataSlotAmount, { tokens }: RecognizedText): boolean =>
  comesTo.has(tokens[from - 1]?.text ?? '') || remains.has(tokens[to]?.text ?? '')
const comesTo: ReadonlySet<string> = new Set(
  'says say shows leaves leaving gives is are at to have remain now'.split(' '),
)
const remains: ReadonlySet<string> = new Set('now left remain remaining remains stay survive survived'.split(' '))

/** "The proxy blocks RunPod, take that one out": the one name of the text is left out. */
function withoutName({ mentions }: RecognizedText, found: GrammarResult): GrammarResult | null {
  const names = mentions.flatMap((mention): Slot[] => {
    const { from, to, meaning } = mention
    if (meaning.kind === 'provider') return [{ role: 'providers', ids: meaning.ids, excluded: true, from, to }]
    return meaning.kind === 'gpu' ? [{ role: 'gpus', ids: meaning.ids, excluded: true, group: false, from, to }] : []
  })
  const [only, ...others] = names
  if (
    only === undefined ||
    others.length > 0 ||
    found.slots.some(({ from, role }) => from !== only.from && role !== 'remark')
  )
    return null
  return { ...found, slots: [only] }
}

type DataSlotAmount = {
  readonly slot: Slot | null
  readonly measure: Measure | null
  readonly amount: Amount
  readonly from: number
  readonly to: number
}

const dataOf = (slot: Slot): readonly DataSlotAmount[] =>
  slot.role === 'unitless'
    ? [{ ...slot, slot, measure: 'tokens' }]
    : slot.role === 'quantity' && (slot.measure === 'tokens' || slot.measure === 'examples')
      ? [{ ...slot, slot, measure: slot.measure }]
      : []

/** "512 tokens is enough context": so few are how long a sequence is, where the text speaks of that. */
function withLength(
  { mentions }: RecognizedText,
  found: GrammarResult,
  { scenario }: PlanOfThread,
): GrammarResult | null {
  const isOfLength = mentions.some(
    (mention) =>
      isKind(mention, 'measure') &&
      mention.meaning.measure === 'sequence' &&
      !found.slots.some(({ from, to }) => from < mention.to && mention.from < to),
  )
  const held = scenario.spec.tokens ?? 0
  if (!isOfLength || held === 0) return null
  let isFound = false
  const slots = found.slots.map((slot): Slot => {
    const isFew =
      slot.role === 'quantity' && slot.measure === 'tokens' && slot.amount.value < Math.min(maxLength, held / 100)
    if (!isFew) return slot
    isFound = true
    return { ...slot, measure: 'sequence', amount: { ...slot.amount, measure: 'sequence' } }
  })
  return isFound ? { ...found, slots } : null
}
const maxLength = 262_144

/** "40 million of those tokens", "5k of them": more than there are GPUs. */
const ofThoseIn = ({ mentions }: RecognizedText, { slots }: GrammarResult): readonly DataSlotAmount[] =>
  mentions.flatMap((mention) => {
    if (!isKind(mention, 'amount') || slots.some(({ from, to }) => from < mention.to && mention.from < to)) return []
    const { measure, value, unitValue } = mention.meaning
    const isOfThose = measure === 'gpus' && value > maxGpus
    const isBare = measure === null && mention.meaning.magnitude === 'k'
    return isOfThose || isBare
      ? [
          {
            slot: null,
            measure: null,
            amount: { ...mention.meaning, value: isOfThose ? unitValue : value },
            from: mention.from,
            to: mention.to,
          },
        ]
      : []
  })
const maxGpus = 1024

type OpenFactor = { readonly value: number; readonly from: number; readonly to: number }

/** "Twice", "ten times", "a third": the one factor that scales nothing named beside it. */
function openFactorIn(
  { mentions, tokens }: RecognizedText,
  { slots }: GrammarResult,
  isWished: boolean,
): OpenFactor | null {
  const isTaken = ({ from, to }: Mention): boolean => slots.some((slot) => slot.from < to && from < slot.to)
  const factors = mentions.flatMap((mention, index): OpenFactor[] => {
    if (isTaken(mention)) return []
    if (isKind(mention, 'scale')) return [{ value: mention.meaning.factor, from: mention.from, to: mention.to }]
    const next = mentions[index + 1]
    // "Half as many", "two thirds of that"
    if (
      isKind(mention, 'amount') &&
      mention.meaning.inWords &&
      mention.meaning.measure === null &&
      mention.meaning.value < 1
    )
      return [{ value: mention.meaning.value, from: mention.from, to: mention.to }]
    const isTimes = isKind(mention, 'amount') && mention.meaning.measure === null && isKind(next, 'times')
    const behind = mentions[index + 2]
    // "Ten times fewer"
    return !isTimes
      ? []
      : isKind(behind, 'fewer')
        ? [{ value: 1 / mention.meaning.value, from: mention.from, to: behind.to }]
        : [{ value: mention.meaning.value, from: mention.from, to: next.to }]
  })
  const [only, ...others] = factors
  if (only === undefined || others.length > 0 || !(only.value > 0)) return null
  // "Preempted twice last week" counts what happened.
  const next = tokens[only.to]?.text
  return (next === undefined ? isWished : ofBefore.has(next)) ? only : null
}
/** Behind a factor: what it scales was said before. */
const ofBefore: ReadonlySet<string> = new Set('as that it this those them these what then please instead'.split(' '))

/** What it scales: the data or the run that the text names, or the one number that was changed last. */
function scaledIn(
  { value }: OpenFactor,
  text: string,
  { lastChanged }: PlanOfThread,
  { ofData }: Vocabulary['intentPhrases'],
): Measure | null {
  if (ofData.test(text)) return 'data'
  const measures = new Set(
    numericFields.flatMap(({ field, measure }) => (lastChanged.includes(field) && field !== 'gpus' ? [measure] : [])),
  )
  const [only, ...others] = measures
  return only === undefined || others.length > 0 || value === 1 ? null : only
}
