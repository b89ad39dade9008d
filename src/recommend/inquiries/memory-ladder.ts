/** What takes less memory for a job on its own GPUs, each step on top of those before it. */
import type { Spec } from '../../scenario/scenario.ts'
import type { FitOfMethod, SpecOfMethod } from './fit.ts'

export type MemoryStep = {
  readonly id:
    | 'batch'
    | 'checkpointing'
    | 'flash'
    | 'fused loss'
    | '4-bit'
    | '8-bit optimizer'
    | 'bf16 states'
    | 'adapter'
    | 'shorter'
  /** With this step and all before it; null: the estimate does not know it. */
  readonly fit: FitOfMethod | null
}

export type MemoryLadder = {
  /** As it ran, without any of the savings. */
  readonly start: FitOfMethod | null
  readonly steps: readonly MemoryStep[]
  /** More of the same GPUs that hold every weight and its states with nothing given up; null: none do, or no state is sharded. */
  readonly more: { readonly gpuCount: number; readonly fit: FitOfMethod } | null
}

const leastLength = 512

/** Times the GPUs that it ran on. */
const moreTimes = [2, 4, 8]
const saves = 0.97
/** What makes room for activations, and none for states. */
const ofActivations: ReadonlySet<MemoryStep['id']> = new Set([
  'batch',
  'checkpointing',
  'flash',
  'fused loss',
  'shorter',
])

/**
 * `spec` names a model, GPUs, the length and the batch that it ran with. What it was said to have is no step. `isOfStates`:
 * it ran out where the optimizer makes its states, which smaller activations do not help.
 */
export function memoryLadderOf(
  spec: Spec,
  fit: (asked: SpecOfMethod) => FitOfMethod | null,
  isOfStates = false,
): MemoryLadder {
  const method = spec.method ?? 'lora'
  const began: SpecOfMethod = {
    ...spec,
    method,
    gradientCheckpointing: spec.gradientCheckpointing ?? false,
    attentionKernel: spec.attentionKernel ?? 'sdpa',
    fusedLoss: spec.fusedLoss ?? false,
    offload: 'none',
    // What ran out had the usual masters, unless it was said to have none.
    ...(method === 'full' && spec.weights === null ? { weights: 'fp32' as const } : {}),
  }
  const rungs: readonly (readonly [MemoryStep['id'], boolean, (from: Spec) => Partial<SpecOfMethod>])[] = [
    ['batch', (began.batch ?? 1) > 1, () => ({ batch: 1, globalBatch: null })],
    ['checkpointing', began.gradientCheckpointing !== true, () => ({ gradientCheckpointing: true })],
    ['flash', began.attentionKernel !== 'flash', () => ({ attentionKernel: 'flash' })],
    ['fused loss', began.fusedLoss !== true, () => ({ fusedLoss: null })],
    ['4-bit', method === 'lora', () => ({ method: 'qlora', weights: null })],
    ['8-bit optimizer', method === 'full' && began.optimizer === null, () => ({ optimizer: 'adamw-8bit' })],
    ['bf16 states', began.weights === 'fp32', () => ({ weights: 'bf16' })],
    [
      'adapter',
      method === 'full' && began.task !== 'pretrain',
      () => ({ method: 'lora', weights: null, optimizer: null }),
    ],
    ['4-bit', method === 'full' && began.task !== 'pretrain', () => ({ method: 'qlora', weights: null })],
    [
      'shorter',
      (began.sequenceLength ?? 0) > leastLength,
      ({ sequenceLength }) => ({ sequenceLength: Math.round((sequenceLength ?? 0) / 2) }),
    ],
  ]
  const steps: MemoryStep[] = []
  let current = began
  for (const [id, isOpen, change] of rungs) {
    if (!isOpen) continue
    // Counted without a word: what is left are the states.
    if (isOfStates && ofActivations.has(id)) {
      if (id !== 'shorter' && id !== 'batch') current = { ...current, ...change(current) }
      continue
    }
    current = { ...current, ...change(current) }
    const held = fit(current)
    const before = steps.at(-1)?.fit?.peakMemoryGiB.p50
    // Software that keeps masters of its own saves nothing.
    if (id === 'bf16 states' && before !== undefined && (held?.peakMemoryGiB.p50 ?? before) > before * saves) continue
    steps.push({ id, fit: held })
  }
  const spare = { gradientCheckpointing: true, attentionKernel: 'flash', fusedLoss: null } as const
  const counts = method === 'full' ? moreTimes.map((times) => (spec.gpuCount ?? 1) * times) : []
  const more = counts.flatMap((gpuCount) => {
    const held = fit({ ...began, ...spare, nodes: null, gpuCount })
    return held?.verdict === 'yes' ? [{ gpuCount, fit: held }] : []
  })[0]
  return { start: fit(isOfStates ? { ...began, ...spare } : began), steps, more: more ?? null }
}
