/**
 * Of values that exclude one another those hold whose clause says that they are wanted: "8B, not 70B", "now 55M tokens
 * (was 30M)", "70b, sorry, 72b". Where the clauses say nothing of it, all stay, and the contradiction is told.
 */
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import type { RecognizedText } from '../recognizers/recognized-text.ts'
import { type Clause, clausesOf } from './clauses.ts'
import type { Slot } from './slots.ts'

export function withoutUnwanted(
  slots: readonly Slot[],
  recognized: RecognizedText,
  { clauseCues }: Vocabulary,
): readonly Slot[] {
  // Each is held against each: a wall of numbers is no plan.
  if (slots.length < 2 || slots.length > maxCompared) return slots
  const clauses = clausesOf(recognized, clauseCues)
  if (clauses.every(({ weight }) => weight === 0)) return slots
  const hasData = slots.some(
    (slot) => slot.role === 'quantity' && (slot.measure === 'tokens' || slot.measure === 'examples'),
  )
  const placed = slots.map((slot) => ({
    slot,
    clause: clauseAt(clauses, slot.from),
    kind: conflictKind(slot, hasData),
  }))
  const dropped = new Set<Slot>()
  for (const one of placed) {
    if (one.kind === null) continue
    const better = placed.some(
      (other) => other.kind === one.kind && !sameValue(one.slot, other.slot) && isPreferred(other.clause, one.clause),
    )
    if (better) dropped.add(one.slot)
  }
  const wanted = placed.filter(({ slot, clause }) => !dropped.has(slot) && !clause.isOffPlan)
  const isComplete = ['size', 'data'].every((kind) => wanted.some((one) => one.kind === kind))
  for (const { slot, clause, kind } of placed) {
    const isWithDropped = (kind === 'count' || kind === 'gpus') && hasDroppedNeighbor(placed, slot, clause, dropped)
    if (isWithDropped || (isComplete && clause.isOffPlan && kind !== null)) dropped.add(slot)
  }
  return dropped.size === 0 ? slots : slots.filter((slot) => !dropped.has(slot))
}

const maxCompared = 60

function clauseAt(clauses: readonly Clause[], token: number): Clause {
  const clause = clauses.find(({ from, to }) => token >= from && token < to)
  return clause ?? { from: token, to: token + 1, weight: 0, isOffPlan: false }
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
      return 'deadline'
    case 'clear':
    case 'dataset':
    case 'invalid':
    case 'memory':
    case 'nodes':
    case 'remark':
    case 'scale':
      return null
  }
}

function sameValue(one: Slot, other: Slot): boolean {
  const { from: _from, to: _to, ...value } = one
  const { from: _otherFrom, to: _otherTo, ...otherValue } = other
  return JSON.stringify(valueOf(value)) === JSON.stringify(valueOf(otherValue))
}

const valueOf = (slot: object): unknown =>
  'amount' in slot && typeof slot.amount === 'object' && slot.amount !== null && 'value' in slot.amount
    ? slot.amount.value
    : slot

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
