/** Quantization-aware training: it runs in bf16, and the format that is named is that of what comes out. */
import { isKind } from '../lexicon/meanings.ts'
import type { RecognizedText } from '../recognizers/recognized-text.ts'
import type { Slot } from './slots.ts'

/** The slots without the formats of what comes out of QAT, and without those of a teacher; QAT trains every weight. */
export function withAwareTraining(all: readonly Slot[], recognized: RecognizedText): readonly Slot[] {
  const { tokens } = recognized
  const textAt = (at: number): string => tokens[at]?.text ?? ''
  // "BF16 teacher distill": how the teacher is held.
  const slots = all.map((slot): Slot =>
    isOf(slot, 'weights') && othersWeights.has(textAt(slot.to)) ? silent(slot) : slot,
  )
  const at = tokens.findIndex(
    ({ text }, index) => text === 'qat' || (quantizing.has(text) && followsWith(textAt, index, 'aware')),
  )
  if (at < 0) return slots
  const isResult = (slot: Slot): boolean =>
    (isOf(slot, 'weights') && slot.value !== 'bf16' && slot.value !== 'fp32') ||
    (isOf(slot, 'precision') && slot.value !== 'bf16')
  const formats = slots.map((slot): Slot => (isResult(slot) || isAskedForGpu(recognized, slot) ? silent(slot) : slot))
  if (formats.some((slot) => isOf(slot, 'method'))) return formats
  return [...formats, { role: 'field-value', field: 'method', value: 'full', from: at, to: at + 1 }]
}

type FieldSlot = Extract<Slot, { readonly role: 'field-value' }>
const isOf = (slot: Slot, field: FieldSlot['field']): slot is FieldSlot =>
  slot.role === 'field-value' && slot.field === field
const silent = ({ from, to }: Slot): Slot => ({ role: 'remark', note: '', from, to })
const othersWeights: ReadonlySet<string> = new Set(['teacher', 'teachers', 'master'])
const quantizing: ReadonlySet<string> = new Set(['quantization', 'quantisation', 'quant'])
const followsWith = (textAt: (at: number) => string, at: number, word: string): boolean =>
  textAt(at + 1) === word || (textAt(at + 1) === '-' && textAt(at + 2) === word)

/** "Blackwell is mandatory?", "do I need Blackwell": the GPU is asked about, and not asked for. */
function isAskedForGpu({ tokens, mentions }: RecognizedText, slot: Slot): boolean {
  if (slot.role !== 'gpus' || !mentions.some((one) => isKind(one, 'question'))) return false
  const behind = tokens.slice(slot.to, slot.to + 4).map(({ text }) => text)
  const before = tokens.slice(Math.max(0, slot.from - 4), slot.from).map(({ text }) => text)
  return behind.some((word) => needed.has(word)) || (before.includes('need') && before.includes('do'))
}
const needed: ReadonlySet<string> = new Set(['mandatory', 'required', 'needed', 'necessary', 'must', 'obligatory'])
