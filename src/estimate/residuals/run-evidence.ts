/** A measured run as a receipt cites it. */
import type { MeasuredRun } from './measured-runs.ts'

export type RunEvidence = {
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
export function evidenceById(runs: readonly MeasuredRun[]): ReadonlyMap<string, RunEvidence> {
  return new Map(runs.map((measured) => [measured.id, evidenceOf(measured)]))
}

function evidenceOf({ id, publication, framework, model, run, ...measured }: MeasuredRun): RunEvidence {
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
