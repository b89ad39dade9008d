/** "Both answers together are 800 tokens", "both answers plus the prompt come to 900 tokens", "chosen + rejected + prompt ≈ 1,200": how long a whole example is. */
import type { Token } from '../text/tokenize.ts'
import { sentenceOfSlot } from './sentence-of-slot.ts'
import type { Slot, SlotOf } from './slots.ts'

/** As far as the words stand from their number, in tokens. */
const reach = 10
const prompts: ReadonlySet<string> = new Set([
  'prompt',
  'prompts',
  'question',
  'questions',
  'context',
  'instruction',
  'p',
])
const several: ReadonlySet<string> = new Set([
  'answers',
  'responses',
  'completions',
  'outputs',
  'replies',
  'sides',
  'both',
])
const togetherWords: ReadonlySet<string> = new Set(['together', 'combined', 'altogether', 'total', 'sum'])
const pairWords: ReadonlySet<string> = new Set(['pair', 'comparison', 'preference', 'triple', 'triplet'])

/** The length of an example where a number of tokens is that of all of its answers; null where it is of a part. */
export const lengthOfWholePair = (
  slot: SlotOf<'quantity'>,
  slots: readonly Slot[],
  tokens: readonly Token[],
): SlotOf<'quantity'> | null =>
  isOfWholePair(slot, slots, tokens)
    ? { ...slot, measure: 'length', amount: { ...slot.amount, measure: 'length' } }
    : null

/** No other number of its sentence is a length. */
function isOfWholePair(slot: Slot, slots: readonly Slot[], tokens: readonly Token[]): boolean {
  const { from, to } = sentenceOfSlot(slot, tokens, reach)
  const isOtherLength = (other: Slot): boolean =>
    other !== slot &&
    other.role === 'quantity' &&
    ['length', 'tokens', 'promptTokens', 'responseTokens'].includes(other.measure) &&
    other.from >= from &&
    other.to <= to
  if (slots.some(isOtherLength)) return false
  const words = new Set(tokens.slice(from, to).map(({ text }) => text))
  const hasAny = (some: ReadonlySet<string>): boolean => [...some].some((word) => words.has(word))
  const behind = tokens.slice(slot.to, slot.to + 3).map(({ text }) => text)
  if (behind.some((text, at) => pairWords.has(text) && ['a', 'per', 'each', '/'].includes(behind[at - 1] ?? '')))
    return true
  const hasBothSides = words.has('chosen') && words.has('rejected')
  return hasBothSides || ((hasAny(prompts) || hasAny(togetherWords)) && hasAny(several))
}
