/** Each objective beside a run of it that its authors published: step, samples or memory inside the range, and near its middle. */
import { expect, test } from 'vitest'
import { predictRow } from '../../src/estimate/predict-row.ts'
import { knownCatalog, plainRow } from './plain-row.ts'
import { estimator, softwareRules } from './real-data.ts'

const full = { method: 'full', lora: null, packed: false, gpu: 'a100-80-sxm', memoryMetric: 'reserved' }
const zero2 = { layout: { parallelism: 'ZeRO-2', sharding: 'zero2' }, gpuCount: 2 }
const megatron = {
  ...full,
  packed: true,
  sequenceLength: 8192,
  globalBatch: 4,
  microBatch: 1,
  framework: 'Megatron-SWIFT',
}
const opt = { hidden: 2048, layers: 24, heads: 32, kvHeads: 32, headDim: 64, ffn: 8192, mlpMatrices: 2, vocab: 50_272 }
const sized = (shape: object, tiedEmbeddings: boolean, params: number) => ({
  ...shape,
  tiedEmbeddings,
  params,
  activeParams: params,
})

test.each([
  {
    task: 'dpo',
    where: 'modelscope/ms-swift, examples/train/sequence_parallel/sequence_parallel_dpo.sh',
    row: {
      ...full,
      memoryMetric: 'unstated',
      model: { name: 'qwen2.5-vl-3b' },
      images: { perSample: 1 },
      sequenceLength: undefined,
      microBatch: 1,
      accumulation: 8,
      kernels: 'liger',
      gpuCount: 4,
      framework: 'ms-swift (TRL + DeepSpeed)',
      layout: { parallelism: 'ZeRO-3 + sequence parallel 4', sharding: 'fsdp', cp: 4 },
    },
    measured: { secondsPerStep: 14, peakMemoryGiB: 25 },
  },
  {
    task: 'orpo',
    where: 'unslothai/notebooks, Llama3 (8B) ORPO',
    row: {
      model: { name: 'llama-3-8b' },
      method: 'qlora',
      weights: 'nf4',
      compute: 'fp16',
      lora: { rank: 16, targetClass: 'all-linear' },
      sequenceLength: 4096,
      microBatch: 2,
      accumulation: 4,
      packed: false,
      gpu: 't4',
      framework: 'Unsloth + TRL',
      optimizer: 'AdamW 8-bit',
    },
    measured: { secondsPerStep: 22.19 },
  },
  {
    task: 'kto',
    where: 'modelscope/ms-swift, examples/megatron/rlhf/kto/dense.sh',
    row: { ...megatron, model: { name: 'qwen2.5-7b' }, layout: { sharding: 'zero1', tp: 4 }, gpuCount: 4 },
    measured: { peakMemoryGiB: 43 },
  },
  {
    task: 'reward',
    where: 'modelscope/ms-swift, examples/megatron/rlhf/rm/dense.sh',
    row: {
      ...megatron,
      model: { name: 'qwen2.5-vl-7b' },
      layout: { sharding: 'zero1', tp: 2 },
      gpuCount: 2,
      images: { maxPixels: 1_003_520 },
    },
    measured: { peakMemoryGiB: 70 },
  },
  {
    task: 'simpo',
    where: 'modelscope/ms-swift, examples/train/rlhf/simpo.sh',
    row: { ...full, ...zero2, model: { name: 'qwen2.5-3b' }, microBatch: 1, framework: 'ms-swift (TRL + DeepSpeed)' },
    measured: { peakMemoryGiB: 46.57 },
  },
  {
    task: 'ppo',
    where: 'DeepSpeed-Chat, README, table 1',
    row: {
      ...full,
      model: { name: 'OPT 1.3B', shape: sized(opt, true, 1_316_000_000) },
      weights: 'fp16',
      compute: 'fp16',
      gpuCount: 8,
      critic: 'OPT 350M',
      layout: {},
      sequenceLength: undefined,
      microBatch: undefined,
      accumulation: undefined,
      framework: 'DeepSpeed-Chat (Hybrid Engine)',
      generation: {
        promptTokens: 256,
        responseTokens: 256,
        samplesPerPrompt: 1,
        promptsPerStep: 1024,
        engine: 'DeepSpeed Hybrid Engine',
        colocated: true,
      },
    },
    measured: { samplesPerSecond: 26.171 },
  },
  {
    task: 'grpo',
    where: 'NovaSky-AI/SkyRL, speculative decoding, without it',
    row: {
      ...full,
      model: { name: 'qwen3.5-9b' },
      gpu: 'h100-sxm',
      gpuCount: 8,
      layout: { sharding: 'zero1', tp: 4 },
      sequenceLength: undefined,
      microBatch: undefined,
      accumulation: undefined,
      framework: 'SkyRL (Megatron + vLLM)',
      generation: { maxResponseTokens: 8192, samplesPerPrompt: 8, promptsPerStep: 32, engine: 'vLLM', colocated: true },
    },
    measured: { secondsPerStep: 400.7 },
  },
  {
    task: 'grpo',
    where: 'NVIDIA-NeMo/RL, performance summary of 0.4',
    row: {
      ...full,
      model: { name: 'qwen3-30b-a3b' },
      gpu: 'h100-sxm',
      gpuCount: 32,
      nodes: 4,
      layout: { parallelism: 'TP2 EP8', sharding: 'zero1', tp: 2, ep: 8 },
      sequenceLength: 4096,
      microBatch: undefined,
      accumulation: undefined,
      framework: 'NeMo RL (Megatron + vLLM)',
      referenceModel: true,
      generation: {
        averageTokens: 3154,
        maxTotalTokens: 4096,
        samplesPerPrompt: 32,
        promptsPerStep: 64,
        engine: 'vLLM',
        engineTp: 4,
        colocated: true,
      },
    },
    measured: { secondsPerStep: 225 },
  },
  {
    task: 'distill',
    where: 'modelscope/ms-swift, examples/train/rlhf/gkd/vllm_server.sh',
    row: {
      ...full,
      model: { name: 'qwen2.5-7b' },
      microBatch: 4,
      accumulation: 1,
      gpuCount: 4,
      layout: { parallelism: 'ZeRO-3', sharding: 'fsdp' },
      framework: 'ms-swift (TRL GKD + DeepSpeed)',
      generation: { maxResponseTokens: 512, samplesPerPrompt: 1, engine: 'vLLM', colocated: false },
    },
    measured: { peakMemoryGiB: 54 },
  },
  {
    task: 'embedding',
    where: 'modelscope/ms-swift, examples/train/embedding/qwen3/qwen3_emb.sh',
    row: {
      ...full,
      ...zero2,
      method: 'lora',
      lora: { rank: 8, targetClass: 'all-linear' },
      model: { name: 'qwen3-4b' },
      sequenceLength: 8192,
      microBatch: 8,
      accumulation: 1,
      framework: 'ms-swift',
    },
    measured: { peakMemoryGiB: 10 },
  },
])('$task as $where published it', ({ task, row, measured }) => {
  const prediction = predictRow({ ...plainRow, ...row, task }, estimator, knownCatalog, softwareRules)
  if ('problem' in prediction) throw new Error(prediction.problem)
  for (const [figure, value] of Object.entries(measured)) {
    const range = prediction[figure as keyof typeof measured] ?? null
    if (range === null || value === undefined) throw new Error(`${figure} is not predicted`)
    expect(value).toBeGreaterThan(range.p10)
    expect(value).toBeLessThan(range.p90)
    expect(Math.abs(Math.log(value / range.p50))).toBeLessThan(Math.log(2))
  }
})
