/** What trainers and Weights & Biases call the figures of a run. A name is known without what stands before it: "train/", "perf/", or the run. */
import { GIB } from '../catalog/units.ts'

export type RecordMeaning =
  | {
      readonly field: 'tokensPerSecond'
      readonly from: string
      /** Of one GPU, or of all. */
      readonly perGpu: boolean
    }
  | {
      readonly field: 'secondsPerStep' | 'samplesPerSecond' | 'flopsPerGpu'
      readonly from: string
      readonly scale?: number
      /** The figure is steps per second. */
      readonly inverse?: true
    }
  | {
      readonly field: 'peak'
      readonly from: string
      readonly metric: 'allocated' | 'reserved' | 'smi'
      readonly scale: number
    }
  /** Counts, and seconds since the run began or, of a time stamp, since some day. */
  | {
      readonly field: 'gpuCount' | 'globalBatch' | 'tokens' | 'steps' | 'seconds' | 'timestamp'
      readonly from?: string
    }

const hf = 'HF Trainer'
const wandb = 'Weights & Biases'

const rows: readonly (readonly [names: string, means: RecordMeaning])[] = [
  ['train_tokens_per_second', { field: 'tokensPerSecond', from: hf, perGpu: false }],
  ['tokens_per_second_per_gpu', { field: 'tokensPerSecond', from: 'torchtune or Axolotl', perGpu: true }],
  ['tokens/train_per_sec_per_gpu', { field: 'tokensPerSecond', from: 'Axolotl', perGpu: true }],
  ['throughput/device/tokens_per_sec', { field: 'tokensPerSecond', from: 'Composer', perGpu: true }],
  ['throughput/tokens_per_sec', { field: 'tokensPerSecond', from: 'Composer', perGpu: false }],
  ['throughput', { field: 'tokensPerSecond', from: 'LLaMA-Factory', perGpu: false }],
  ['throughput(tps)', { field: 'tokensPerSecond', from: 'torchtitan', perGpu: true }],
  ['perf/throughput', { field: 'tokensPerSecond', from: 'verl', perGpu: true }],
  ['tflops_per_gpu', { field: 'flopsPerGpu', from: 'NeMo', scale: 1e12 }],
  ['train_samples_per_second', { field: 'samplesPerSecond', from: hf }],
  ['train_steps_per_second', { field: 'secondsPerStep', from: hf, inverse: true }],
  ['train_step_timing in s', { field: 'secondsPerStep', from: 'NeMo' }],
  ['time_metrics/end_to_end(s)', { field: 'secondsPerStep', from: 'torchtitan' }],
  ['perf/time_per_step|timing_s/step', { field: 'secondsPerStep', from: 'verl' }],
  ['peak_memory_reserved', { field: 'peak', from: 'torchtune', metric: 'reserved', scale: GIB }],
  ['peak_memory_alloc', { field: 'peak', from: 'torchtune', metric: 'allocated', scale: GIB }],
  ['memory/max_reserved(gib)', { field: 'peak', from: 'torchtitan', metric: 'reserved', scale: GIB }],
  ['memory/max_active(gib)', { field: 'peak', from: 'torchtitan', metric: 'allocated', scale: GIB }],
  ['memory/device_reserved (gib)', { field: 'peak', from: 'Axolotl', metric: 'reserved', scale: GIB }],
  ['memory/max_allocated (gib)', { field: 'peak', from: 'Axolotl', metric: 'allocated', scale: GIB }],
  ['perf/max_memory_reserved_gb', { field: 'peak', from: 'verl', metric: 'reserved', scale: GIB }],
  ['gpu_count|num_gpus|n_gpus|world_size|num_devices', { field: 'gpuCount' }],
  ['global_batch_size', { field: 'globalBatch' }],
  ['num_input_tokens_seen|num_tokens|total_tokens|tokens/total|n_tokens_seen', { field: 'tokens' }],
  ['global_step|step|current_steps', { field: 'steps' }],
  ['train_runtime', { field: 'seconds', from: hf }],
  ['elapsed_time', { field: 'seconds', from: 'LLaMA-Factory' }],
  ['_runtime|_wandb.runtime|runtime|relative time (process)', { field: 'seconds', from: wandb }],
  ['_timestamp', { field: 'timestamp', from: wandb }],
]

const meanings = new Map(rows.flatMap(([names, means]) => names.split('|').map((name) => [name, means] as const)))

/** W&B's own reading of a device: `system.gpu.3.memoryAllocatedBytes`. */
const deviceMemory = /^system[./]gpu\.(\d{1,3})\.memoryallocatedbytes$/

/** A column or a key: what it means, and of which run and which GPU it is, where it says so. */
export type RecordKey = { readonly means: RecordMeaning; readonly run: string; readonly device: number | null }

/** What a key of a run’s record counts; null for an unknown key, and for the bounds that W&B exports beside a curve. */
export function recordKeyOf(typed: string): RecordKey | null {
  const at = typed.lastIndexOf(' - ')
  const [run, name] = [
    typed.slice(0, Math.max(0, at)),
    typed
      .slice(at < 0 ? 0 : at + 3)
      .trim()
      .toLowerCase(),
  ]
  const means = meanings.get(name) ?? meanings.get(name.replace(/^(?:train|perf|performance|metrics)\//, ''))
  if (means !== undefined) return { means, run, device: null }
  const device = deviceMemory.exec(name)?.[1]
  return device === undefined
    ? null
    : { means: { field: 'peak', from: wandb, metric: 'smi', scale: 1 }, run, device: Number(device) }
}

/** Keys that no row of training data has: they tell what a file is. */
const tellingKeys = new Set([
  'log_history',
  '_wandb',
  '_runtime',
  'current_steps',
  'train_runtime',
  'tokens_per_second_per_gpu',
  'tokens/train_per_sec_per_gpu',
  'throughput(tps)',
  'throughput/device/tokens_per_sec',
  'train_tokens_per_second',
  'perf/throughput',
  'peak_memory_reserved',
])

/** Whether a file is a run's own record rather than training data, by its name or by the keys that it begins with. */
export function isRunRecord({ name, head }: { readonly name: string; readonly head: Buffer }): boolean {
  if (
    /(?:^|[/\\])(?:trainer_state|trainer_log|wandb-summary|wandb_export\S*|all_results|train_results)\.\w+$/i.test(name)
  )
    return true
  if (/\.(?:log|wandb)$/i.test(name) || head.subarray(0, 4).toString('latin1') === ':W&B') return true
  const text = head.toString('utf8')
  const keys = /^\s*[{[]/.test(text)
    ? [...text.matchAll(/(?<!\\)"([^"\\]{1,80})"\s{0,4}:/g)].map(([, key = '']) => key)
    : (text.split('\n', 1)[0] ?? '').split(/[,;\t]/).map((column) => column.replaceAll('"', ''))
  return keys.some(isTelling)
}

function isTelling(key: string): boolean {
  const name = key.slice(key.lastIndexOf(' - ') < 0 ? 0 : key.lastIndexOf(' - ') + 3).toLowerCase()
  return tellingKeys.has(name) || (name.startsWith('train/') && recordKeyOf(name) !== null)
}
