/** The figures of a run's record, summed up as its rows pass: a long log is no more than a short one. */
import type { LogMetrics } from '../scenario/log-metrics.ts'
import { UnreadableDataset } from './dataset-file.ts'
import { recordKeyOf, type RecordKey, type RecordMeaning } from './run-record-keys.ts'

/** What a file says of a run; null where it says nothing. */
export type RunRecords = {
  readonly metrics: LogMetrics
  readonly gpuCount: number | null
  readonly tokens: number | null
  readonly steps: number | null
  readonly hours: number | null
}

/** Figures of one kind that are kept of a long log: beyond them every second one is let go, again and again. */
const maxKept = 10_000

type Field = Exclude<RecordMeaning['field'], 'peak'>

/**
 * Takes rows one by one, and sums up steps, tokens, speed, loss and memory. Throws `UnreadableDataset` for a table of
 * several runs.
 */
export class RecordTally {
  readonly #name: string
  readonly #keys = new Map<string, RecordKey | null>()
  readonly #series = new Map<Field, { readonly means: RecordMeaning; kept: number[]; stride: number; seen: number }>()
  readonly #peaks = new Map<'allocated' | 'reserved' | 'smi', { bytes: number; from: string }>()
  readonly #runs = new Set<string>()
  readonly #devices = new Set<number>()
  /** First and last seconds with the steps and tokens of the same row, for speeds that are not printed. */
  readonly #passed = new Map<'steps' | 'tokens', { first: readonly number[]; last: readonly number[] }>()
  #rows = 0
  #isTableOfRuns = false
  #from: string | null = null

  constructor(name: string) {
    this.#name = name
  }

  add(row: unknown): void {
    if (typeof row !== 'object' || row === null || Array.isArray(row)) return
    const entries = flatEntries(row)
    this.#rows += 1
    const names = new Set(entries.map(([key]) => key.toLowerCase()))
    this.#isTableOfRuns ||= names.has('name') && (names.has('state') || names.has('created'))
    if (this.#rows > 1 && this.#isTableOfRuns)
      throw new UnreadableDataset(`${this.#name} lists several runs: send the row of one of them.`)
    const of = new Map<Field, number>()
    for (const [typed, printed] of entries) {
      const key = this.#keyOf(typed)
      const value = key === null ? null : figureOf(printed)
      if (key === null || value === null) continue
      this.#note(key, value, of)
    }
    const seconds = of.get('seconds') ?? of.get('timestamp')
    for (const field of ['steps', 'tokens'] as const) {
      const count = of.get(field)
      if (seconds === undefined || count === undefined) continue
      const here = [seconds, count] as const
      this.#passed.set(field, { first: this.#passed.get(field)?.first ?? here, last: here })
    }
  }

  #keyOf(typed: string): RecordKey | null {
    const known = this.#keys.get(typed)
    if (known !== undefined || this.#keys.size >= maxKept) return known ?? null
    const key = recordKeyOf(typed)
    this.#keys.set(typed, key)
    return key
  }

  #note({ means, run, device }: RecordKey, value: number, of: Map<Field, number>): void {
    if (run !== '') this.#runs.add(run)
    if (this.#runs.size > 1)
      throw new UnreadableDataset(`${this.#name} has several runs side by side: export one of them.`)
    if (device !== null) this.#devices.add(device)
    if (means.field === 'peak') {
      const bytes = value * means.scale
      if (bytes > (this.#peaks.get(means.metric)?.bytes ?? 0))
        this.#peaks.set(means.metric, { bytes, from: means.from })
      return
    }
    of.set(means.field, value)
    if (means.field !== 'seconds' && means.field !== 'timestamp') this.#from ??= means.from ?? null
    const series = this.#series.get(means.field) ?? { means, kept: [], stride: 1, seen: 0 }
    this.#series.set(means.field, series)
    if (series.means.from === means.from && series.seen % series.stride === 0) series.kept.push(value)
    series.seen += 1
    if (series.kept.length < maxKept) return
    series.kept = series.kept.filter((_, index) => index % 2 === 0)
    series.stride *= 2
  }

  result(): RunRecords {
    const metrics = this.#metrics()
    if (Object.keys(metrics).every((key) => key === 'from' || key === 'perGpu'))
      throw new UnreadableDataset(
        `${this.#name} says nothing of speed or memory that I know: a log with tokens, samples or steps per second does.`,
      )
    const seconds = this.#last('seconds') ?? this.#span()
    return {
      metrics,
      gpuCount: whole(this.#last('gpuCount')) ?? (this.#devices.size > 0 ? this.#devices.size : null),
      tokens: whole(this.#last('tokens')),
      steps: whole(this.#last('steps')),
      hours: seconds === null ? null : seconds / 3600,
    }
  }

  #metrics(): LogMetrics {
    const speed = this.#series.get('tokensPerSecond')?.means
    const printed = speed?.field === 'tokensPerSecond' ? speed : null
    const tokensPerSecond = this.#median('tokensPerSecond') ?? this.#rate('tokens')
    const stepsPerSecond = this.#rate('steps')
    const secondsPerStep = this.#median('secondsPerStep') ?? (stepsPerSecond === null ? null : 1 / stepsPerSecond)
    const samplesPerSecond = this.#median('samplesPerSecond')
    const batch = samplesPerSecond === null || secondsPerStep === null ? null : samplesPerSecond * secondsPerStep
    const peak = (['smi', 'reserved', 'allocated'] as const)
      .map((metric) => ({ metric, ...this.#peaks.get(metric) }))
      .find(({ bytes }) => bytes !== undefined)
    const timed = this.#series.get('seconds')?.means.from ?? this.#series.get('timestamp')?.means.from
    return {
      from: printed?.from ?? this.#from ?? timed ?? peak?.from ?? 'the file',
      perGpu: printed?.perGpu ?? (tokensPerSecond === null ? null : false),
      ...optional(tokensPerSecond, (tokensPerSecond) => ({ tokensPerSecond })),
      ...optional(secondsPerStep, (secondsPerStep) => ({ secondsPerStep })),
      ...optional(samplesPerSecond, (samplesPerSecond) => ({ samplesPerSecond })),
      ...optional(this.#median('flopsPerGpu'), (flopsPerGpu) => ({ flopsPerGpu })),
      ...optional(whole(this.#last('globalBatch') ?? batch), (globalBatch) => ({ globalBatch })),
      ...(peak?.bytes === undefined ? {} : { peak: { bytes: peak.bytes, metric: peak.metric } }),
    }
  }

  /** The first of more than two carries the warm-up. */
  #median(field: Field): number | null {
    const series = this.#series.get(field)
    if (series === undefined) return null
    const { kept, means } = series
    const sorted = (kept.length > 2 ? kept.slice(1) : kept).toSorted((one, other) => one - other)
    const middle = sorted[sorted.length >> 1]
    if (middle === undefined) return null
    if (means.field === 'secondsPerStep' && means.inverse === true) return 1 / middle
    return middle * ('scale' in means ? (means.scale ?? 1) : 1)
  }

  #last = (field: Field): number | null => this.#series.get(field)?.kept.at(-1) ?? null

  /** How much a second: between two rows, or from the beginning to the only one. */
  #rate(field: 'steps' | 'tokens'): number | null {
    const passed = this.#passed.get(field)
    if (passed === undefined) return this.#whole(field)
    const [[startSeconds = 0, startCount = 0], [seconds = 0, count = 0]] = [passed.first, passed.last]
    if (seconds > startSeconds && count > startCount) return (count - startCount) / (seconds - startSeconds)
    return this.#series.has('seconds') && passed.first === passed.last ? count / seconds : null
  }

  /** All that was counted in all the time that is told. */
  #whole(field: 'steps' | 'tokens'): number | null {
    const [count, seconds] = [this.#last(field), this.#last('seconds')]
    return count === null || seconds === null ? null : count / seconds
  }

  #span(): number | null {
    const kept = this.#series.get('timestamp')?.kept ?? []
    const span = (kept.at(-1) ?? 0) - (kept[0] ?? 0)
    return span > 0 ? span : null
  }
}

const whole = (value: number | null): number | null => (value === null || value < 1 ? null : Math.round(value))

/** What is made of a value; nothing of null. */
const optional = <T extends object>(value: number | null, make: (value: number) => T): T | object =>
  value === null ? {} : make(value)

/** Entries of a row, those of an object in it under both names. */
function flatEntries(row: object): readonly (readonly [string, unknown])[] {
  return Object.entries(row).flatMap(([key, value]): readonly (readonly [string, unknown])[] =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.entries(value).map(([inner, each]) => [`${key}.${inner}`, each])
      : [[key, value]],
  )
}

/** A positive number, as JSON, CSV and clocks ("1 day, 2:03:04") print it; null for anything else. */
function figureOf(printed: unknown): number | null {
  if (typeof printed === 'number') return Number.isFinite(printed) && printed > 0 ? printed : null
  if (typeof printed !== 'string' || printed.length > 40 || printed === '') return null
  const clock = /^(?:(\d{1,4}) days?, )?(\d{1,5}):(\d\d):(\d\d)(?:\.\d+)?$/.exec(printed.trim())
  const value =
    clock === null
      ? Number(printed)
      : Number(clock[1] ?? 0) * 86_400 + Number(clock[2]) * 3600 + Number(clock[3]) * 60 + Number(clock[4])
  return Number.isFinite(value) && value > 0 ? value : null
}
