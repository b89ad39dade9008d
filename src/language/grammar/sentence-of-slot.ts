/** The sentence that a slot stands in. */
import type { Token } from '../text/tokenize.ts'
import type { Slot } from './slots.ts'

const sentenceEnds: ReadonlySet<string> = new Set(['.', ';', '!', '?', '\n'])

/** Its first token and the one behind its last, each at most `reach` tokens from the slot. */
export function sentenceOfSlot(
  slot: Pick<Slot, 'from' | 'to'>,
  tokens: readonly Token[],
  reach = Infinity,
): { readonly from: number; readonly to: number } {
  let { from, to } = slot
  while (from > 0 && slot.from - from < reach && !sentenceEnds.has(tokens[from - 1]?.text ?? '')) from -= 1
  while (to < tokens.length && to - slot.to < reach && !sentenceEnds.has(tokens[to]?.text ?? '')) to += 1
  return { from, to }
}

/** The words of that sentence before a slot and behind it, joined by spaces. */
export function wordsBesideSlot(
  slot: Pick<Slot, 'from' | 'to'>,
  tokens: readonly Token[],
): { readonly before: string; readonly behind: string } {
  const { from, to } = sentenceOfSlot(slot, tokens)
  return { before: wordsOf(tokens.slice(from, slot.from)), behind: wordsOf(tokens.slice(slot.to, to)) }
}

const wordsOf = (tokens: readonly Token[]): string => tokens.map(({ text }) => text).join(' ')
