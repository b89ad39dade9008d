/** What a team measured of a plan: read out of a report or a log, set beside the estimate, kept to correct later ones. */
import * as z from 'zod'
import type { Catalog } from '../catalog/catalog.ts'
import type { TeamMeasurement } from '../estimate/residuals/team-measurements.ts'
import { estimate, runOf, sizesOfPlan, estimatePhysics } from '../estimate/estimate.ts'
import { flopsPerToken } from '../estimate/physics/flops.ts'
import type { Interval, Plan } from '../estimate/plan.ts'
import { peakUtilisation } from '../estimate/physics/flops.ts'
import { dataParallel, type TrainingRun } from '../estimate/physics/training-run.ts'
import type { Problem } from '../scenario/problem.ts'
import type { LogMetrics } from '../scenario/log-metrics.ts'
import { planFromRecord, planRecordSchema } from './plan-record.ts'
import type { Estimator } from '../estimate/estimator.ts'

export const teamMeasurementRecordSchema = z.strictObject({
  id: z.string(),
  plan: planRecordSchema,
  tokensPerSecondPerGpu: z.number().positive().nullable(),
  peak: z.strictObject({ bytes: z.number().positive(), metric: z.enum(['allocated', 'reserved', 'smi']) }).nullable(),
  /** ISO date. */
  asOf: z.string(),
})
export type TeamMeasurementRecord = z.infer<typeof teamMeasurementRecordSchema>

/** The runs as anchors of an estimator; those whose plan is no longer known are left out. */
export function teamMeasurementsOf(
  runs: readonly TeamMeasurementRecord[],
  catalog: Catalog,
): readonly TeamMeasurement[] {
  return runs.flatMap(({ id, plan: record, tokensPerSecondPerGpu, peak }) => {
    const plan = planFromRecord(record, catalog)
    if (plan === null) return []
    return [{ id, model: plan.model ?? 'a bare shape', run: runOf(plan), tokensPerSecondPerGpu, peak }]
  })
}

/** A report set beside the estimate of the plan it is about. */
export type MeasurementComparison = {
  readonly tokensPerSecondPerGpu: number | null
  readonly peak: TeamMeasurementRecord['peak']
  /** Tokens per second of one GPU, and device bytes, as they were estimated. */
  readonly estimatedSpeed: Interval
  readonly estimatedPeak: { readonly p50: number; readonly p95: number }
  /** How the figure was read, where the report left it open. */
  readonly notes: readonly string[]
}

/** Reads `log` as a report about `plan`. A problem where it holds no figure, or one that no GPU could reach. */
export function compareMeasurement(
  log: LogMetrics,
  plan: Plan,
  estimator: Estimator,
): MeasurementComparison | { readonly problem: Problem } {
  const { tokensPerSecond, peakMemory } = estimate(estimatePhysics(plan, estimator), estimator)
  const estimatedSpeed = scaleInterval(tokensPerSecond, 1 / plan.gpuCount)
  const { perGpu, notes } = measuredSpeed(log, plan, estimatedSpeed.p50)
  const peak = log.peak ?? null
  if (perGpu === null && peak === null) return { problem: noFiguresProblem(log) }
  const run = runOf(plan)
  const sizes = sizesOfPlan(plan)
  if (perGpu !== null && peakUtilisation(leastWork(run), sizes, perGpu) > 0.9)
    return { problem: tooFastProblem(perGpu, plan) }
  const exceedsPlanPrecision = perGpu !== null && peakUtilisation(run, sizes, perGpu) > 0.9
  if (peak !== null && peak.bytes > 1.02 * run.hardware.usableMemory) return { problem: tooMuchMemoryProblem(plan) }
  return {
    tokensPerSecondPerGpu: perGpu,
    peak,
    estimatedSpeed,
    estimatedPeak: peakMemory,
    notes: exceedsPlanPrecision ? [...notes, precisionNote(plan)] : notes,
  }
}

/** The least work for a token that a run on this GPU may do: nothing computed twice, in the fastest precision for training. */
const leastWork = (run: TrainingRun): TrainingRun => ({
  ...run,
  recomputation: 'none',
  compute: run.hardware.peakFlopsFp8 > 0 ? 'fp8' : run.compute,
})

const precisionNote = ({ gpu }: Plan): string =>
  `more than ${gpu.name} reaches with this plan's precision and recomputation: it ran in FP8, or recomputed less`

const scaleInterval = ({ p10, p50, p90 }: Interval, factor: number): Interval => ({
  p10: p10 * factor,
  p50: p50 * factor,
  p90: p90 * factor,
})

/** Tokens per second of one GPU, and what had to be taken for granted. */
function measuredSpeed(
  log: LogMetrics,
  plan: Plan,
  expected: number,
): { readonly perGpu: number | null; readonly notes: readonly string[] } {
  const { gpuCount } = plan
  if (log.tokensPerSecond !== undefined) {
    if (log.perGpu === true || gpuCount === 1) return { perGpu: log.tokensPerSecond, notes: [] }
    if (log.perGpu === false) return { perGpu: log.tokensPerSecond / gpuCount, notes: [] }
    const logDistance = (value: number) => Math.abs(Math.log(value / expected))
    const isPerGpu = logDistance(log.tokensPerSecond) < logDistance(log.tokensPerSecond / gpuCount)
    return {
      perGpu: isPerGpu ? log.tokensPerSecond : log.tokensPerSecond / gpuCount,
      notes: [isPerGpu ? 'read as the speed of one GPU' : `read as the speed of all ${gpuCount} GPUs`],
    }
  }
  const run = runOf(plan)
  const flopsPerGpu = log.flopsPerGpu ?? (log.mfu === undefined ? undefined : log.mfu * run.hardware.peakFlops)
  if (flopsPerGpu !== undefined) {
    return {
      perGpu: flopsPerGpu / flopsPerToken(run, sizesOfPlan(plan)).model,
      notes: ['worked out from the flops of the model'],
    }
  }
  const sequences = log.globalBatch ?? plan.microBatch * plan.accumulation * dataParallel(run)
  const length = `sequences of ${plan.sequenceLength} tokens, all of them full`
  if (log.secondsPerStep !== undefined) {
    const perSecond = (sequences * plan.sequenceLength) / log.secondsPerStep
    return { perGpu: perSecond / gpuCount, notes: [`taken as steps of ${sequences} ${length}`] }
  }
  if (log.samplesPerSecond !== undefined)
    return { perGpu: (log.samplesPerSecond * plan.sequenceLength) / gpuCount, notes: [`taken as ${length}`] }
  return { perGpu: null, notes: [] }
}

const badValue = (message: string, terms: readonly string[], suggestions: readonly string[]): Problem => ({
  kind: 'bad-value',
  message,
  terms: [...terms],
  suggestions: [...suggestions],
})

const noFiguresProblem = ({ from }: LogMetrics) =>
  badValue(
    `${from} printed no speed and no memory that I can use.`,
    [],
    ['we measured 2,300 tok/s', '17342 MiB / 24564 MiB'],
  )

const tooFastProblem = (perGpu: number, { gpu, gpuCount }: Plan) =>
  badValue(
    `${Math.round(perGpu).toLocaleString('en-US')} tok/s on one ${gpu.name} would need more than 90 % of its rated peak: no training run has done that. ${gpuCount === 1 ? 'Is it of another plan?' : `Is it the speed of all ${gpuCount} GPUs, or another plan?`}`,
    [`${Math.round(perGpu)} tok/s`],
    ['we measured 2,300 tok/s in total', 'we measured 290 tok/s per GPU'],
  )

const tooMuchMemoryProblem = ({ gpu }: Plan) =>
  badValue(`One ${gpu.name} does not have that much memory: is the reading from another GPU?`, [], [`on h100`])
