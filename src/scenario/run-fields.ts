import type { SpecField } from './scenario.ts'

/** What a run is made of beside its model: its data, method and settings, and the GPUs that it is on. */
export const runFields = [
  'sequenceLength', 'documentTokens', 'batch', 'globalBatch', 'tokens', 'method', 'adapter', 'loraRank', 'weights', 'precision',
  'optimizer', 'gradientCheckpointing', 'packed', 'sharding', 'gpus', 'gpuCount', 'nodes',
] as const satisfies readonly SpecField[] // prettier-ignore
