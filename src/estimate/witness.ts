/** A measured run in few words: what a receipt names as evidence. */
import type { MeasuredRun } from './measured.ts'

export type Witness = {
  readonly id: string
  /** Id in data/sources.json. */
  readonly source: string
  /** As its reporter calls it. */
  readonly framework: string
  readonly gpu: string
  readonly gpuCount: number
  readonly model: string
  readonly method: MeasuredRun['run']['method']
  readonly sequenceLength: number
  readonly microBatch: number
  readonly tokensPerSecondPerGpu: number | null
  readonly peakBytes: number | null
}

/** Measured runs by id. */
export function witnessesOf(runs: readonly MeasuredRun[]): ReadonlyMap<string, Witness> {
  return new Map(runs.map((measured) => [measured.id, witnessOf(measured)]))
}

function witnessOf({ id, publication, framework, model, run, ...measured }: MeasuredRun): Witness {
  return {
    id,
    source: publication,
    framework,
    gpu: run.hardware.id,
    gpuCount: run.gpuCount,
    model,
    method: run.method,
    sequenceLength: run.sequenceLength,
    microBatch: run.microBatch,
    tokensPerSecondPerGpu: measured.tokensPerSecondPerGpu,
    peakBytes: measured.peakBytes,
  }
}
