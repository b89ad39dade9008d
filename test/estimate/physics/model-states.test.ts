/** Weights, gradients and optimizer states by recipe: bytes a parameter, as the libraries keep them. */
import { compiledMemoryFormulas } from '../../../src/estimate/formulas/compiled.ts'
import { expect, test } from 'vitest'
import type { TrainingRun, Software } from '../../../src/estimate/physics/training-run.ts'
import { stateBytesPerParam, modelStatesOf } from '../../../src/estimate/physics/model-states.ts'
import { full, withSoftware, lora, singleGpu, qlora } from '../laws/law.ts'
import { catalog } from '../real-data.ts'
import { sizesOfRun } from '../../../src/estimate/physics/sizes.ts'
import { requireEntity } from '../../../src/catalog/catalog.ts'

const plainSoftware: Partial<Software> = {
  optimizer: 'fused',
  trained: 'bf16',
  autocast: false,
  deepspeed: false,
  paged: false,
}

test.each([
  ['bf16 throughout', {}, {}, [2, 2, 4, 0]],
  ['with a list of temporaries (foreach)', { optimizer: 'foreach' }, {}, [2, 2, 4, 2]],
  ['fp32 weights', { trained: 'fp32' }, {}, [4, 4, 8, 0]],
  ['fp32 weights, foreach', { trained: 'fp32', optimizer: 'foreach' }, {}, [4, 4, 8, 4]],
  ['autocast over sharded weights is fp32', { autocast: true }, { gpuCount: 8, sharding: 'fsdp' }, [4, 4, 8, 0]],
  ['autocast on one GPU is as loaded', { autocast: true }, {}, [2, 2, 4, 0]],
  ['autocast over replicas is as loaded', { autocast: true }, { gpuCount: 8 }, [2, 2, 4, 0]],
  ['eight bits', { optimizer: '8bit' }, {}, [2, 2, 2.03, 0]],
  ['eight bits, paged: a tenth stays', { optimizer: '8bit', paged: true }, {}, [2, 2, 0.203, 0]],
  ['32 bits, paged', { paged: true }, {}, [2, 2, 0.4, 0]],
  ['DeepSpeed: fp32 gradients and masters', { deepspeed: true }, {}, [2, 4, 12, 0]],
  ["Megatron's distributed optimizer", { optimizer: 'distributed', deepspeed: true }, {}, [2, 2, 12, 0]],
] as const)('%s', (_, software, rest, [weight, gradient, optimizer, transient]) => {
  const run = withSoftware(singleGpu, { ...plainSoftware, ...software }, rest)
  const recipe = stateBytesPerParam(run)
  expect(recipe).toMatchObject({ weight, gradient, transient })
  expect(recipe.optimizer).toBeCloseTo(optimizer, 9)
})

/** Bytes a parameter of one of eight GPUs: held, gradients, transient. */
function bytesPerParam(software: Partial<Software>, rest: Partial<TrainingRun>) {
  const run = withSoftware(full, { ...plainSoftware, gather: 'lean', ...software }, rest)
  const { persistent, gradients, transient } = modelStatesOf(run, sizesOfRun(run), 0.1, compiledMemoryFormulas)
  return [persistent, gradients, transient].map((bytes) => Number((bytes / run.shape.params).toFixed(6)))
}
const host = (part: 'params' | 'optimizer') => ({ params: false, optimizer: false, activations: false, [part]: true })
test.each([
  ['a whole copy on each', {}, { sharding: 'none' }, [6, 2, 0]],
  ['stage 1: the optimizer in eight', {}, { sharding: 'zero1' }, [2.5, 2, 0]],
  ['stage 2: gradients besides', {}, { sharding: 'zero2' }, [2.5, 0.25, 0]],
  ['stage 2 of vendors keeps gradients whole', { tier: 'vendor' }, { sharding: 'zero2' }, [2.5, 2, 0]],
  ['stage 3: weights besides', {}, { sharding: 'fsdp' }, [0.75, 0.25, 0]],
  ['temporaries are of the own shard', { optimizer: 'foreach' }, { sharding: 'fsdp' }, [0.75, 0.25, 0.25]],
  ['two ways of tensors, four of data', {}, { sharding: 'fsdp', tp: 2 }, [0.75, 0.25, 0]],
  ['two ways of context shard as data does', {}, { sharding: 'fsdp', cp: 2 }, [0.75, 0.25, 0]],
  ['two ways of tensors alone', {}, { sharding: 'none', tp: 2 }, [3, 1, 0]],
  ['two stages', {}, { sharding: 'none', pp: 2 }, [3, 1, 0]],
  ['gathered whole', { gather: 'whole' }, { sharding: 'fsdp' }, [2.75, 1.25, 0]],
  ['the optimizer on the host', {}, { sharding: 'fsdp', offload: host('optimizer') }, [0.25, 0.25, 0]],
  ['the weights on the host', {}, { sharding: 'fsdp', offload: host('params') }, [0, 0, 0]],
] as const)('%s', (_, software, rest, expected) => {
  expect(bytesPerParam(software, rest)).toEqual(expected)
})

test('gradients that are let go in the backward pass leave the largest piece, and no temporaries', () => {
  const run = withSoftware(singleGpu, { ...plainSoftware, optimizer: 'foreach', inBackward: true })
  const { vocab, hidden, params } = run.shape
  expect(modelStatesOf(run, sizesOfRun(run), 0, compiledMemoryFormulas)).toMatchObject({
    gradients: 2 * vocab * hidden,
    transient: 0,
  })
  expect(modelStatesOf(run, sizesOfRun(run), 0.5, compiledMemoryFormulas).gradients).toBeCloseTo(params, -3)
})

test.each([
  ['bf16', {}, 2],
  ['fp32', {}, 4],
  ['fp8', {}, 1],
  ['int8', {}, 1],
  ['gptq4', {}, 0.53],
  ['nf4', {}, 0.515869140625],
  ['nf4-double', {}, 0.515869140625],
  ['nf4', { nf4: 'single' }, 0.5625],
] as const)('frozen blocks in %s %j take %d bytes a parameter', (weights, software, bytes) => {
  const run = withSoftware(lora, { ...software, adapter: 'bf16' }, { weights, gpuCount: 1, sharding: 'none' })
  const { shape } = run
  const sizes = sizesOfRun(run)
  const rest = (weights === 'fp32' ? 4 : 2) * (shape.params - shape.blockParams)
  const { persistent, gradients, transient } = modelStatesOf(run, sizes, 0, compiledMemoryFormulas)
  // Adapters: weights, and two states of Adam.
  expect((persistent - rest - 6 * sizes.adapterParams) / shape.blockParams).toBeCloseTo(bytes, 6)
  expect([gradients, transient]).toEqual([2 * sizes.adapterParams, 0])
})

test('a vendor that computes in eight bits keeps the frozen blocks so', () => {
  const run = withSoftware(lora, { tier: 'vendor', adapter: 'bf16' }, { gpuCount: 1, sharding: 'none' })
  const persistent = (compute: TrainingRun['compute']) =>
    modelStatesOf({ ...run, compute }, sizesOfRun(run), 0, compiledMemoryFormulas).persistent
  expect((persistent('bf16') - persistent('fp8')) / run.shape.blockParams).toBeCloseTo(1, 6)
})

test('preparation for k-bit training keeps embeddings and head in fp32; without a quantized base there is none', () => {
  const extra = (run: TrainingRun) => {
    const persistent = (kbitUpcast: boolean) =>
      modelStatesOf(withSoftware(run, { kbitUpcast }), sizesOfRun(run), 0, compiledMemoryFormulas).persistent
    return (persistent(true) - persistent(false)) / (run.shape.params - run.shape.blockParams)
  }
  expect(extra(qlora)).toBeCloseTo(2, 9)
  expect(extra({ ...lora, gpuCount: 1, sharding: 'none' })).toBe(0)
})

test('a frozen base is sharded with its adapters and their states; gathered whole, it comes on top', () => {
  const { blockParams, params } = lora.shape
  const bf16 = withSoftware(lora, { adapter: 'bf16', gather: 'lean' })
  const sizes = sizesOfRun(bf16)
  const base = 2 * params + 2 * sizes.adapterParams
  const persistent = (run: TrainingRun) => modelStatesOf(run, sizes, 0, compiledMemoryFormulas).persistent
  expect(blockParams).toBeLessThan(params)
  expect(persistent(bf16)).toBeCloseTo((base + 4 * sizes.adapterParams) / 8, -3)
  expect(persistent(withSoftware(bf16, { gather: 'whole' }))).toBeCloseTo(
    base + (base + 4 * sizes.adapterParams) / 8,
    -3,
  )
  expect(persistent({ ...bf16, sharding: 'zero2' })).toBeCloseTo(base + 4 * sizes.adapterParams, -3)
  expect(persistent({ ...bf16, offload: host('params') })).toBe(0)
})

test.each([
  { tp: 2, pp: 1 },
  { tp: 1, pp: 2 },
  { tp: 2, pp: 4 },
])('adapters are split as the model is: %j', (split) => {
  const of = (rest: Partial<TrainingRun>) =>
    modelStatesOf({ ...lora, sharding: 'none', ...rest }, sizesOfRun(lora), 0, compiledMemoryFormulas)
  const parts = split.tp * split.pp
  expect(of({}).gradients / of(split).gradients).toBeCloseTo(parts, 9)
  expect(of({}).persistent / of(split).persistent).toBeCloseTo(parts, 9)
})

test('embeddings trained beside adapters: weights, gradients and two states of each in fp32', () => {
  const { vocab, hidden } = lora.shape
  const persistent = (embeddingsTrained: boolean, sharding: TrainingRun['sharding']) =>
    modelStatesOf({ ...lora, embeddingsTrained, sharding }, sizesOfRun(lora), 0, compiledMemoryFormulas).persistent
  expect(persistent(true, 'none') - persistent(false, 'none')).toBeCloseTo(24 * vocab * hidden, -3)
  expect(persistent(true, 'fsdp') - persistent(false, 'fsdp')).toBeCloseTo(3 * vocab * hidden, -3)
})

test('software with a head of its own holds it beside tied embeddings, and quantizes it', () => {
  const { shape } = requireEntity(catalog.models, 'llama-3.2-1b')
  const tied = { ...qlora, shape }
  const persistent = (run: TrainingRun) => modelStatesOf(run, sizesOfRun(run), 0, compiledMemoryFormulas).persistent
  const matrix = shape.vocab * shape.hidden
  const inBf16 = { ...tied, method: 'lora', weights: 'bf16' } as const
  const bf16 = (quantizesHead: boolean) =>
    persistent(withSoftware(inBf16, { quantizesHead, quantizer: null, adapter: 'bf16' }))
  expect(bf16(true) - bf16(false)).toBeCloseTo(2 * matrix, -3)
  const nf4 = (quantizesHead: boolean) =>
    persistent(withSoftware({ ...tied, weights: 'nf4-double' }, { quantizesHead }))
  expect(nf4(true) - nf4(false)).toBeCloseTo(0.515869140625 * matrix, -3)
})

test('experts in parallel: the rest of the weights is sharded with its optimizer, under ZeRO-2 it is whole', () => {
  const { shape } = requireEntity(catalog.models, 'mixtral-8x7b')
  const parallel = withSoftware(
    full,
    { ...plainSoftware, kernels: '' },
    { shape, gpuCount: 8, sharding: 'fsdp', ep: 8 },
  )
  const sizes = sizesOfRun(parallel)
  const dense = shape.params - sizes.expertParams
  const persistent = (kernels: string) =>
    modelStatesOf(withSoftware(parallel, { kernels }), sizes, 0, compiledMemoryFormulas).persistent
  expect((persistent('zero2') - persistent('')) / dense).toBeCloseTo(2 * (1 - 1 / 8), 9)
})
