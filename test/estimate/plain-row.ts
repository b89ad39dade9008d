/** A row that says what it must, for tests to change. */
import { catalog, gpus } from './real-data.ts'

export const knownCatalog = { gpus, models: catalog.models, training: catalog.training }
export const plainRow = {
  id: 7,
  model: { name: 'llama-3.1-8b' },
  method: 'lora',
  weights: 'bf16',
  compute: 'bf16',
  lora: { rank: 8, targetClass: 'attn+mlp' },
  sequenceLength: 2048,
  microBatch: 2,
  accumulation: 8,
  packed: true,
  recomputation: 'full',
  attention: 'SDPA',
  framework: 'torchtune',
  layout: { sharding: 'none' },
  gpu: 'rtx-4090',
  gpuCount: 1,
}
