/**
 * Figures in lines that trainers and nvidia-smi print: how fast a run is, and how much memory it takes. Several lines
 * are summed up by their median, and the first is dropped where more follow: it carries the warm-up.
 */

/** What a log says. Everything it does not say is absent. */
export type LogReading = {
  /** Who printed it, as people call it. */
  readonly from: string
  readonly tokensPerSecond?: number
  /** null: the trainer does not say whether of one GPU or of all. */
  readonly perGpu: boolean | null
  readonly secondsPerStep?: number
  readonly samplesPerSecond?: number
  /** Model flop/s of one GPU. */
  readonly flopsPerGpu?: number
  /** Sequences of one optimizer step, all GPUs. */
  readonly globalBatch?: number
  /** Peak bytes of one GPU, and what counts them. */
  readonly peak?: { readonly bytes: number; readonly metric: 'allocated' | 'reserved' | 'smi' }
}

const fields = ['tokensPerSecond', 'secondsPerStep', 'samplesPerSecond', 'flopsPerGpu', 'globalBatch'] as const
type Field = (typeof fields)[number]
type Metric = 'allocated' | 'reserved' | 'smi'

type Pattern = {
  readonly from: string
  /** One group: the figure. */
  readonly text: RegExp
  readonly perGpu?: boolean
} & (
  | { readonly field: Field; readonly scale?: number; readonly inverse?: true }
  | { readonly field: 'peak'; readonly metric: Metric; readonly scale: number }
)

const GIB = 2 ** 30
const MIB = 2 ** 20
/** A figure with its thousands separated, at most fifteen characters: nothing here can backtrack far. */
const N = String.raw`['"]?\s{0,8}[:=]\s{0,8}['"]?([\d][\d,]{0,14}(?:\.\d{1,12})?(?:[eE][+-]?\d{1,3})?)`
const after = (name: string) => new RegExp(`${name}${N}`, 'gi')

const patterns: readonly Pattern[] = [
  { from: 'torchtune or Axolotl', field: 'tokensPerSecond', text: after('tokens_per_second_per_gpu'), perGpu: true },
  { from: 'Axolotl', field: 'tokensPerSecond', text: after('tokens/train_per_sec_per_gpu'), perGpu: true },
  { from: 'LLaMA-Factory', field: 'tokensPerSecond', text: after(`['"]throughput`), perGpu: false },
  { from: 'HF Trainer', field: 'tokensPerSecond', text: after('train_tokens_per_second'), perGpu: false },
  { from: 'torchtitan', field: 'tokensPerSecond', text: after(String.raw`GiB\([\d.]{1,6}%\)\s{1,4}tps`), perGpu: true },
  { from: 'Megatron', field: 'flopsPerGpu', scale: 1e12, text: after(String.raw`throughput per GPU \(TFLOP/s/GPU\)`) },
  { from: 'NeMo', field: 'flopsPerGpu', scale: 1e12, text: after('TFLOPS_per_GPU') },
  { from: 'Megatron', field: 'secondsPerStep', scale: 1e-3, text: after(String.raw`elapsed time per iteration \(ms\)`) },
  { from: 'NeMo', field: 'secondsPerStep', text: after('train_step_timing in s') },
  { from: 'Megatron', field: 'globalBatch', text: after('global[ _]batch[ _]size') },
  { from: 'HF Trainer', field: 'samplesPerSecond', text: after('train_samples_per_second') },
  { from: 'HF Trainer', field: 'secondsPerStep', inverse: true, text: after('train_steps_per_second') },
  { from: 'a progress bar', field: 'secondsPerStep', text: /(\d{1,6}(?:\.\d{1,6})?)\s?s\/(?:it|step)\b/gi },
  { from: 'a progress bar', field: 'secondsPerStep', inverse: true, text: /(\d{1,6}(?:\.\d{1,6})?)\s?it\/s\b/gi },
  { from: 'torchtune', field: 'peak', metric: 'reserved', scale: GIB, text: after('peak_memory_reserved') },
  { from: 'torchtune', field: 'peak', metric: 'allocated', scale: GIB, text: after('peak_memory_alloc(?:ated)?') },
  { from: 'Axolotl', field: 'peak', metric: 'reserved', scale: GIB, text: after(String.raw`memory/device_(?:mem_)?reserved ?\(gib\)`) },
  { from: 'Axolotl', field: 'peak', metric: 'allocated', scale: GIB, text: after(String.raw`memory/max_(?:mem_)?allocated ?\(gib\)`) },
  { from: 'torchtitan', field: 'peak', metric: 'reserved', scale: GIB, text: /\bmemory:\s{0,4}(\d{1,4}(?:\.\d{1,4})?)GiB\(/gi },
  { from: 'nvidia-smi', field: 'peak', metric: 'smi', scale: MIB, text: /(\d{1,7})\s?MiB\s?[/,|]\s{0,4}\d{1,7}\s?MiB/gi },
] // prettier-ignore

/** Longer texts are cut: a log's last lines say it all. */
const longest = 20_000

/** What the lines of a trainer or of nvidia-smi say; null where `text` is no such thing. */
export function readTrainerLog(text: string): LogReading | null {
  const tail = text.slice(-longest)
  const found = patterns.flatMap((pattern) => {
    const values = [...tail.matchAll(pattern.text)]
      .map(([, figure]) => Number(figure?.replaceAll(',', '')))
      .filter((value) => Number.isFinite(value) && value > 0)
    return values.length === 0 ? [] : [{ pattern, value: typical(values, pattern) }]
  })
  const first = found.find(({ pattern }) => pattern.field !== 'globalBatch')
  if (first === undefined) return null
  const of = (field: Field) => found.find(({ pattern }) => pattern.field === field)
  const speed = of('tokensPerSecond')
  return {
    from: first.pattern.from,
    perGpu: speed?.pattern.perGpu ?? null,
    ...Object.fromEntries(fields.flatMap((field) => (of(field) === undefined ? [] : [[field, of(field)?.value]]))),
    ...peakOf(found),
  }
}

type Found = { readonly pattern: Pattern; readonly value: number }

/** The largest of its memory readings; what the device shows counts before what tensors take. */
function peakOf(found: readonly Found[]): Pick<LogReading, 'peak'> {
  const order: readonly Metric[] = ['smi', 'reserved', 'allocated']
  const peaks = found.flatMap(({ pattern, value }) =>
    pattern.field === 'peak' ? [{ bytes: value, metric: pattern.metric }] : [],
  )
  const [peak] = peaks.toSorted((a, b) => order.indexOf(a.metric) - order.indexOf(b.metric))
  return peak === undefined ? {} : { peak }
}

function typical(values: readonly number[], pattern: Pattern): number {
  const settled = values.length > 2 ? values.slice(1) : values
  const sorted = settled.toSorted((a, b) => a - b)
  const middle = sorted[Math.floor(sorted.length / 2)] ?? NaN
  const value = pattern.field === 'peak' ? (sorted.at(-1) ?? NaN) : middle
  if (pattern.field !== 'peak' && pattern.inverse === true) return 1 / value
  return value * (pattern.scale ?? 1)
}
