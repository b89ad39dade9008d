/** What takes less memory for a job on its own GPUs, each step on top of those before it. */
import type { Spec } from '../../scenario/scenario.ts'
import type { FitResult } from './fit.ts'

export type MemoryStep = {
  readonly id: 'batch' | 'checkpointing' | 'flash' | 'fused loss' | '4-bit' | '8-bit optimizer' | 'adapter' | 'shorter'
  readonly spec: Spec
  /** With this step and all before it; null: the estimate does not know it. */
  readonly fit: FitResult | null
}

export type MemoryLadder = {
  /** As it ran, without any of the savings. */
  readonly start: FitResult | null
  readonly steps: readonly MemoryStep[]
}

const leastLength = 512

/** `spec` names a model, GPUs, the length and the batch that it ran with. What it was said to have is no step. */
export function memoryLadderOf(spec: Spec, fit: (asked: Spec) => FitResult | null): MemoryLadder {
  const method = spec.method ?? 'lora'
  const began: Spec = {
    ...spec,
    method,
    gradientCheckpointing: spec.gradientCheckpointing ?? false,
    attentionKernel: spec.attentionKernel ?? 'sdpa',
    fusedLoss: spec.fusedLoss ?? false,
    offload: 'none',
  }
  const rungs: readonly (readonly [MemoryStep['id'], boolean, (from: Spec) => Partial<Spec>])[] = [
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
    steps.push({ id, spec: current, fit: fit(current) })
  }
  return { start: fit(began), steps }
}
