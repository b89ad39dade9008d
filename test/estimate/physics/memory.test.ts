/** Published figures of memory: ZeRO's and Korthikanti's algebra, bytes per parameter, NF4 sizes, torchtune's ladder. */
import { compiledMemoryFormulas } from '../../../src/estimate/formulas/compiled.ts'
import { describe, expect, test } from 'vitest'
import { compileFormulas } from '../../../src/estimate/formulas/formula.ts'
import { memoryFormulas } from '../../../src/estimate/formulas/memory.ts'
import { estimatePhysics } from '../../../src/estimate/estimate.ts'
import { peakInMetric, estimateMemory } from '../../../src/estimate/physics/memory.ts'
import type { Plan } from '../../../src/estimate/plan.ts'
import type { TrainingRun, Software } from '../../../src/estimate/physics/training-run.ts'
import { modelStatesOf } from '../../../src/estimate/physics/model-states.ts'
import { catalog, estimator, runs } from '../real-data.ts'
import { sizesOfRun } from '../../../src/estimate/physics/sizes.ts'
import { requireEntity } from '../../../src/catalog/catalog.ts'

const GIB = 2 ** 30
const formulas = compileFormulas(memoryFormulas)

describe('model states', () => {
  // ZeRO (arXiv:1910.02054), figure 1: 7.5B parameters, 64 GPUs, 2 + 2 + 12 bytes a parameter.
  test.each([
    ['replicated', 1, 1, 1, 120],
    ['stage 1', 1, 1, 64, 31.4],
    ['stage 2', 1, 64, 64, 16.6],
    ['stage 3', 64, 64, 64, 1.9],
  ] as const)('%s holds what ZeRO prints', (_, weights, gradients, optimizer, gigabytes) => {
    expect(
      formulas.modelStates({
        P: 7.5e9,
        weight: 2,
        gradient: 2,
        optimizer: 12,
        weightShards: weights,
        gradientShards: gradients,
        optimizerShards: optimizer,
      }) / 1e9,
    ).toBeCloseTo(gigabytes, 1)
  })
})

describe('activations', () => {
  // Korthikanti (arXiv:2205.05198): 34 bytes a token and hidden unit where attention is recomputed, eight-way split.
  test.each([
    ['22B', 6144, 48, 4, 9.5625],
    ['1T', 25600, 128, 1, 26.5625],
  ] as const)('%s holds what is printed', (_, hidden, layers, microBatch, gib) => {
    const layer = 34 * hidden
    const bytes = formulas.keptActivations({
      boundary: 0,
      hidden,
      layers,
      share: 1,
      layer,
      tokens: 2048 * microBatch,
      inFlight: 1,
      tensorParallel: 8,
    })
    expect(bytes / GIB).toBeCloseTo(gib, 4)
  })

  test('a LayerNorm transformer of four-fold feed-forward keeps about 34 bytes a hidden unit, less its dropout masks', () => {
    // norms 2 x 2, inputs 2 x 2, query and value 4 x 2, feed-forward 4 x 4.
    const layer = formulas.layerActivations({
      scale: 1,
      norms: 2,
      perNorm: 2,
      hidden: 1,
      mlpAdapted: 1,
      query: 1,
      keyValue: 1,
      mlp: 4,
      ffn: 4,
      casts: 0,
    })
    expect(layer).toBeGreaterThan(30)
    expect(layer).toBeLessThan(35)
  })
})

function plan(change: Partial<Plan>): Plan {
  const shape = requireEntity(catalog.models, 'llama-3.2-3b').shape
  return {
    model: 'llama-3.2-3b',
    shape,
    method: 'full',
    weights: 'bf16',
    compute: 'bf16',
    lora: null,
    stack: requireEntity(catalog.stacks, 'hf-trl-peft'),
    gpu: requireEntity(catalog.gpus, 'a100-80-sxm'),
    gpuCount: 1,
    nodes: 1,
    layout: { sharding: 'none', tp: 1, pp: 1, cp: 1 },
    sequenceLength: 16,
    microBatch: 1,
    accumulation: 1,
    packed: true,
    recomputation: 'full',
    offload: 'none',
    ...change,
  }
}

const bytesPerParam = (change: Partial<Plan>) => {
  const { run, sizes } = estimatePhysics(plan(change), estimator)
  const { persistent, gradients, transient } = modelStatesOf(run, sizes, 0.1, compiledMemoryFormulas)
  return ((persistent + gradients + transient) * run.gpuCount) / run.shape.params
}

describe('bytes per parameter of full fine-tuning', () => {
  test('Hugging Face in bf16 peaks in the optimizer step at 10', () => {
    expect(bytesPerParam({})).toBeCloseTo(10, 2)
  })
  test('the same sharded by FSDP with mixed precision at 20', () => {
    expect(bytesPerParam({ gpuCount: 4, layout: { sharding: 'fsdp', tp: 1, pp: 1, cp: 1 } })).toBeCloseTo(20, 2)
  })
  test('torchtune with a fused optimizer at 8', () => {
    expect(bytesPerParam({ stack: requireEntity(catalog.stacks, 'torchtune') })).toBeCloseTo(8, 2)
  })
  test('torchtitan with fp32 masters at 16', () => {
    const stack = requireEntity(catalog.stacks, 'torchtitan')
    expect(bytesPerParam({ stack, gpuCount: 8, layout: { sharding: 'fsdp', tp: 1, pp: 1, cp: 1 } })).toBeCloseTo(16, 2)
  })
})

describe('NF4 with double quantization', () => {
  // Matrices of the layers at 0.516 bytes, embeddings and head at 2: what bitsandbytes loads.
  test.each([
    ['llama-3.1-8b', 5.3],
    ['llama-3.1-70b', 36.8],
  ] as const)('%s takes %d GiB', (model, gib) => {
    const { shape } = requireEntity(catalog.models, model)
    const nf4 = catalog.parameterBytes.stored['nf4-double'].base
    expect(
      formulas.storedWeights({
        block: shape.blockParams,
        stored: nf4,
        rest: shape.params - shape.blockParams,
        kept: 2,
      }) / GIB,
    ).toBeCloseTo(gib, 1)
  })
})

// torchtune's README: one A100, Llama 3.2 3B, batch 2, 4,096 tokens; each step of the ladder is a published run.
test('torchtune’s ladder is climbed step by step', () => {
  const published = runs.filter(
    ({ source, model, peakBytes }) => source === 'torchtune' && model === 'Llama-3.2-3B' && peakBytes !== null,
  )
  expect(published.length).toBeGreaterThanOrEqual(6)
  for (const { run, sizes, peakBytes } of published) {
    const { allocated } = estimateMemory(run, sizes, estimator.calibration.constants, compiledMemoryFormulas)
    expect(allocated / (peakBytes ?? 1)).toBeGreaterThan(0.85)
    expect(allocated / (peakBytes ?? 1)).toBeLessThan(1.2)
  }
})

const gib = (change: Partial<Plan>, software: Partial<Software>, rest: Partial<TrainingRun> = {}) => {
  const { run } = estimatePhysics(plan({ sequenceLength: 4096, microBatch: 8, ...change }), estimator)
  const changed = { ...run, ...rest, software: { ...run.software, ...software } }
  return (
    estimateMemory(changed, sizesOfRun(changed), estimator.calibration.constants, compiledMemoryFormulas).allocated /
    GIB
  )
}

describe('the moments of a step', () => {
  const lora = { method: 'lora', lora: { rank: 16, targets: 'attn' } } as const
  const sharded = { ...lora, gpuCount: 4, layout: { sharding: 'fsdp', tp: 1, pp: 1, cp: 1 } } as const
  const inputs = (2 * 3072 * 28 * 4096 * 8) / GIB

  test('the logits are gone before the first layer of the backward pass: only the larger of the two counts', () => {
    const { shape } = requireEntity(catalog.models, 'llama-2-7b')
    const [none, some] = (['fused', 'chunked'] as const).map((loss) => gib({ ...lora, shape }, { loss }))
    expect(some).toBe(none)
    expect(gib(lora, { loss: 'lean' })).toBeGreaterThan(1.3 * gib(lora, { loss: 'fused' }))
  })

  test('adapters under the hooks of FSDP hold the inputs of all layers twice in the backward pass', () => {
    const twice = gib(sharded, { loss: 'fused', gather: 'hooks' }) - gib(sharded, { loss: 'fused', gather: 'lean' })
    const hooks = estimator.calibration.constants.gatherAdapters
    expect(twice - hooks).toBeCloseTo(inputs, 6)
  })

  test('the first FSDP holds whole gradients between micro-steps, the second their shards', () => {
    const four = { gpuCount: 4, layout: { sharding: 'fsdp', tp: 1, pp: 1, cp: 1 }, microBatch: 16 } as const
    const added = (gather: 'hooks' | 'lean') =>
      gib({ ...four, accumulation: 8 }, { gather }) - gib({ ...four, accumulation: 1 }, { gather })
    expect(added('hooks')).toBeGreaterThan(added('lean'))
  })
})

test('on a full card, reserved blocks are given back before a run gives up', () => {
  const { run } = estimatePhysics(
    plan({ sequenceLength: 4096, microBatch: 32, method: 'lora', lora: { rank: 8, targets: 'attn' } }),
    estimator,
  )
  const padded = { ...run, software: { ...run.software, loss: 'eager' as const, variableLength: true } }
  const memory = estimateMemory(padded, sizesOfRun(padded), estimator.calibration.constants, compiledMemoryFormulas)
  const reserved = peakInMetric(memory, padded, 'reserved', estimator.calibration.constants)
  expect(memory.device).toBeGreaterThan(run.hardware.usableMemory)
  expect(reserved).toBeLessThan(memory.device)
  expect(reserved).toBe(Math.max(memory.allocated, 0.97 * run.hardware.usableMemory))
})
