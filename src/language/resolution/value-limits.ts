/** What a number of each kind can be. Outside of it nobody's job lies: the value is refused by name. */
import type { Draft } from './scenario-draft.ts'
import { quoted } from '../../scenario/format-values.ts'

type ValueLimit = {
  readonly what: string
  readonly least: number
  readonly most: number
  readonly whole: boolean
  readonly example: string
}

export const valueLimits = {
  params: { what: 'A model', least: 1e6, most: 2e13, whole: false, example: '8b' },
  tokens: { what: 'The data', least: 1, most: 1e16, whole: false, example: '100M tokens' },
  examples: { what: 'The number of examples', least: 1, most: 1e13, whole: true, example: '10k examples' },
  length: { what: 'The length of an example', least: 1, most: 1e7, whole: false, example: '512 tokens each' },
  epochs: { what: 'The number of epochs', least: 1e-6, most: 1e4, whole: false, example: '3 epochs' },
  steps: { what: 'The number of steps', least: 1, most: 1e10, whole: true, example: '1000 steps' },
  batch: { what: 'The batch', least: 1, most: 65_536, whole: true, example: 'batch 4' },
  globalBatch: { what: 'The global batch', least: 1, most: 1e8, whole: true, example: 'global batch 64' },
  accumulation: { what: 'Gradient accumulation', least: 1, most: 1e6, whole: true, example: 'grad accum 4' },
  sequence: { what: 'The sequence length', least: 8, most: 1e7 + 485_760, whole: true, example: 'seq 4k' },
  rank: { what: 'The LoRA rank', least: 1, most: 8192, whole: true, example: 'rank 16' },
  gpus: { what: 'The number of GPUs', least: 1, most: 100_000, whole: true, example: '8 gpus' },
  gpusPerNode: { what: 'The number of GPUs in a node', least: 1, most: 1024, whole: true, example: '8 gpus per node' },
  nodes: { what: 'The number of nodes', least: 1, most: 20_000, whole: true, example: '2 nodes' },
  budget: { what: 'The budget', least: 0.01, most: 1e11, whole: false, example: 'under $500' },
  preemption: {
    what: 'The time between preemptions',
    least: 0.01,
    most: 1e5,
    whole: false,
    example: 'preempted every 6h',
  },
  checkpointSteps: {
    what: 'The steps between checkpoints',
    least: 1,
    most: 1e7,
    whole: true,
    example: 'checkpoint every 500 steps',
  },
  checkpointHours: {
    what: 'The time between checkpoints',
    least: 0.01,
    most: 1e4,
    whole: false,
    example: 'checkpoint every 2 h',
  },
  deadline: { what: 'The deadline', least: 0.01, most: 1e5, whole: false, example: 'within 12h' },
  tp: { what: 'Tensor parallelism', least: 1, most: 1024, whole: true, example: 'tp 8' },
  pp: { what: 'Pipeline parallelism', least: 1, most: 1024, whole: true, example: 'pp 4' },
  cp: { what: 'Context parallelism', least: 1, most: 1024, whole: true, example: 'cp 2' },
  ep: { what: 'Expert parallelism', least: 1, most: 1024, whole: true, example: 'ep 8' },
  dp: { what: 'Data parallelism', least: 1, most: 100_000, whole: true, example: 'dp 4' },
  zeroStage: { what: 'The stage of ZeRO', least: 1, most: 3, whole: true, example: 'zero 3' },
  prompts: { what: 'The number of prompts', least: 1, most: 1e12, whole: true, example: '10k rl prompts' },
  promptTokens: { what: 'The length of a prompt', least: 1, most: 1e7, whole: false, example: 'prompt length 512' },
  responseTokens: {
    what: 'The length of a response',
    least: 1,
    most: 1e7,
    whole: false,
    example: 'response length 1024',
  },
  responseCap: {
    what: 'The cap of a response',
    least: 1,
    most: 1e7,
    whole: false,
    example: 'response cap 4096',
  },
  samplesPerPrompt: {
    what: 'The number of samples a prompt',
    least: 1,
    most: 4096,
    whole: true,
    example: '8 samples per prompt',
  },
  imageCount: { what: 'The number of images', least: 1, most: 1e12, whole: true, example: '50k images' },
  imageTokens: { what: 'The tokens of an image', least: 1, most: 1e6, whole: false, example: '576 tokens per image' },
  imagePixels: { what: 'The size of an image', least: 64, most: 1e9, whole: false, example: '1024x1024 px' },
  activeParams: { what: 'The active size', least: 1e6, most: 2e13, whole: false, example: '12B active' },
  layers: { what: 'The number of layers', least: 1, most: 2000, whole: true, example: '48 layers' },
  hidden: { what: 'The hidden size', least: 1, most: 2e5, whole: true, example: 'hidden size 4096' },
  heads: { what: 'The number of heads', least: 1, most: 2048, whole: true, example: '32 heads' },
  kvHeads: { what: 'The number of KV heads', least: 1, most: 2048, whole: true, example: '8 kv heads' },
  headDim: { what: 'The width of a head', least: 1, most: 4096, whole: true, example: 'head dim 128' },
  ffn: { what: 'The feed-forward width', least: 1, most: 2e6, whole: true, example: 'ffn size 14336' },
  vocab: { what: 'The vocabulary', least: 1, most: 5e6, whole: true, example: 'vocab 128256' },
  experts: { what: 'The number of experts', least: 1, most: 8192, whole: true, example: '128 experts' },
  expertsPerToken: {
    what: 'The experts of a token',
    least: 1,
    most: 1024,
    whole: true,
    example: '8 experts per token',
  },
  expertFfn: { what: 'The width of an expert', least: 1, most: 5e5, whole: true, example: 'expert ffn 1536' },
  sharedExperts: { what: 'The number of shared experts', least: 1, most: 64, whole: true, example: '1 shared expert' },
  denseLayers: { what: 'The number of dense layers', least: 1, most: 1000, whole: true, example: '3 dense layers' },
} as const satisfies Readonly<Record<string, ValueLimit>>

export type LimitedMeasure = keyof typeof valueLimits

/** Whether `value` is within its limits; if not, adds an issue that says why and names `words`. */
export function checkLimit(draft: Draft, measure: LimitedMeasure, value: number, words: string): boolean {
  const { what, least, most, whole, example }: ValueLimit = valueLimits[measure]
  if (value >= least && value <= most && (!whole || Number.isInteger(value))) return true
  const reason =
    value < least ? 'is too small' : value > most || !Number.isFinite(value) ? 'is too large' : 'must be a whole number'
  draft.addIssue('bad-value', `${what} in ${quoted(words)} ${reason}; write it like “${example}”.`, [words], [example])
  return false
}
