/** Values that words of a choice, an arrow or an answer rule out, whatever their clauses are for. */
import type { ClauseCues } from '../lexicon/clause-cues.ts'
import type { RecognizedText } from '../recognizers/recognized-text.ts'
import type { Clause } from './clause.ts'
import type { Slot } from './slots.ts'
import { rememberedOf } from '../../once.ts'

/** `kind`: what only one value can be of. */
export type Placed = { readonly slot: Slot; readonly clause: Clause; readonly kind: string | null }

/** "Options are Nemo 12B and Llama 8B; Carla picked Nemo": what the chosen word is not of, and the word itself. */
export function notChosen(
  all: readonly Placed[],
  { tokens }: RecognizedText,
  { phrases }: ClauseCues,
): readonly Slot[] {
  return tokens.flatMap((_, at) => {
    const match = phrases.longestMatch(tokens, at)
    const isDecided = match?.meaning.role === 'decided' && match.meaning.weight >= 2
    const word = isTakenUp(tokens, at) ? tokens[at] : isDecided ? tokens[match.to] : undefined
    // "I'd go for B" is the second of two, and none of the "b" of a size.
    if (word?.kind !== 'word' || word.text.length < 2) return []
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
export function answeredBySize(all: readonly Placed[], { tokens }: RecognizedText): readonly Slot[] {
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
export const placeNamedTwice = (all: readonly Placed[], { tokens }: RecognizedText): readonly Slot[] =>
  all.flatMap(({ slot }) => {
    const isExplained = all.some((other) => isPlace(other.slot) && other.slot.from === slot.to + 1)
    return isPlace(slot) && tokens[slot.to]?.text === '(' && isExplained ? [slot] : []
  })

/** Tokens of an arrow; 0: there is none. */
export const arrowAt = (tokens: RecognizedText['tokens'], at: number): number =>
  tokens[at]?.text === '→' ? 1 : /^[-=]$/.test(tokens[at]?.text ?? '') && tokens[at + 1]?.text === '>' ? 2 : 0

/** "14b -> 32b", "runpod → lambda": what stands before the arrow; stages and teachers go on from one to the other. */
export function correctedByArrow(all: readonly Placed[], { tokens }: RecognizedText): readonly Slot[] {
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
export function refusedByName(
  all: readonly Placed[],
  { tokens }: RecognizedText,
  { phrases }: ClauseCues,
): readonly Slot[] {
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

/** Whether two slots say the same. */
export const sameValue = (one: Slot, other: Slot): boolean => saidBy(one) === saidBy(other)

/** Each slot is compared with all others: what it says is written down once. */
const saidBy = rememberedOf(({ from: _from, to: _to, ...value }: Slot): string => JSON.stringify(valueOf(value)))

const valueOf = (slot: object): unknown =>
  'amount' in slot && typeof slot.amount === 'object' && slot.amount !== null && 'value' in slot.amount
    ? slot.amount.value
    : slot
