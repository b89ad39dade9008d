import { expect, test } from 'vitest'
import { globalBatch, trainingSetup } from '../../../src/presentation/content/training-setup.ts'
import { names, option } from '../sample-answers.ts'

test('the batch is counted over data-parallel copies alone', () => {
  const run = option(1e9, 1000, {
    gpuCount: 16,
    microBatch: 2,
    accumulation: 4,
    layout: { sharding: 'zero1', tp: 2, pp: 2, cp: 2 },
  })
  expect(globalBatch(run)).toBe(16)
  expect(trainingSetup(run, names)).toEqual([
    'torchtune',
    'LoRA, bf16, rank 16',
    'ZeRO-1, tensor parallel 2, pipeline 2, context parallel 2',
    'batch 2 per GPU × 4 accumulation × 2 data-parallel = 16, sequence length 4,096, packed',
    'full gradient checkpointing',
  ])
  const alone = option(1e9, 1000, {
    gpuCount: 1,
    accumulation: 1,
    packed: false,
    recomputation: 'none',
    offload: 'optimizer',
  })
  expect(trainingSetup(alone, names).slice(2)).toEqual([
    'batch 2 per GPU, sequence length 4,096',
    'no gradient checkpointing',
    'optimizer in host memory',
  ])
})
