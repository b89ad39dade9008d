/** "Batch 2 per card, grad accum 8" on 2 GPUs: a step has 32 sequences. */
import type { Draft } from './scenario-draft.ts'
import type { ResolverInput } from './resolver.ts'
import { numberOf } from './training-numbers.ts'

/** Sets the batch of a step where that of one GPU, the steps of accumulation and the number of GPUs say it. */
export function resolveAccumulatedBatch(draft: Draft, input: ResolverInput): void {
  const [batch, gpus] = [draft.get('batch'), draft.get('gpuCount')]
  if (batch === null || gpus === null || draft.get('globalBatch') !== null) return
  const accumulation = numberOf(draft, input, 'accumulation', 'numbers of accumulation steps')
  if (accumulation === null) return
  draft.set('globalBatch', batch * accumulation.value * readersAmong(gpus, draft))
}

/** Of so many GPUs those that read sequences of their own: what holds parts of one model reads the same. */
export function readersAmong(gpus: number, draft: Draft): number {
  const split = (['tp', 'pp', 'cp'] as const).reduce((product, field) => product * (draft.get(field) ?? 1), 1)
  return gpus % split === 0 ? gpus / split : gpus
}
