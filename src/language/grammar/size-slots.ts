/** Slots that say how large a model is, and the words of a slot. */
import type { Token } from '../text/tokenize.ts'
import type { Slot } from './slots.ts'

/** Whether a slot names a model or its size. */
export const isSize = (slot: Slot): boolean =>
  slot.role === 'model' || slot.role === 'unitless' || (slot.role === 'quantity' && slot.measure === 'params')

/** The words of a slot, as tokens. */
export const wordsOf = (tokens: readonly Token[], { from, to }: Slot): string =>
  tokens
    .slice(from, to)
    .map(({ text, adjacent }, at) => (at > 0 && !adjacent ? ` ${text}` : text))
    .join('')
