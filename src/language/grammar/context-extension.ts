/** "Extend Llama-3.1-8B to 512k ctx": a longer context is trained as pretraining goes on, with every weight. */
import type { RecognizedText } from '../recognizers/recognized-text.ts'
import type { Slot } from './slots.ts'

/** The slots, with the task that a context to be extended asks for. */
export function withContextExtension(slots: readonly Slot[], { tokens }: RecognizedText): readonly Slot[] {
  if (slots.some((slot) => slot.role === 'field-value' && slot.field === 'task')) return slots
  const at = tokens.findIndex(({ text }) => extending.has(text))
  if (at < 0) return slots
  const isContext = (slot: Slot): boolean =>
    slot.role === 'quantity' &&
    slot.measure === 'sequence' &&
    slot.from > at &&
    tokens.slice(slot.from, slot.to + 1).some(({ text }) => text === 'ctx' || text === 'context') &&
    !tokens.slice(at, slot.from).some(({ text }) => sentenceEnds.has(text))
  if (!slots.some(isContext)) return slots
  return [...slots, { role: 'field-value', field: 'task', value: 'pretrain', note, from: at, to: at + 1 }]
}

const extending: ReadonlySet<string> = new Set(['extend', 'extends', 'extending', 'stretch', 'stretching', 'lengthen'])
const sentenceEnds: ReadonlySet<string> = new Set(['.', ';', '?', '\n'])
const note =
  'A longer context is taught by continued pretraining, which trains every parameter, unless LoRA is asked for.'
