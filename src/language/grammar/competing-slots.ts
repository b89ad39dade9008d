/**
 * Of values that exclude one another those hold whose clause says that they are wanted: "8B, not 70B", "now 55M tokens
 * (was 30M)", "70b, sorry, 72b". Where the clauses say nothing of it, all stay, and the contradiction is told.
 */
import type { ClauseCues } from '../lexicon/clause-cues.ts'
import type { Spec } from '../../scenario/scenario.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import type { RecognizedText } from '../recognizers/recognized-text.ts'
import type { Clause } from './clause.ts'
import { clausesOf } from './clauses.ts'
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
  const isPlaceDoubled = slots.filter(isPlace).length > 1
  const isPlain = clauses.every(({ weight }) => weight === 0) && !slots.some(({ holds }) => holds)
  if (isPlain && !hasArrow && !isPlaceDoubled) return slots
  const hasData = slots.some(
    (slot) =>
      (slot.role === 'quantity' && (slot.measure === 'tokens' || slot.measure === 'examples')) ||
      (slot.role === 'unitless' && slot.amount.magnitude === 'm'),
  )
  const all = slots.map((slot) => ({ slot, clause: clauseAt(clauses, slot.from), kind: conflictKind(slot, hasData) }))
  const dropped = new Set([
    ...(hasArrow ? correctedByArrow(all, recognized) : []),
    ...notChosen(all, recognized, clauseCues),
    ...placeNamedTwice(all, recognized),
    ...answeredBySize(all, recognized),
    ...refusedByName(all, recognized, clauseCues),
  ])
  const placed = all.filter(({ slot }) => !dropped.has(slot))
  for (const one of placed) {
    if (one.kind === null || one.slot.holds || dropped.has(one.slot)) continue
    const better = placed.some(
      (other) =>
        other.kind === one.kind &&
        !sameValue(one.slot, other.slot) &&
        (other.slot.holds || isPreferred(other.clause, one.clause)),
    )
    if (better) dropped.add(one.slot)
  }
  const wanted = placed.filter(({ slot, clause }) => !dropped.has(slot) && !clause.isOffPlan)
  // "Ten times the tokens of the pilot": those of the pilot hold on.
  for (const { slot, clause } of base === null ? all : [])
    if (slot.role === 'scale' && clause.weight < 0) dropped.add(slot)
  const isScaled = slots.some((slot) => slot.role === 'scale' && !dropped.has(slot))
  const hasWantedData = isScaled || wanted.some(({ slot, kind }) => kind !== 'size' && isData(slot))
  const isComplete = hasWantedData && wanted.some(({ kind }) => kind === 'size')
  // "It went well with LoRA. Now the same on the 120b": how it is trained holds on, what it took does not.
  const isSame = recognized.tokens.some(({ text }, at) => text === 'same' && !clauseAt(clauses, at).isOffPlan)
  // "… took 9h on 8 A100. Next up is the 14B, same box"
  const isSameMachine = recognized.tokens.some(
    ({ text }, at) =>
      text === 'same' && machines.has(recognized.tokens[at + 1]?.text ?? '') && !clauseAt(clauses, at).isOffPlan,
  )
  const isKeptBySame = (slot: Slot): boolean =>
    (isSame && slot.role === 'field-value' && keptBySame.has(slot.field)) ||
    (isSameMachine && (slot.role === 'gpus' || slot.role === 'count' || slot.role === 'nodes'))
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

/** "What would the scaled version be?": what comes later is asked about, too. */
function withWantedLater(clauses: readonly Clause[], { tokens }: RecognizedText): readonly Clause[] {
  const isAsked = tokens.some(
    ({ text }, at) => laterNames.has(text) && /^(?:version|one|run|phase|job|stage)$/.test(tokens[at + 1]?.text ?? ''),
  )
  return isAsked
    ? clauses.map((clause) => (clause.isLater ? { ...clause, weight: 0, isOffPlan: false } : clause))
    : clauses
}
const laterNames: ReadonlySet<string> = new Set(['scaled', 'later', 'second', 'bigger'])

const maxCompared = 60
const anaphora: ReadonlySet<string> = new Set(['them', 'those', 'these'])

type Placed = { readonly slot: Slot; readonly clause: Clause; readonly kind: string | null }

const dataMeasures: ReadonlySet<string> = new Set(['tokens', 'bytes', 'examples', 'steps'])
/** Whether a slot says how much data there is. */
export const isData = (slot: Slot): boolean =>
  slot.role === 'dataset' || slot.role === 'unitless' || (slot.role === 'quantity' && dataMeasures.has(slot.measure))

const isOfData = (slot: Slot): boolean =>
  isData(slot) || (slot.role === 'quantity' && (slot.measure === 'length' || slot.measure === 'epochs'))

/** "Options are Nemo 12B and Llama 8B; Carla picked Nemo": what the chosen word is not of, and the word itself. */
function notChosen(all: readonly Placed[], { tokens }: RecognizedText, { phrases }: ClauseCues): readonly Slot[] {
  return tokens.flatMap((_, at) => {
    const match = phrases.longestMatch(tokens, at)
    const isDecided = match?.meaning.role === 'decided' && match.meaning.weight >= 2
    const word = isTakenUp(tokens, at) ? tokens[at] : isDecided ? tokens[match.to] : undefined
    if (word?.kind !== 'word') return []
    const names = ({ slot }: Placed): boolean => tokens.slice(slot.from, slot.to).some(({ text }) => text === word.text)
    const rivals = all.filter(({ slot, kind }) => slot.to <= at && (kind === 'size' || kind === 'gpus'))
    const kinds = new Set(rivals.filter(names).map(({ kind }) => kind))
    const others = rivals.filter((one) => kinds.has(one.kind) && !names(one))
    const place = tokens.indexOf(word)
    // "Mistral it is": the "it" is none of the name.
    const end = tokens[place + 1]?.text === 'it' ? place + 2 : place + 1
    const itself = all.filter(({ slot }) => slot.from === place && slot.to <= end)
    return others.length === 0 ? [] : [...others, ...itself].map(({ slot }) => slot)
  })
}

/** "Llama 3.1 8B or Qwen2.5 14B? / Raj: 14B": the size is that of one of the models, which is chosen by it. */
function answeredBySize(all: readonly Placed[], { tokens }: RecognizedText): readonly Slot[] {
  return all.flatMap(({ slot }) => {
    const isBare = slot.role === 'unitless' || (slot.role === 'quantity' && slot.measure === 'params')
    if (!isBare || !answerStarts.has(tokens[slot.from - 1]?.text ?? '')) return []
    const size = tokens.slice(slot.from, slot.to).map(({ text }) => text)
    const models = all.filter((one) => one.slot.role === 'model' && one.slot.to <= slot.from)
    const named = models.filter((one) =>
      size.every((text) => tokens.slice(one.slot.from, one.slot.to).some((token) => token.text === text)),
    )
    const last = models.at(-1)?.slot.to ?? slot.from
    const isAsked = tokens.slice(last, slot.from).some(({ text }) => text === '?')
    return named.length === 1 && models.length > 1 && isAsked
      ? [slot, ...models.filter((one) => !named.includes(one)).map((one) => one.slot)]
      : []
  })
}
const answerStarts: ReadonlySet<string> = new Set([':', '\n', '?', '.', 'the'])

/** "Nemo then.", "Nemo it is": a name and nothing else, in a clause of its own. */
function isTakenUp(tokens: RecognizedText['tokens'], at: number): boolean {
  const textAt = (step: number): string => tokens[at + step]?.text ?? '.'
  const isEnd = (step: number): boolean => /^[.,;:!?\n]$/.test(textAt(step))
  const isThen = textAt(1) === 'then' && isEnd(2)
  const isIt = textAt(1) === 'it' && textAt(2) === 'is' && (isEnd(3) || textAt(3) === 'then')
  return isEnd(-1) && (isThen || isIt)
}

const isPlace = (slot: Slot): boolean => slot.role === 'field-value' && slot.field === 'region'

/** "eu-north1 (Finland)": a code of several providers, and what it means in brackets. */
const placeNamedTwice = (all: readonly Placed[], { tokens }: RecognizedText): readonly Slot[] =>
  all.flatMap(({ slot }) => {
    const isExplained = all.some((other) => isPlace(other.slot) && other.slot.from === slot.to + 1)
    return isPlace(slot) && tokens[slot.to]?.text === '(' && isExplained ? [slot] : []
  })

/** Tokens of an arrow; 0: there is none. */
const arrowAt = (tokens: RecognizedText['tokens'], at: number): number =>
  tokens[at]?.text === '→' ? 1 : /^[-=]$/.test(tokens[at]?.text ?? '') && tokens[at + 1]?.text === '>' ? 2 : 0

/** "14b -> 32b", "runpod → lambda": what stands before the arrow; stages and teachers go on from one to the other. */
function correctedByArrow(all: readonly Placed[], { tokens }: RecognizedText): readonly Slot[] {
  if (all.some(({ slot }) => slot.role === 'remark' && slot.teacher !== undefined)) return []
  return all.flatMap(({ slot, kind }) => {
    const length = arrowAt(tokens, slot.to)
    let next = slot.to + length
    if (length > 0) while (correcting.has(tokens[next]?.text ?? '')) next += 1
    const isOther = (other: Placed): boolean =>
      other.kind === kind && other.slot.from === next && !sameValue(slot, other.slot)
    return kind === null || kind === 'task' || length === 0 || !all.some(isOther) ? [] : [slot]
  })
}
/** "7B → it's actually 13B": what may stand between the arrow and the value. */
const correcting: ReadonlySet<string> = new Set([
  "it's",
  'its',
  'it',
  'is',
  'actually',
  'now',
  'should',
  'be',
  'really',
])

/** "Qwen 7b or CodeLlama 13b? Forget CodeLlama": what goes by the name, where something else is left. */
function refusedByName(all: readonly Placed[], { tokens }: RecognizedText, { phrases }: ClauseCues): readonly Slot[] {
  const sizes = all.filter(({ kind }) => kind === 'size')
  if (sizes.length < 2) return []
  return tokens.flatMap((_, at) => {
    const match = phrases.longestMatch(tokens, at)
    if (match?.meaning.role !== 'rejected' || match.meaning.reach !== 'ahead') return []
    const name = tokens[match.to]?.text === 'the' ? match.to + 1 : match.to
    // "Not the Qwen 32B" refuses that size.
    if (tokens[name]?.kind !== 'word' || tokens[name + 1]?.kind === 'number') return []
    const isNamed = ({ slot }: Placed): boolean =>
      tokens.slice(slot.from, slot.to).some(({ text }) => text === tokens[name]?.text)
    const named = sizes.filter((one) => one.slot.to <= at && isNamed(one))
    return sizes.some((one) => !isNamed(one)) ? named.map(({ slot }) => slot) : []
  })
}

const machines: ReadonlySet<string> = new Set(
  'box boxes machine machines node nodes hardware gpus cards server servers cluster rig setup hw'.split(' '),
)
const keptBySame: ReadonlySet<string> = new Set(['method', 'task', 'weights', 'stack', 'optimizer'])

/** "The AWS on-demand price is insane": what stands beside a refused value is refused with it. */
const isRefusedWith = (placed: readonly Placed[], slot: Slot, clause: Clause, dropped: ReadonlySet<Slot>): boolean =>
  (clause.weight < 0 || (slot.role === 'field-value' && slot.field === 'tier')) &&
  (slot.role === 'providers' ||
    slot.role === 'nodes' ||
    (slot.role === 'field-value' && (slot.field === 'pricing' || slot.field === 'tier'))) &&
  placed.some((other) => other.clause === clause && dropped.has(other.slot) && other.slot !== slot)

function clauseAt(clauses: readonly Clause[], token: number): Clause {
  const clause = clauses.find(({ from, to }) => token >= from && token < to)
  return clause ?? { from: token, to: token + 1, weight: 0, isOffPlan: false, isLater: false, isImagined: false }
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
