/** "full fine-tuning in NVFP4": where every weight is trained, a 4-bit float is what is multiplied, not what is stored. */
import type { RecognizedText } from '../recognizers/recognized-text.ts'
import { type Slot, slotsOf } from './slots.ts'

/** Formats that both training recipes and stored weights are called by. */
const recipeFormats = new Set(['nvfp4', 'fp4'])

/** The slots, with a format of stored weights moved to the precision of computing where every weight is trained. */
export function withTrainingRecipe(all: readonly Slot[], { tokens }: RecognizedText): readonly Slot[] {
  const slots = withComputing(
    withProducts(withoutAdapters(withoutQuarters(withoutWeeks(all, tokens), tokens), tokens)),
    tokens,
  )
  const trainsAll = slotsOf(slots, 'field-value').some(
    ({ field, value }) => (field === 'method' && value === 'full') || (field === 'task' && value === 'pretrain'),
  )
  const isOfBase = slotsOf(slots, 'field-value').some(({ field, value }) => field === 'method' && value === 'qlora')
  return slots.map((slot): Slot => {
    const isFormat = slot.role === 'field-value' && slot.field === 'weights' && slot.value === 'nf4'
    const { from, to } = slot
    const word = tokens
      .slice(from, to)
      .map(({ text }) => text)
      .join('')
    // What Blackwell multiplies in is faster than bf16; the four bits of a frozen base, which QLoRA alone has, are slower.
    const isRecipe = trainsAll ? recipeFormats.has(word) : word === 'nvfp4' && !isOfBase
    if (!isFormat || !isRecipe) return slot
    return { role: 'field-value', field: 'precision', value: 'nvfp4', from, to }
  })
}

/** "torchtitan, float8": there the products are of so few bits, and the weights are kept whole. */
function withProducts(slots: readonly Slot[]): readonly Slot[] {
  const isOfProducts = slots.some(
    (slot) => slot.role === 'field-value' && slot.field === 'stack' && productsOnly.has(String(slot.value)),
  )
  if (!isOfProducts) return slots
  return slots.map((slot): Slot =>
    slot.role === 'field-value' && slot.field === 'weights' && slot.value === 'fp8'
      ? { role: 'field-value', field: 'precision', value: 'fp8', from: slot.from, to: slot.to }
      : slot,
  )
}
/** Software that computes in FP8 and has no weights of it. */
const productsOnly: ReadonlySet<string> = new Set(['torchtitan'])

/** "My lab has V100s, so fp16: qlora", "pretrain …, bf16": beside weights of four bits, or where there are none yet, it is what is computed in. */
function withComputing(slots: readonly Slot[], tokens: RecognizedText['tokens']): readonly Slot[] {
  const values = slotsOf(slots, 'field-value')
  const has = (field: string, value: string): boolean =>
    values.some((slot) => slot.field === field && slot.value === value)
  const isContinued = slots.some(({ role }) => role === 'model') || tokens.some(({ text }) => continued.test(text))
  const isPretraining = has('task', 'pretrain') && !isContinued && !has('precision', 'fp8')
  if (!isPretraining && !has('method', 'qlora')) return slots
  return slots.map((slot): Slot => {
    if (slot.role !== 'field-value' || slot.field !== 'weights' || slot.value !== 'bf16') return slot
    const word = tokens
      .slice(slot.from, slot.to)
      .map(({ text }) => text)
      .join('')
    const value = halves.get(word)
    if (value === undefined || (value === 'bf16' && !isPretraining)) return slot
    return { role: 'field-value', field: 'precision', value, from: slot.from, to: slot.to }
  })
}
const continued = /^(?:continu\w{0,6}|cpt)$/u
const halves: ReadonlyMap<string, 'fp16' | 'bf16'> = new Map([
  ['fp16', 'fp16'],
  ['float16', 'fp16'],
  ['bf16', 'bf16'],
  ['bfloat16', 'bf16'],
])

/** "What is left in the Q4 line", "by the end of Q4": a quarter, and no format of weights. */
function withoutQuarters(slots: readonly Slot[], tokens: RecognizedText['tokens']): readonly Slot[] {
  const textAt = (at: number): string => tokens[at]?.text ?? ''
  return slots.filter((slot) => {
    if (slot.role !== 'field-value' || slot.field !== 'weights') return true
    const words = tokens.slice(slot.from, slot.to).map(({ text }) => text)
    const isQuarter = words.join('') === 'q4' && (ofYear.has(textAt(slot.from - 1)) || ofMoney.has(textAt(slot.to)))
    return !isQuarter
  })
}
const ofYear: ReadonlySet<string> = new Set('this next last until till by end of early late mid during our'.split(' '))
const ofMoney: ReadonlySet<string> = new Set(
  'line budget budgets plan planning spend spending forecast money goal goals okr okrs roadmap numbers allocation target'.split(
    ' ',
  ),
)

/** "Nf4 for the frozen weights, adapters stay in bf16": of two formats that of the adapter says nothing of the weights below it. */
function withoutAdapters(slots: readonly Slot[], tokens: RecognizedText['tokens']): readonly Slot[] {
  const weights = slotsOf(slots, 'field-value').filter(({ field }) => field === 'weights')
  const ofAdapter = weights.filter(({ from, to }) => {
    const before = tokens.slice(Math.max(0, from - farthest), from).map(({ text }) => text)
    const clause = before.slice(before.findLastIndex((text) => clauseEnds.has(text)) + 1).join(' ')
    return adapters.test(clause) || /^adapters?$/u.test(tokens[to]?.text ?? '')
  })
  const isTold = ofAdapter.length > 0 && ofAdapter.length < weights.length
  if (!isTold) return slots
  return slots.map((slot): Slot => {
    const { from, to } = slot
    const note = `“${tokens
      .slice(from, to)
      .map(({ text }) => text)
      .join('')}” is of the adapter, not of the weights below it.`
    return ofAdapter.some((one) => one === slot) ? { role: 'remark', note, from, to } : slot
  })
}
const farthest = 6
const clauseEnds: ReadonlySet<string> = new Set([',', '.', ';', 'and', 'but', '(', '+', ':'])
const adapters = /\b(?:adapters?|lora (?:weights|part|matrices|layers|params)|trainable (?:weights|part|params))\b/u

/** "W2 SFT, W3 DPO, W4 eval": beside other weeks it is one, and no format of weights. */
function withoutWeeks(slots: readonly Slot[], tokens: RecognizedText['tokens']): readonly Slot[] {
  const textOf = (from: number, to: number): string =>
    tokens
      .slice(from, to)
      .map(({ text }) => text)
      .join('')
  const isWeek = (slot: Slot): boolean =>
    slot.role === 'field-value' && slot.field === 'weights' && /^w[48]$/.test(textOf(slot.from, slot.to))
  if (!slots.some(isWeek)) return slots
  const hasOthers = tokens.some(
    (_, at) => /^w(?:[1-35-79])$/.test(textOf(at, at + 2)) || /^w[1-35-79]$/.test(textOf(at, at + 1)),
  )
  return hasOthers ? slots.filter((slot) => !isWeek(slot)) : slots
}
