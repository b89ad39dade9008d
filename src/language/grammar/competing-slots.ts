/**
 * Of values that exclude one another those hold whose clause says that they are wanted: "8B, not 70B", "now 55M tokens
 * (was 30M)", "70b, sorry, 72b". Where the clauses say nothing of it, all stay, and the contradiction is told.
 */
import type { Spec } from '../../scenario/scenario.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import type { RecognizedText } from '../recognizers/recognized-text.ts'
import {
  type Placed,
  answeredBySize,
  arrowAt,
  correctedByArrow,
  notChosen,
  placeNamedTwice,
  refusedByName,
  sameValue,
} from './chosen-slots.ts'
import { type Clause, clauseAt } from './clause.ts'
import { clausesOf } from './clauses.ts'
import { keptThings } from './kept-things.ts'
import type { Slot } from './slots.ts'

/** The slots without those that a clause or an arrow takes back. `base`: what the thread has asked for so far. */
export function withoutUnwanted(
  slots: readonly Slot[],
  recognized: RecognizedText,
  { clauseCues }: Vocabulary,
  base: Spec | null = null,
): readonly Slot[] {
  // Each is held against each: a wall of numbers is no plan.
  if (slots.length < 2 || slots.length > maxCompared) return slots
  const clauses = withWantedLater(clausesOf(recognized, clauseCues), recognized)
  const hasArrow = recognized.tokens.some((_, at) => arrowAt(recognized.tokens, at) > 0)
  const isPlain = clauses.every(({ weight }) => weight === 0) && !slots.some(({ holds }) => holds)
  const hasData = slots.some(
    (slot) =>
      (slot.role === 'quantity' && (slot.measure === 'tokens' || slot.measure === 'examples')) ||
      (slot.role === 'unitless' && slot.amount.magnitude === 'm'),
  )
  const all = slots.map((slot) => ({
    slot,
    clause: anyClauseAt(clauses, slot.from),
    kind: conflictKind(slot, hasData),
  }))
  const dropped = new Set(
    [
      ...(hasArrow ? correctedByArrow(all, recognized) : []),
      ...notChosen(all, recognized, clauseCues),
      ...placeNamedTwice(all, recognized),
      ...answeredBySize(all, recognized),
      ...refusedByName(all, recognized, clauseCues),
    ].filter(({ disputed }) => !disputed),
  )
  if (isPlain && dropped.size === 0) return slots
  const placed = all.filter(({ slot }) => !dropped.has(slot)).map(withLaterVerdict)
  for (const one of placed) {
    if (one.kind === null || one.slot.holds || dropped.has(one.slot)) continue
    const better = placed.some(
      (other) =>
        other.kind === one.kind &&
        !sameValue(one.slot, other.slot) &&
        !isOfSize(one.slot, other.slot, recognized) &&
        (other.slot.holds || isPreferred(other.clause, one.clause)),
    )
    if (better) dropped.add(one.slot)
  }
  const isKeptThing = keptThings(recognized, (at) => !anyClauseAt(clauses, at).isOffPlan)
  const wanted = placed.filter(({ slot, clause }) => !dropped.has(slot) && (!clause.isOffPlan || isKeptThing(slot)))
  // "Ten times the tokens of the pilot": those of the pilot hold on.
  for (const { slot, clause } of base === null ? all : [])
    if (slot.role === 'scale' && clause.weight < 0) dropped.add(slot)
  const isScaled = slots.some((slot) => slot.role === 'scale' && !dropped.has(slot))
  const hasWantedData = isScaled || wanted.some(({ slot, kind }) => kind !== 'size' && isData(slot))
  const isComplete = hasWantedData && wanted.some(({ kind }) => kind === 'size')
  // "It went well with LoRA. Now the same on the 120b": how it is trained holds on, what it took does not.
  const isSame = recognized.tokens.some(({ text }, at) => text === 'same' && !anyClauseAt(clauses, at).isOffPlan)
  const isKeptBySame = (slot: Slot): boolean =>
    (isSame && slot.role === 'field-value' && keptBySame.has(slot.field)) || isKeptThing(slot)
  // "I'd rather take 32": of the GPUs that were named with another number.
  // "Only 8 of them": what is counted stands where they were named.
  const isOfThem = placed.some(
    ({ slot, clause }) =>
      slot.role === 'quantity' &&
      slot.measure === 'gpus' &&
      !clause.isOffPlan &&
      anaphora.has(recognized.tokens[slot.to - 1]?.text ?? ''),
  )
  const keepsGpus = isOfThem || placed.some(({ slot }) => slot.role === 'count' && slot.holds)
  for (const { slot, clause, kind } of placed) {
    if (slot.holds) continue
    const isWithDropped =
      (kind === 'count' || (kind === 'gpus' && !keepsGpus)) && hasDroppedNeighbor(placed, slot, clause, dropped)
    if (
      isWithDropped ||
      (base === null && clause.isOffPlan && slot.role === 'invalid' && slot.kind === 'unknown') ||
      (isComplete &&
        clause.isOffPlan &&
        (kind !== null || slot.role === 'invalid') &&
        !isKeptBySame(slot) &&
        !(isScaled && isOfData(slot)) &&
        !(kind === 'gpus' && isOfThem))
    )
      dropped.add(slot)
  }
  for (const { slot, clause } of placed)
    if (!slot.holds && isRefusedWith(placed, slot, clause, dropped)) dropped.add(slot)
  return dropped.size === 0 ? slots : slots.filter((slot) => !dropped.has(slot))
}

/** "We go with 14b. Qwen3 14b, …": a model is no rival of the size that it is named with. */
function isOfSize(model: Slot, size: Slot, { tokens }: RecognizedText): boolean {
  if (model.role !== 'model' || size.role === 'model') return false
  const typed = ({ from, to }: Slot): string =>
    tokens
      .slice(from, to)
      .map(({ text }) => text)
      .join(' ')
  return typed(model).endsWith(` ${typed(size)}`)
}

/** "30 GB of text… no, 30 GB is before dedup": what is said of a value further on holds for it where it stands first. */
function withLaterVerdict(one: Placed, at: number, placed: readonly Placed[]): Placed {
  if (!kindsOfOne.has(one.kind ?? '') || one.clause.weight > 0) return one
  const weights = placed
    .slice(at + 1)
    .flatMap(({ kind, slot, clause }) => (kind === one.kind && sameValue(one.slot, slot) ? [clause.weight] : []))
  const weight = Math.min(one.clause.weight, ...weights)
  return weight === one.clause.weight ? one : { ...one, clause: { ...one.clause, weight } }
}

const kindsOfOne: ReadonlySet<string> = new Set(['data', 'size', 'examples', 'length'])

/** "What would the scaled version be?": what comes later is asked about, too. */
function withWantedLater(clauses: readonly Clause[], { tokens }: RecognizedText): readonly Clause[] {
  const isAsked = tokens.some(
    ({ text }, at) =>
      laterNames.has(text) && ['version', 'one', 'run', 'phase', 'job', 'stage'].includes(tokens[at + 1]?.text ?? ''),
  )
  return isAsked
    ? clauses.map((clause) => (clause.isLater ? { ...clause, weight: 0, isOffPlan: false } : clause))
    : clauses
}
const laterNames: ReadonlySet<string> = new Set(['scaled', 'later', 'second', 'bigger'])

const maxCompared = 60
const anaphora: ReadonlySet<string> = new Set(['them', 'those', 'these'])

const dataMeasures: ReadonlySet<string> = new Set(['tokens', 'bytes', 'examples', 'steps'])
/** Whether a slot says how much data there is. */
export const isData = (slot: Slot): boolean =>
  slot.role === 'dataset' || slot.role === 'unitless' || (slot.role === 'quantity' && dataMeasures.has(slot.measure))

const isOfData = (slot: Slot): boolean =>
  isData(slot) || (slot.role === 'quantity' && (slot.measure === 'length' || slot.measure === 'epochs'))

const keptBySame: ReadonlySet<string> = new Set(['method', 'task', 'weights', 'stack', 'optimizer'])

/** "The AWS on-demand price is insane": what stands beside a refused value is refused with it. */
const isRefusedWith = (placed: readonly Placed[], slot: Slot, clause: Clause, dropped: ReadonlySet<Slot>): boolean =>
  (clause.weight < 0 || (slot.role === 'field-value' && slot.field === 'tier')) &&
  (slot.role === 'providers' ||
    slot.role === 'nodes' ||
    (slot.role === 'field-value' && (slot.field === 'pricing' || slot.field === 'tier'))) &&
  placed.some((other) => other.clause === clause && dropped.has(other.slot) && other.slot !== slot)

function anyClauseAt(clauses: readonly Clause[], token: number): Clause {
  return (
    clauseAt(clauses, token) ?? {
      from: token,
      to: token + 1,
      weight: 0,
      isOffPlan: false,
      isLater: false,
      isImagined: false,
    }
  )
}

const isPreferred = (one: Clause, other: Clause): boolean =>
  one.weight > other.weight && (other.weight < 0 || one.weight >= 2)

/** What only one value can be of; null for what several may be said of. */
function conflictKind(slot: Slot, hasData: boolean): string | null {
  switch (slot.role) {
    case 'model':
      return 'size'
    case 'unitless':
      return slot.amount.magnitude === 'b' && (hasData || !slot.amount.capital) ? 'size' : 'data'
    case 'quantity':
      if (slot.measure === 'params') return 'size'
      if (slot.measure === 'tokens' || slot.measure === 'bytes') return 'data'
      return slot.measure === 'gpus' ? 'count' : slot.measure === 'money' ? 'budget' : slot.measure
    case 'count':
      return 'count'
    case 'gpus':
      return slot.excluded ? null : 'gpus'
    case 'providers':
      return slot.excluded ? null : 'providers'
    case 'field-value':
      return slot.field
    case 'deadline':
    case 'memory':
    case 'nodes':
      return slot.role
    case 'clear':
    case 'dataset':
    case 'invalid':
    case 'remark':
    case 'scale':
      return null
  }
}

/** "16 A100s": the number goes with its GPUs. */
const hasDroppedNeighbor = (
  placed: readonly { readonly slot: Slot; readonly clause: Clause }[],
  slot: Slot,
  clause: Clause,
  dropped: ReadonlySet<Slot>,
): boolean =>
  placed.some(
    (other) =>
      other.clause === clause &&
      dropped.has(other.slot) &&
      other.slot.role === (slot.role === 'gpus' ? 'count' : 'gpus') &&
      (other.slot.to === slot.from || slot.to === other.slot.from),
  )
