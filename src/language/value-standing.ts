/** How much speaks for a value of a message: its clause, what of the job stands beside it, how often and how late it is said. */
import { sameValue } from './grammar/chosen-slots.ts'
import { type Clause, clauseAt } from './grammar/clause.ts'
import type { Slot } from './grammar/slots.ts'
import type { Understanding } from './resolution/understanding.ts'

/** What speaks for a value, in the weights of clauses. */
export function standing(
  slot: Slot,
  { slots, recognized, wordsAt }: Understanding,
  clauses: readonly Clause[],
): number {
  const { tokens } = recognized
  const clause = clauseAt(clauses, slot.from)
  const [from, to] = sentenceAround(slot, recognized)
  const mates = new Set(
    slots
      .filter((other) => other !== slot && other.from >= from && other.to <= to && kindOf(other) !== kindOf(slot))
      .map(kindOf)
      .filter((kind) => matingKinds.has(kind)),
  )
  const again = slots.filter((other) => other !== slot && kindOf(other) === kindOf(slot) && sameValue(other, slot))
  const isOfGpus = slot.role !== 'gpus' && slots.some((other) => other.role === 'gpus' && areAdjacent(other, slot))
  const isOwn = tokens.slice(clause?.from ?? from, clause?.to ?? to).some(({ text }) => ownWords.has(text))
  return (
    (clause?.weight ?? 0) * weights.clause +
    (clause?.isOffPlan === true ? weights.offPlan : 0) +
    Math.min(mates.size, mostMates) * weights.mate +
    Math.min(again.length, 2) * weights.again +
    (isNamedModel(slot) ? weights.named : 0) +
    (isOfGpus ? weights.bound : 0) +
    (unitWords.test(wordsAt(slot.from, slot.to)) && !isFew(slot) ? weights.unit : 0) +
    (isWhole(slot, slots, recognized) ? weights.whole : 0) +
    (isOfOtherThings(slot, recognized) || isFew(slot) ? weights.counted : 0) +
    (isOwn ? weights.own : 0) +
    (slot.from / Math.max(1, tokens.length)) * weights.late
  )
}

const weights = {
  clause: 1,
  offPlan: -1.5,
  mate: 0.4,
  again: 0.5,
  named: 1.3,
  bound: 0.8,
  unit: 0.9,
  counted: -1.5,
  whole: 1.2,
  own: 0.4,
  late: 0.5,
} as const
const mostMates = 3
/** "650M parameters", beside "300 billion bases" */
const unitWords = /\b(?:param\w*|tok\w*)\b/iu
const ownWords: ReadonlySet<string> = new Set(['we', "we'd", "we'll", 'i', "i'd", "i'll", 'our', 'my', 'us', 'me'])

/** "5B tokens each, six of them, so 30B": what so many times another comes to. */
function isWhole(slot: Slot, slots: readonly Slot[], { tokens }: Understanding['recognized']): boolean {
  if (!('amount' in slot)) return false
  const { value, total } = slot.amount
  return (
    total === true ||
    slots.some((other) => {
      if (!('amount' in other) || kindOf(other) !== kindOf(slot)) return false
      const times = value / other.amount.value
      if (!(times >= 2 && times <= mostTimes && Math.abs(times - Math.round(times)) < 0.01)) return false
      const said = numberNames[Math.round(times)] ?? []
      return tokens.some(({ text }) => text === String(Math.round(times)) || said.includes(text))
    })
  )
}
const mostTimes = 64
/** By their number. */
const numberNames: readonly (readonly string[])[] =
  ',,two both twice,three thrice,four,five,six,seven,eight,nine,ten,eleven,twelve'
    .split(',')
    .map((names) => names.split(' '))

/** "300 billion bases" are no parameters. */
function isOfOtherThings(slot: Slot, { tokens }: Understanding['recognized']): boolean {
  const next = tokens[slot.to]
  const before = tokens[slot.from - 1]?.text ?? ''
  return slot.role === 'unitless' && next?.kind === 'word' && pluralNoun.test(next.text) && !articles.has(before)
}
const pluralNoun = /^[a-z]{3,}[^s\W]s$/u
/** "the 70B runs" */
const articles: ReadonlySet<string> = new Set(['a', 'an', 'the', 'our', 'my', 'this', 'that'])

/** "1 residue = 1 token" is no amount of data. */
const isFew = (slot: Slot): boolean => 'amount' in slot && kindOf(slot) === 'data' && slot.amount.value < fewestTokens
const fewestTokens = 1000

/** Kinds of slots that a job is described by, beside the size of its model. */
export const jobKinds = [
  'data',
  'examples',
  'length',
  'epochs',
  'rank',
  'sequence',
  'method',
  'task',
  'gpus',
  'budget',
  'deadline',
] as const
const matingKinds: ReadonlySet<string> = new Set(['size', ...jobKinds])

/** What only one value can be of, or a slot’s role. */
export function kindOf(slot: Slot): string {
  if (slot.role === 'model') return 'size'
  if (slot.role === 'unitless') return slot.amount.magnitude === 'b' ? 'size' : 'data'
  if (slot.role === 'field-value') return slot.field
  if (slot.role === 'dataset') return 'data'
  if (slot.role !== 'quantity') return slot.role
  if (slot.measure === 'params') return 'size'
  return slot.measure === 'tokens' || slot.measure === 'bytes'
    ? 'data'
    : slot.measure === 'money'
      ? 'budget'
      : slot.measure
}

/** The tokens of the sentence of a slot, without the sign that ends it. */
export function sentenceAround({ from, to }: Slot, { tokens }: Understanding['recognized']): readonly [number, number] {
  let [start, end] = [from, to]
  while (start > 0 && !sentenceEnds.has(tokens[start - 1]?.text ?? '')) start -= 1
  while (end < tokens.length && !sentenceEnds.has(tokens[end]?.text ?? '')) end += 1
  return [start, end]
}
/** Signs that end a sentence. */
export const sentenceEnds: ReadonlySet<string> = new Set(['.', '?', '!', '\n', ';'])

/** Whether a slot names one model. */
export const isNamedModel = (slot: Slot): boolean => slot.role === 'model' && slot.reference.kind === 'model'

/** Whether two slots stand side by side: a number and its GPUs. */
export const areAdjacent = (one: Slot, other: Slot): boolean =>
  one !== other && (one.to === other.from || other.to === one.from)

/** "Alternative A: … Alternative B: …": neither is wanted more than the other. */
export const listsOptions = (tokens: Understanding['recognized']['tokens']): boolean =>
  [
    ['a', '1'],
    ['b', '2'],
  ].every((names) => tokens.some(({ text }, at) => optionWords.has(text) && names.includes(tokens[at + 1]?.text ?? '')))
const optionWords: ReadonlySet<string> = new Set(['alternative', 'option', 'variant', 'version', 'plan', 'scenario'])
