/**
 * Which method, weights, rank and adapter go together, and which layouts divide the GPUs. What was set before gives way
 * to what is set now.
 */
import { isQuantizedBase } from '../catalog/training-method.ts'
import { quoted } from './format-values.ts'
import type { ScenarioDraft } from './scenario-draft.ts'
import type { Spec, SpecField } from './scenario.ts'

/** What each field was called by whoever set it: for sentences about what contradicts what. */
export type FieldWords = Readonly<Partial<Record<SpecField, string>>>

/**
 * Sets what follows from the fields that are set, drops what they replace, and adds an issue for each contradiction.
 */
export function reconcileMethod(draft: ScenarioDraft, words: FieldWords): void {
  const isSet = (field: SpecField): boolean => draft.has(field)
  const method = draft.get('method')
  if (draft.get('loraRank') !== null && method === 'full') {
    if (isSet('method') && isSet('loraRank'))
      return addConflict(draft, words.method, words.loraRank, 'Full fine-tuning has no LoRA rank')
    if (isSet('loraRank')) overrideField(draft, 'method', 'lora', 'A rank asks for LoRA: full fine-tuning is dropped.')
    else overrideField(draft, 'loraRank', null, 'Full fine-tuning has no LoRA rank: the rank is dropped.')
  } else if (method === null && (isSet('loraRank') || isSet('loraTargets'))) draft.set('method', loraOver(draft))
  if (draft.get('adapter') !== null && method === 'full') {
    if (isSet('method') && isSet('adapter'))
      return addConflict(draft, words.method, words.adapter, 'Full fine-tuning has no adapters')
    if (isSet('adapter'))
      overrideField(draft, 'method', loraOver(draft), 'An adapter is asked for: full fine-tuning is dropped.')
    else overrideField(draft, 'adapter', null, 'Full fine-tuning has no adapters: the kind of adapter is dropped.')
  }
  reconcileWeights(draft, words)
}

const loraOver = (draft: ScenarioDraft): Spec['method'] => (draft.get('weights') === 'nf4' ? 'qlora' : 'lora')

/** An adapter asks for LoRA; pretraining trains every parameter unless LoRA is asked for. */
export function completeMethod(draft: ScenarioDraft): void {
  if (draft.has('adapter') && draft.get('adapter') !== null && draft.get('method') === null)
    draft.set('method', loraOver(draft))
  if (draft.has('task') && draft.get('task') === 'pretrain' && draft.get('method') === null) draft.set('method', 'full')
}

/** What training computes in, in fewer than 16 bits. */
const lowPrecisions: ReadonlySet<Spec['precision']> = new Set(['fp8', 'mxfp8', 'nvfp4'] as const)

/**
 * "bf16 instead" of a plan that computes in FP8: who asks for whole weights does not mean FP8 products of them; nor, with
 * "no fp8", the products alone.
 */
function reconcilePrecision(draft: ScenarioDraft): void {
  const [weights, precision] = [draft.get('weights'), draft.get('precision')]
  const isNew = { weights: draft.has('weights'), precision: draft.has('precision') }
  const areWhole = weights === 'bf16' || weights === 'fp32'
  if (isNew.weights && !isNew.precision && areWhole && lowPrecisions.has(precision)) draft.set('precision', 'bf16')
  if (isNew.precision && !isNew.weights && precision === 'bf16' && weights === 'fp8') draft.set('weights', 'bf16')
}

function reconcileWeights(draft: ScenarioDraft, words: FieldWords): void {
  reconcilePrecision(draft)
  const method = draft.get('method')
  const weights = draft.get('weights')
  const isNew = { method: draft.has('method'), weights: draft.has('weights') }
  if (method === 'qlora' && weights !== 'nf4') {
    if (weights === null || !isNew.weights) {
      draft.set('weights', 'nf4')
      if (weights !== null) draft.addRemark('weights', `QLoRA keeps the base model in 4-bit: ${weights} is dropped.`)
    } else if (isNew.method) addConflict(draft, words.method, words.weights, 'QLoRA keeps the base model in 4-bit')
    else overrideField(draft, 'method', 'lora', `QLoRA needs 4-bit weights: with ${weights} it is plain LoRA.`)
  } else if (method === 'lora' && weights === 'nf4') {
    if (isNew.method && !isNew.weights)
      overrideField(draft, 'weights', null, 'LoRA without quantization: 4-bit is dropped; say QLoRA to keep it.')
    else overrideField(draft, 'method', 'qlora', 'LoRA over 4-bit weights is QLoRA.')
  } else if (method === 'full' && isQuantizedBase(weights)) {
    if (isNew.method && isNew.weights)
      addConflict(draft, words.method, words.weights, 'Full fine-tuning trains unquantized weights')
    else if (isNew.weights)
      overrideField(draft, 'method', null, 'Full fine-tuning needs unquantized weights: the method is open again.')
    else
      overrideField(
        draft,
        'weights',
        null,
        `Full fine-tuning trains unquantized weights: ${weights === 'nf4' ? '4-bit' : '8-bit'} is dropped.`,
      )
  }
}

function addConflict(draft: ScenarioDraft, one: string | undefined, other: string | undefined, sentence: string): void {
  const terms = [one, other].filter((term) => term !== undefined)
  draft.addIssue(
    'conflict',
    `${sentence}, so ${terms.map(quoted).join(' and ')} contradict each other: keep one.`,
    terms,
  )
}

function overrideField<F extends SpecField>(draft: ScenarioDraft, field: F, value: Spec[F], note: string): void {
  draft.set(field, value)
  draft.addRemark(field, note)
}

/** TP x PP x CP must divide the GPUs. */
export function addLayoutConflict(draft: ScenarioDraft): void {
  if (!(['tp', 'pp', 'cp', 'ep', 'gpuCount'] as const).some((field) => draft.has(field))) return
  const gpuCount = draft.get('gpuCount')
  const parts = (['tp', 'pp', 'cp'] as const).flatMap((field) => {
    const size = draft.get(field)
    return size === null ? [] : [{ name: field.toUpperCase(), size }]
  })
  const product = parts.reduce((total, { size }) => total * size, 1)
  const layout = parts.map(({ name, size }) => `${name} ${size}`).join(' × ')
  if (gpuCount !== null && gpuCount % product !== 0) {
    const nearest = Math.max(product, Math.round(gpuCount / product) * product)
    const verb = parts.length > 1 ? ` is ${product} GPUs, which` : ''
    draft.addIssue(
      'conflict',
      `${layout}${verb} does not divide ${gpuCount} ${gpuCount === 1 ? 'GPU' : 'GPUs'}: take ${nearest} GPUs, or a smaller split.`,
      parts.map(({ name, size }) => `${name.toLowerCase()} ${size}`),
    )
    return
  }
  const ep = draft.get('ep')
  if (ep === null || gpuCount === null || gpuCount % ep === 0) return
  draft.addIssue(
    'conflict',
    `EP ${ep} does not divide ${gpuCount} ${gpuCount === 1 ? 'GPU' : 'GPUs'}: take EP ${greatestDivisor(gpuCount, ep)}, or ${Math.max(1, Math.round(gpuCount / ep)) * ep} GPUs.`,
    [`ep ${ep}`],
  )
}

/** The greatest divisor of `value` up to `most`. */
function greatestDivisor(value: number, most: number): number {
  for (let divisor = Math.min(most, value); divisor > 1; divisor -= 1) if (value % divisor === 0) return divisor
  return 1
}
