/**
 * "pairs are ~700 tokens per side", "the average doc is 40k": in a thread that has examples, a number behind their name
 * is how long one is; elsewhere where it says so, as in "prompts are 4k long".
 */
import type { RecognizedText } from '../recognizers/recognized-text.ts'
import type { Spec } from '../../scenario/scenario.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import type { Token } from '../text/tokenize.ts'
import { type Amount, isKind } from '../lexicon/meanings.ts'
import type { ParseContext } from './parse-context.ts'
import type { Slot, SlotOf } from './slots.ts'

const tokenWords = new Set(['token', 'tokens', 'tok', 'toks'])
const meanWords = new Set(['avg', 'average', 'mean', 'median', 'typical', 'usual', 'averages', 'averaging'])
const afterWords = new Set(['long', 'each', 'apiece'])
/** No example is longer, in tokens. */
const longest = 262_144

/** The slots, where "examples" that are a length measure tokens instead. Per side counts once for each side. */
export function withExampleLength(
  slots: readonly Slot[],
  { tokens }: RecognizedText,
  { objectives }: Vocabulary,
  base: Spec | null,
): readonly Slot[] {
  const answers = base?.task == null ? 1 : (objectives.get(base.task)?.sequences.base ?? 1)
  const read = slots.map((slot): Slot => {
    const end = slot.role === 'quantity' && slot.measure === 'examples' ? lengthEnd(slot, tokens, base !== null) : null
    if (end === null || slot.role !== 'quantity') return slot
    const factor = isPerSide(tokens, end) ? answers : 1
    const { value, unitValue } = slot.amount
    const amount = { ...slot.amount, value: value * factor, unitValue: unitValue * factor, measure: 'length' as const }
    return { ...slot, amount, measure: 'length', to: end }
  })
  const counted = withSequenceLength(read, tokens)
  return isOpen(counted) && base === null
    ? counted
    : counted.filter((slot) => slot.role !== 'invalid' || slot.what !== 'length')
}

/** "32k sequences, 6k docs": of two counts the one of sequences is how long they are. */
function withSequenceLength(slots: readonly Slot[], tokens: readonly Token[]): readonly Slot[] {
  const isCount = (slot: Slot): slot is SlotOf<'quantity'> => slot.role === 'quantity' && slot.measure === 'examples'
  const isOfLength = (slot: Slot): boolean =>
    isCount(slot) &&
    sequenceWords.has(tokens[slot.to - 1]?.text ?? '') &&
    slot.amount.value >= shortest &&
    slot.amount.value <= longest
  const hasOther = slots.some((slot) => isCount(slot) && !isOfLength(slot))
  const hasLength = slots.some((slot) => slot.role === 'quantity' && slot.measure === 'sequence')
  if (!hasOther || hasLength || slots.filter(isOfLength).length !== 1) return slots
  return slots.map((slot) =>
    isCount(slot) && isOfLength(slot)
      ? { ...slot, measure: 'sequence', amount: { ...slot.amount, measure: 'sequence' as const } }
      : slot,
  )
}
const sequenceWords = new Set(['sequences', 'sequence', 'seqs', 'seq', 'contexts', 'context'])
/** A length in tokens that a sequence is given on purpose. */
const shortest = 1000

/** Whether nothing says how long the examples are: that they differ much is asked about then, and then alone. */
function isOpen(slots: readonly Slot[]): boolean {
  // "From a line to five pages": the end of what they differ in.
  const ends = new Set(slots.flatMap((slot) => (slot.role === 'invalid' && slot.what === 'length' ? [slot.to] : [])))
  const measures = new Set<string>(
    slots.flatMap((slot) => (slot.role === 'quantity' && !ends.has(slot.from) ? [slot.measure] : [])),
  )
  return measures.has('examples') && !lengthMeasures.some((measure) => measures.has(measure))
}
const lengthMeasures = ['length', 'tokens', 'bytes', 'sequence', 'promptTokens', 'responseTokens']

/** The token after the length; null where the number counts the examples. `isThread`: how many there are was said before. */
function lengthEnd(
  { from, to, amount }: SlotOf<'quantity'>,
  tokens: readonly Token[],
  isThread: boolean,
): number | null {
  const isNamedFirst = tokens[from]?.kind === 'word' && tokens[to - 1]?.text !== tokens[from]?.text
  if (!isNamedFirst || amount.value > longest) return null
  if (afterWords.has(tokens[to]?.text ?? '')) return to + 1
  if (!isThread) return null
  if (tokenWords.has(tokens[to]?.text ?? '')) return to + 1
  const before = tokens.slice(Math.max(0, from - 2), from).some(({ text }) => meanWords.has(text))
  return before ? to : null
}

/** "a side", "per side": of each answer of a pair. */
const isPerSide = (tokens: readonly Token[], at: number): boolean =>
  tokens.slice(at, at + 3).some(({ text }) => text === 'side' || text === 'answer' || text === 'response')

/** "Mean 300 tokens, max 4000": beside a length of examples the longest of them. */
export const isLongestExample = (context: ParseContext, index: number, { value }: Amount): boolean =>
  longestWords.has(context.textAt(index - 1)) &&
  value >= 64 &&
  value <= 262_144 &&
  context.mentions
    .slice(0, index)
    .some(
      (one) =>
        isKind(one, 'amount') &&
        (one.meaning.measure === 'length' || (one.meaning.measure === 'tokens' && one.meaning.value < value)),
    )
const longestWords = new Set(['max', 'maximum', 'longest', 'at most', 'up to'])
