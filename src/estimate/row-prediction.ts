/** What is predicted of a configuration: ranges, a verdict, and what they rest on. */
import type * as z from 'zod'
import type { Catalog } from '../catalog/catalog.ts'
import type { Interval } from './plan.ts'
import type { RunConfig } from './residuals/run-config.ts'
import { gpuOfRow } from './residuals/run-parser.ts'

export type RowPrediction = {
  /** As given. */
  readonly id: string | number | null
  readonly tokensPerSecondPerGpu: Interval | null
  /** In the memory metric that the row names, `unstated` where it names none. */
  readonly peakMemoryGiB: Interval | null
  /** Under an objective: of one optimizer step, and examples of the whole job a second. */
  readonly secondsPerStep?: Interval | null
  readonly samplesPerSecond?: Interval | null
  /** Seconds of a step by phase, where responses are generated. */
  readonly phases?: { readonly generation: Interval; readonly logprob: Interval; readonly update: Interval }
  readonly fits: 'yes' | 'no' | 'unsure'
  readonly basis: string
  readonly nearest?: readonly string[]
}

/** What is wrong with a row, by its first fault. */
export function unreadable({ issues: [issue] }: z.ZodError): { readonly problem: string } {
  return { problem: `${issue?.path.join('.') || 'the row'}: ${issue?.message ?? 'not readable'}` }
}

/** The interval in `unit`, five digits of each. */
export const roundedInterval = ({ p10, p50, p90 }: Interval, unit = 1): Interval => ({
  p10: Number((p10 / unit).toPrecision(5)),
  p50: Number((p50 / unit).toPrecision(5)),
  p90: Number((p90 / unit).toPrecision(5)),
})

/** A row whose GPU or shape is not known. */
export function unknownRow(row: RunConfig, catalog: Pick<Catalog, 'gpus'>): RowPrediction {
  const reason =
    gpuOfRow(row, catalog) !== undefined ? `no shape for ${row.model.name}` : `${row.gpu} is not in the catalog`
  return {
    id: row.id ?? null,
    tokensPerSecondPerGpu: null,
    peakMemoryGiB: null,
    fits: 'unsure',
    basis: `no estimate: ${reason}`,
  }
}
