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
  sequence: { what: 'The sequence length', least: 1, most: 1e7 + 485_760, whole: true, example: 'seq 4k' },
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
  deadline: { what: 'The deadline', least: 0.01, most: 1e5, whole: false, example: 'within 12h' },
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
