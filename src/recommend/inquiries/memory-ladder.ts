/** What takes less memory for a job on its own GPUs, each step on top of those before it. */
import type { Spec } from '../../scenario/scenario.ts'
import type { FitOfMethod, SpecOfMethod } from './fit.ts'

export type MemoryStep = {
  readonly id: 'batch' | 'checkpointing' | 'flash' | 'fused loss' | '4-bit' | '8-bit optimizer' | 'adapter' | 'shorter'
  /** With this step and all before it; null: the estimate does not know it. */
  readonly fit: FitOfMethod | null
}

export type MemoryLadder = {
  /** As it ran, without any of the savings. */
  readonly start: FitOfMethod | null
  readonly steps: readonly MemoryStep[]
}

const leastLength = 512

/** `spec` names a model, GPUs, the length and the batch that it ran with. What it was said to have is no step. */
export function memoryLadderOf(spec: Spec, fit: (asked: SpecOfMethod) => FitOfMethod | null): MemoryLadder {
  const method = spec.method ?? 'lora'
  const began: SpecOfMethod = {
    ...spec,
    method,
    gradientCheckpointing: spec.gradientCheckpointing ?? false,
    attentionKernel: spec.attentionKernel ?? 'sdpa',
    fusedLoss: spec.fusedLoss ?? false,
    offload: 'none',
  }
  const rungs: readonly (readonly [MemoryStep['id'], boolean, (from: Spec) => Partial<SpecOfMethod>])[] = [
    ['batch', (began.batch ?? 1) > 1, () => ({ batch: 1, globalBatch: null })],
    ['checkpointing', began.gradientCheckpointing !== true, () => ({ gradientCheckpointing: true })],
    ['flash', began.attentionKernel !== 'flash', () => ({ attentionKernel: 'flash' })],
    ['fused loss', began.fusedLoss !== true, () => ({ fusedLoss: null })],
    ['4-bit', method === 'lora', () => ({ method: 'qlora', weights: null })],
    ['8-bit optimizer', method === 'full' && began.optimizer === null, () => ({ optimizer: 'adamw-8bit' })],
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
    current = { ...current, ...change(current) }
    steps.push({ id, fit: fit(current) })
  }
  return { start: fit(began), steps }
}
