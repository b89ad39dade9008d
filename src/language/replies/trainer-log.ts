/**
 * Figures in lines that trainers and nvidia-smi print: how fast a run is, and how much memory it takes. Several lines
 * are summed up by their median, and the first is dropped where more follow: it carries the warm-up.
 */

import { GIB } from '../../catalog/units.ts'
import type { LogMetrics } from '../../scenario/log-metrics.ts'

const metricNames = ['tokensPerSecond', 'secondsPerStep', 'samplesPerSecond', 'flopsPerGpu', 'globalBatch'] as const
type MetricName = (typeof metricNames)[number]
type MemoryCounter = 'allocated' | 'reserved' | 'smi'

type LogPattern = {
  readonly from: string
  /** One group: the figure. */
  readonly text: RegExp
  readonly perGpu?: boolean
} & (
  | { readonly field: MetricName; readonly scale?: number; readonly inverse?: true }
  | { readonly field: 'peak'; readonly metric: MemoryCounter; readonly scale: number }
)

const MIB = 2 ** 20
/** A figure with its thousands separated, at most fifteen characters: nothing here can backtrack far. */
const valuePattern = String.raw`['"]?\s{0,8}[:=]\s{0,8}['"]?([\d][\d,]{0,14}(?:\.\d{1,12})?(?:[eE][+-]?\d{1,3})?)`
const valueAfter = (name: string) => new RegExp(`${name}${valuePattern}`, 'gi')

const patterns: readonly LogPattern[] = [
  { from: 'the gpucost probe', field: 'tokensPerSecond', text: valueAfter('probe_tokens_per_second_per_gpu'), perGpu: true },
  { from: 'the gpucost probe', field: 'peak', metric: 'smi', scale: GIB, text: valueAfter('probe_peak_memory_gib') },
  { from: 'torchtune or Axolotl', field: 'tokensPerSecond', text: valueAfter('(?<!probe_)tokens_per_second_per_gpu'), perGpu: true },
  { from: 'Axolotl', field: 'tokensPerSecond', text: valueAfter('tokens/train_per_sec_per_gpu'), perGpu: true },
  { from: 'LLaMA-Factory', field: 'tokensPerSecond', text: valueAfter(`['"]throughput`), perGpu: false },
  { from: 'HF Trainer', field: 'tokensPerSecond', text: valueAfter('train_tokens_per_second'), perGpu: false },
  { from: 'torchtitan', field: 'tokensPerSecond', text: valueAfter(String.raw`GiB\([\d.]{1,6}%\)\s{1,4}tps`), perGpu: true },
  { from: 'Megatron', field: 'flopsPerGpu', scale: 1e12, text: valueAfter(String.raw`throughput per GPU \(TFLOP/s/GPU\)`) },
  { from: 'NeMo', field: 'flopsPerGpu', scale: 1e12, text: valueAfter('TFLOPS_per_GPU') },
  { from: 'Megatron', field: 'secondsPerStep', scale: 1e-3, text: valueAfter(String.raw`elapsed time per iteration \(ms\)`) },
  { from: 'NeMo', field: 'secondsPerStep', text: valueAfter('train_step_timing in s') },
  { from: 'Megatron', field: 'globalBatch', text: valueAfter('global[ _]batch[ _]size') },
  { from: 'HF Trainer', field: 'samplesPerSecond', text: valueAfter('train_samples_per_second') },
  { from: 'HF Trainer', field: 'secondsPerStep', inverse: true, text: valueAfter('train_steps_per_second') },
  { from: 'a progress bar', field: 'secondsPerStep', text: /(\d{1,6}(?:\.\d{1,6})?)\s?s\/(?:it|step)\b/gi },
  { from: 'a progress bar', field: 'secondsPerStep', inverse: true, text: /(\d{1,6}(?:\.\d{1,6})?)\s?it\/s\b/gi },
  { from: 'torchtune', field: 'peak', metric: 'reserved', scale: GIB, text: valueAfter('peak_memory_reserved') },
  { from: 'torchtune', field: 'peak', metric: 'allocated', scale: GIB, text: valueAfter('peak_memory_alloc(?:ated)?') },
  { from: 'Axolotl', field: 'peak', metric: 'reserved', scale: GIB, text: valueAfter(String.raw`memory/device_(?:mem_)?reserved ?\(gib\)`) },
  { from: 'Axolotl', field: 'peak', metric: 'allocated', scale: GIB, text: valueAfter(String.raw`memory/max_(?:mem_)?allocated ?\(gib\)`) },
  { from: 'torchtitan', field: 'peak', metric: 'reserved', scale: GIB, text: /\bmemory:\s{0,4}(\d{1,4}(?:\.\d{1,4})?)GiB\(/gi },
  { from: 'nvidia-smi', field: 'peak', metric: 'smi', scale: MIB, text: /(\d{1,7})\s?MiB\s?[/,|]\s{0,4}\d{1,7}\s?MiB/gi },
] // prettier-ignore

/** Longer texts are cut: a log's last lines say it all. */
const maxLogLength = 20_000

/** What the lines of a trainer or of nvidia-smi say; null where `text` is no such thing. */
export function readTrainerLog(text: string): LogMetrics | null {
  const tail = text.slice(-maxLogLength)
  const matches = patterns.flatMap((pattern) => {
    const values = [...tail.matchAll(pattern.text)]
      .map(([, figure]) => Number(figure?.replaceAll(',', '')))
      .filter((value) => Number.isFinite(value) && value > 0)
    return values.length === 0 ? [] : [{ pattern, value: summarize(values, pattern) }]
  })
  const first = matches.find(({ pattern }) => pattern.field !== 'globalBatch')
  if (first === undefined) return null
  const matchOf = (field: MetricName) => matches.find(({ pattern }) => pattern.field === field)
  const speed = matchOf('tokensPerSecond')
  return {
    from: first.pattern.from,
    perGpu: speed?.pattern.perGpu ?? null,
    ...Object.fromEntries(
      metricNames.flatMap((field) => (matchOf(field) === undefined ? [] : [[field, matchOf(field)?.value]])),
    ),
    ...peakMemoryOf(matches),
  }
}

type PatternMatch = { readonly pattern: LogPattern; readonly value: number }

/** The largest of its memory readings; what the device shows counts before what tensors take. */
function peakMemoryOf(matches: readonly PatternMatch[]): Pick<LogMetrics, 'peak'> {
  const order: readonly MemoryCounter[] = ['smi', 'reserved', 'allocated']
  const peaks = matches.flatMap(({ pattern, value }) =>
    pattern.field === 'peak' ? [{ bytes: value, metric: pattern.metric }] : [],
  )
  const [peak] = peaks.toSorted((a, b) => order.indexOf(a.metric) - order.indexOf(b.metric))
  return peak === undefined ? {} : { peak }
}

function summarize(values: readonly number[], pattern: LogPattern): number {
  const afterWarmUp = values.length > 2 ? values.slice(1) : values
  const sorted = afterWarmUp.toSorted((a, b) => a - b)
  const median = sorted[Math.floor(sorted.length / 2)] ?? NaN
  const value = pattern.field === 'peak' ? (sorted.at(-1) ?? NaN) : median
  if (pattern.field !== 'peak' && pattern.inverse === true) return 1 / value
  return value * (pattern.scale ?? 1)
}
