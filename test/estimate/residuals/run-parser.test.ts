/** How the words of a row become a run and its software profile. */
import { describe, expect, test } from 'vitest'
import { parseRun } from '../../../src/estimate/residuals/run-parser.ts'
import { parseSoftware, decimalYear } from '../../../src/estimate/residuals/software-rules.ts'
import { runConfigSchema } from '../../../src/estimate/residuals/run-config.ts'
import { softwareRules, catalog } from '../real-data.ts'
import { knownCatalog, plainRow } from '../plain-row.ts'

const runOf = (rest: object = {}) => {
  const run = parseRun(runConfigSchema.parse({ ...plainRow, ...rest }), knownCatalog, softwareRules)
  if (run === null) throw new Error('its GPU and shape are known')
  return run
}

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
    [{ notes: 'async TP' }, { overlapsTensor: true, dispatch: 'tuned' }],
    [{ notes: 'vanilla TP' }, { overlapsTensor: false, dispatch: 'tuned' }],
    [{ notes: 'expert dispatcher NCCL all-to-all' }, { overlapsTensor: false, dispatch: 'naive' }],
    [{ framework: 'Megatron-LM (NCCL alltoall)' }, { overlapsTensor: false, dispatch: 'naive' }],
    [{ notes: 'expert dispatcher DeepEP' }, { overlapsTensor: false, dispatch: 'tuned' }],
    [
      { stackTier: 'vendor-tuned', notes: 'default all-to-all' },
      { overlapsTensor: true, dispatch: 'tuned' },
    ],
  ])('how %j exchanges', (words, expected) => {
    expect(parseSoftware(runConfigSchema.parse({ ...plainRow, ...words }), softwareRules)).toMatchObject(expected)
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
    expect(runOf({ layout: { parallelism: 'DeepSpeed ZeRO, stage not printed' }, gpuCount: 2 }).sharding).toBe('zero2')
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
      rank: 16, targets: 'attn', microBatch: 1, accumulation: 1, packed: null, recomputation: 'full', nodes: 1, tp: 1, pp: 1,
      cp: 1, ep: 1, virtualStages: null, embeddingsTrained: false, sharding: 'zero2', weights: 'bf16', compute: 'bf16',
      network: { gpusPerMachine: 4, linkDomain: 4, interBandwidth: 25e9 }, software: { framework: 'unknown' },
      unstated: ['attention', 'batch', 'recomputation'],
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
    ['transformers 4.49', '2025', 'eager'],
    ['TRL/transformers v5', '2026-10', 'eager'],
    ['trl + Liger', '2025-06', 'fused'],
  ])('the default loss keeps copies of the logits, of whatever date: %s of %s', (framework, date, loss) => {
    const [kernels] = /Liger/.exec(framework) ?? [undefined]
    expect(runOf({ framework, date, kernels, gpu: 'a100-80-sxm' }).software.loss).toBe(loss)
  })

  test('where such a loss cannot fit and no kernel is named, it is taken in chunks, which is said', () => {
    const { software, unstated } = runOf({ framework: 'trl', microBatch: 16 })
    expect(software.loss).toBe('chunked')
    expect(unstated).toContain('loss')
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
