/** One configuration in, a prediction or a sentence out; and how the words of a configuration are read. */
import { describe, expect, test } from 'vitest'
import { predictRow, type RowPrediction } from '../../src/estimate/predict-row.ts'
import { parseRun } from '../../src/estimate/residuals/run-parser.ts'
import { catalog, estimator, files, gpus, softwareRules } from './real-data.ts'
import { parseSoftware, decimalYear } from '../../src/estimate/residuals/software-rules.ts'
import { runConfigSchema } from '../../src/estimate/residuals/run-config.ts'

const knownCatalog = { gpus, models: catalog.models }
const plainRow = {
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
  framework: 'torchtune',
  layout: { sharding: 'none' },
  gpu: 'rtx-4090',
  gpuCount: 1,
}
const predict = (rest: object = {}) => predictRow({ ...plainRow, ...rest }, estimator, knownCatalog, softwareRules)
function predicted(rest: object = {}): RowPrediction {
  const prediction = predict(rest)
  if ('problem' in prediction) throw new Error(prediction.problem)
  return prediction
}
const runOf = (rest: object = {}) => {
  const run = parseRun(runConfigSchema.parse({ ...plainRow, ...rest }), knownCatalog, softwareRules)
  if (run === null) throw new Error('its GPU and shape are known')
  return run
}

describe('a prediction', () => {
  test('has ranges in order, five digits, its id, what it rests on and the nearest runs', () => {
    const { id, tokensPerSecondPerGpu: speed, peakMemoryGiB: memory, fits, basis, nearest } = predicted()
    expect([id, fits, basis]).toEqual([7, 'yes', 'physics, corrected by the nearest measured runs'])
    if (speed === null || memory === null) throw new Error('both are predicted')
    for (const { p10, p50, p90 } of [speed, memory]) {
      expect(p10).toBeLessThan(p50)
      expect(p50).toBeLessThan(p90)
      for (const figure of [p10, p50, p90]) expect(String(figure).replace('.', '').length).toBeLessThanOrEqual(5)
    }
    // torchtune prints 3,083 tok/s for it; 8B in bf16 is 15 GiB, and the card has 24.
    expect(speed.p50 / 3083).toBeCloseTo(1, 0)
    expect(memory.p50).toBeGreaterThan(15)
    expect(memory.p50).toBeLessThan(24)
    expect(nearest).toHaveLength(3)
    const measured = new Set([...files.values()].flatMap((file) => file.runs.map((run) => run.id)))
    expect(nearest?.filter((each) => !measured.has(each))).toEqual([])
  })

  test.each([
    ['a card that is too small', { gpu: 't4', weights: 'bf16' }, 'no'],
    ['the same model on a large one', { gpu: 'h200-sxm' }, 'yes'],
    ['full fine-tuning on one small card', { method: 'full', lora: null }, 'no'],
  ])('%s: %s fits', (_, rest, fits) => {
    expect(predicted(rest).fits).toBe(fits)
  })

  test('memory is counted as the row counts it: tensors, with what is reserved, as nvidia-smi shows it', () => {
    const at = (memoryMetric: string) => predicted({ memoryMetric }).peakMemoryGiB?.p50 ?? NaN
    expect(at('allocated')).toBeLessThan(at('reserved'))
    expect(at('allocated')).toBeLessThan(at('smi'))
    // What is not said is something between.
    expect(predicted().peakMemoryGiB).toEqual(predicted({ memoryMetric: 'unstated' }).peakMemoryGiB)
  })

  test('a shape of its own takes the place of the catalog’s', () => {
    const own = {
      hidden: 4096, layers: 16, heads: 32, kvHeads: 8, headDim: 128, ffn: 14_336, vocab: 128_256, params: 4.5e9,
    } // prettier-ignore
    const half = predicted({ model: { name: 'nobody', shape: own } }).tokensPerSecondPerGpu?.p50 ?? NaN
    expect(half / (predicted().tokensPerSecondPerGpu?.p50 ?? NaN)).toBeGreaterThan(1.4)
  })

  test.each([
    ['an unknown GPU', { gpu: 'h9000' }, 'no estimate: h9000 is not in the catalog'],
    ['an unknown model without a shape', { model: { name: 'nobody-8b' } }, 'no estimate: no shape for nobody-8b'],
  ])('of %s there is none, and it says so', (_, rest, basis) => {
    const none = { tokensPerSecondPerGpu: null, peakMemoryGiB: null, fits: 'unsure', basis }
    expect(predict(rest)).toEqual({ id: 7, ...none })
    expect(predict({ ...rest, id: undefined })).toEqual({ id: null, ...none })
  })

  test.each([
    [{ gpuCount: 0 }, /^gpuCount: /],
    [{ model: {} }, /^model\.name: /],
    [{ method: 'magic' }, /^method: /],
  ])('a field that cannot be read is named: %j', (rest, words) => {
    const prediction = predict(rest)
    expect('problem' in prediction ? prediction.problem : '').toMatch(words)
  })

  test.each([[3], [null], ['text'], [[]]])('%j is no row', (input) => {
    const prediction = predictRow(input, estimator, knownCatalog, softwareRules)
    expect('problem' in prediction ? prediction.problem : '').toMatch(/^(?:the row|model): /)
  })
})

test('rows of changing length show more memory, and fit all the same: freed blocks are given back', () => {
  const of = (packed: boolean) =>
    predicted({ framework: 'ms-swift', gpu: 'a100-80-sxm', microBatch: 8, packed, memoryMetric: 'reserved' })
  const [packed, padded] = [of(true), of(false)]
  expect(padded.peakMemoryGiB?.p50).toBeGreaterThan(1.2 * (packed.peakMemoryGiB?.p50 ?? Infinity))
  expect([packed.fits, padded.fits]).toEqual(['yes', 'yes'])
})

describe('the words of a row', () => {
  test.each([
    ['2024-06', 2024.5],
    ['2024-05/07', 2024 + 5 / 12],
    ['2023, again 2025-03', 2025.25],
    ['2024', 2024.5],
    ['', 2025.5],
    ['last spring', 2025.5],
  ])('"%s" is %d', (date, year) => {
    expect(decimalYear(date)).toBeCloseTo(year, 9)
  })

  test.each([
    ['bf16', null],
    ['nf4', 'bnb'],
    ['nf4-double', 'bnb'],
    ['gptq4', 'gptq'],
    ['int8', 'int8'],
    ['fp32', null],
  ] as const)('weights in %s are unpacked by %s', (weights, quantizer) => {
    expect(parseSoftware(runConfigSchema.parse({ ...plainRow, weights }), softwareRules).quantizer).toBe(quantizer)
  })

  test.each([
    ['', [false, false, false]],
    ['optimizer', [false, true, false]],
    ['zero3-offload', [true, true, false]],
    ['offload-master', [true, true, false]],
    ['offload-quants', [true, false, false]],
    ['cpu params', [true, false, false]],
    ['activations', [false, false, true]],
    ['offload-opt, residual', [false, true, true]],
  ])('"%s" is kept on the host', (offload, expected) => {
    const { params, optimizer, activations } = runOf({ offload }).offload
    expect([params, optimizer, activations]).toEqual(expected)
  })

  test('a sharding that nobody knows is none; a compiled loop is compiled, whatever its framework', () => {
    expect(runOf({ layout: { sharding: 'by the moon' }, gpuCount: 2 }).sharding).toBe('none')
    const of = (compiled?: boolean) =>
      runOf({ framework: 'transformers+trl', kernels: '', compiled }).software.elementwise
    expect([of(true), of(false), of()]).toEqual(['compiled', 'eager', 'eager'])
  })

  test('latent attention is read whole or not at all', () => {
    const latent = { qLora: 1536, kvLora: 512, rope: 64, nope: 128, v: 128 }
    const read = (latentAttention: object) => {
      const { shape } = catalog.models.get('llama-3.1-8b') ?? {}
      return runConfigSchema.safeParse({ ...plainRow, model: { name: 'x', shape: { ...shape, latentAttention } } })
        .success
    }
    expect([read(latent), read({ ...latent, kvLora: 'many' }), read({ rope: 64 })]).toEqual([true, false, false])
  })

  test('a master copy on the host is what fp16 products read, as those of bf16 do', () => {
    expect(runOf({ offload: 'offload-master', compute: 'fp16' }).offload.params).toBe(true)
  })

  test('a master copy on the host is not what fp8 products read', () => {
    expect(runOf({ offload: 'offload-master', compute: 'fp8' }).offload).toMatchObject({
      params: false,
      optimizer: true,
    })
  })

  test.each([
    ['FSDP2 full-shard (ZeRO-3)', 'zero2', 'fsdp'],
    ['EP8, ZeRO-2', 'fsdp', 'zero2'],
    ['fsdp', 'fsdp', 'fsdp'],
    [null, 'zero1', 'zero1'],
  ])('"%s" beside a field that says %s is %s', (parallelism, sharding, stage) => {
    expect(runOf({ layout: { parallelism, sharding } }).sharding).toBe(stage)
  })

  test.each([
    ['transformers+trl', 'none', 'loop'],
    ['TRL/transformers v5', 'FA4, grouped GEMM', 'grouped'],
    ['transformers+trl', 'scattermoe', 'grouped'],
    ['a framework nobody knows', '', 'grouped'],
  ])('experts in %s with kernels "%s" are %s', (framework, kernels, experts) => {
    expect(runOf({ framework, kernels }).software.experts).toBe(experts)
  })

  test.each([
    ['Megatron-LM', '', { framework: 'nemo', tier: 'expert', elementwise: 'vendor', loss: 'fused' }],
    ['NeMo', 'vendor-tuned', { framework: 'nemo', tier: 'vendor', experts: 'vendor' }],
    ['Megatron-DeepSpeed', '', { framework: 'nemo', gather: 'lean', deepspeed: true }],
    [
      'Lit-GPT',
      '',
      {
        framework: 'litgpt',
        nf4: 'single',
        quantizesHead: true,
        keepsQuantizedInputs: true,
        checkpointsQuantized: false,
        optimizerTraffic: 28,
      },
    ],
    ['transformers+trl', '', { nf4: 'double', checkpointsQuantized: true, optimizerTraffic: 18 }],
    ['unsloth inside trl', '', { framework: 'unsloth', optimizerTraffic: 28 }],
    ['llama-recipes', '', { framework: 'hf', gather: 'hooks', experts: 'loop' }],
    ['MaxText', '', { framework: 'unknown', elementwise: 'compiled' }],
    ['hand-written CUDA', 'expert-custom', { framework: 'unknown', tier: 'custom', elementwise: 'fused' }],
    ['something new', 'stock-framework', { framework: 'unknown', tier: 'stock', elementwise: 'eager' }],
  ])('%s (%s) is read by its family', (framework, stackTier, software) => {
    expect(runOf({ framework, stackTier, kernels: '' }).software).toMatchObject(software)
  })

  test('what is not said: rank 16 on attention, one row, one machine, nothing split, an unknown network', () => {
    const { model, method, sequenceLength, gpu } = plainRow
    const bare = { model, method, sequenceLength, gpu, gpuCount: 4, layout: { sharding: 'zero2' } }
    const run = parseRun(runConfigSchema.parse(bare), knownCatalog, softwareRules)
    expect(run).toMatchObject({
      rank: 16, targets: 'attn', microBatch: 1, accumulation: 1, packed: null, recomputation: null, nodes: 1, tp: 1, pp: 1,
      cp: 1, ep: 1, virtualStages: null, embeddingsTrained: false, sharding: 'zero2', weights: 'bf16', compute: 'bf16',
      network: { gpusPerMachine: 4, linkDomain: 4, interBandwidth: 25e9 }, software: { framework: 'unknown' },
    }) // prettier-ignore
  })

  test('kernels are the words of the report, none where it has none', () => {
    expect([runOf().software.kernels, runOf({ kernels: 'Liger' }).software.kernels]).toEqual(['', 'Liger'])
  })

  test('what is said', () => {
    const layout = { sharding: 'fsdp', parallelism: 'ZeRO-2 EP8', tp: 2, pp: 4, cp: 2, vp: 3 }
    const run = runOf({
      layout,
      gpuCount: 32,
      nodes: 4,
      interLink: 'infiniband',
      notes: 'LoRA (emb) variant',
      kernels: 'x',
    })
    expect(run).toMatchObject({
      tp: 2, pp: 4, cp: 2, ep: 8, virtualStages: 3, embeddingsTrained: true, rank: 8, targets: 'attn+mlp',
      network: { gpusPerMachine: 8, interBandwidth: 50e9 }, software: { kernels: 'x zero2', framework: 'torchtune' },
    }) // prettier-ignore
    expect(runOf({ layout: { ...layout, vp: 1 } }).virtualStages).toBeNull()
    expect(runOf({ method: 'full', notes: 'LoRA (emb)' }).embeddingsTrained).toBe(false)
    expect(runOf({ gpuCount: 32, nodes: 4, gpusPerNode: 16 }).network.gpusPerMachine).toBe(16)
    expect(runOf({ gpu: 'a10', gpuCount: 2, interconnect: 'slow PCIe' }).network.intraLink).toBe('pcie-slow')
  })
  test.each([
    ['FSDP2 full-shard (ZeRO-3)', 'zero2', 'fsdp'],
    ['zero3', 'none', 'fsdp'],
    ['ddp (FSDP no-shard)', 'zero1', 'none'],
    ['DDP+distributed optimizer', 'zero1', 'zero1'],
    ['EP8, ZeRO-2', 'fsdp', 'zero2'],
  ])('words on sharding go before the field: %s', (parallelism, sharding, is) => {
    expect(runOf({ gpuCount: 8, layout: { sharding, parallelism } }).sharding).toBe(is)
  })

  test.each([
    ['transformers 4.48.1', '2025-01', 'eager'],
    ['transformers 4.49', '2025', 'lean'],
    ['TRL/transformers v5', '2026-10', 'lean'],
    ['trl', '2025-02', 'eager'],
    ['trl', '2025-06', 'lean'],
    ['trl + Liger', '2025-06', 'fused'],
  ])('labels instead of logits are shifted from 4.49 on: %s of %s', (framework, date, loss) => {
    const [kernels] = /Liger/.exec(framework) ?? [undefined]
    expect(runOf({ framework, date, kernels }).software.loss).toBe(loss)
  })

  test('loops that write gradients over the logits', () => {
    const loss = (rest: object) => runOf({ method: 'full', ...rest }).software.loss
    expect(loss({ framework: 'llm-foundry/Composer' })).toBe('inplace')
    expect(loss({ framework: 'Halo', kernels: 'Liger' })).toBe('inplace')
    expect(loss({ framework: 'Halo', kernels: 'Liger FLCE' })).toBe('fused')
  })

  test('k-bit preparation without autocast leaves the head in fp32', () => {
    const autocast = (precisionRecipe: string) =>
      runOf({ framework: 'peft', method: 'qlora', weights: 'nf4', precisionRecipe }).software.autocast
    expect([autocast('bf16'), autocast('bf16 weights + AMP')]).toEqual([false, true])
  })

  test('torchtune pages its optimizer together with steps in the backward pass', () => {
    const inBackward = (optimizer: string) => runOf({ optimizer }).software.inBackward
    expect([inBackward('PagedAdamW'), inBackward('AdamW')]).toEqual([true, false])
  })
})
