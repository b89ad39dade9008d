/** What a team measured of a plan: read out of a report or a log, set beside the estimate, kept to correct later ones. */
import * as z from 'zod'
import type { Catalog } from '../catalog/catalog.ts'
import type { TeamMeasurement } from '../estimate/residuals/team-measurements.ts'
import { estimate, plainSpeedOf, runOf, sizesOfPlan, estimatePhysics } from '../estimate/estimate.ts'
import { flopsPerToken } from '../estimate/physics/flops.ts'
import type { Interval, Plan } from '../estimate/plan.ts'
import { peakUtilisation } from '../estimate/physics/flops.ts'
import { dataParallel, type TrainingRun } from '../estimate/physics/training-run.ts'
import type { Problem } from '../scenario/problem.ts'
import type { LogMetrics } from '../scenario/log-metrics.ts'
import { gpuName } from './figure-text.ts'
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
  estimator: Estimator,
): readonly TeamMeasurement[] {
  return withoutCorrected(runs).flatMap(({ id, plan: record, tokensPerSecondPerGpu, peak }) => {
    const plan = planFromRecord(record, catalog)
    if (plan === null) return []
    const plain = tokensPerSecondPerGpu === null ? null : plainSpeedOf(plan, tokensPerSecondPerGpu, estimator)
    return [{ id, model: plan.model ?? 'a bare shape', run: runOf(plan), tokensPerSecondPerGpu: plain, peak }]
  })
}

/** The same figure told again the same day, of other GPUs, puts right what the first was taken to be measured on. */
function withoutCorrected(runs: readonly TeamMeasurementRecord[]): readonly TeamMeasurementRecord[] {
  return runs.filter(
    (run, at) =>
      !runs
        .slice(at + 1)
        .some((later) => later.asOf === run.asOf && later.plan.model === run.plan.model && isOneFigure(run, later)),
  )
}

/** What is known without the figure that was reported last, however often it was put right. */
export const withoutLastFigure = (runs: readonly TeamMeasurementRecord[]): readonly TeamMeasurementRecord[] => {
  const last = runs.at(-1)
  return last === undefined ? [] : runs.slice(0, -1).filter((run) => !isOneFigure(run, last))
}

/** Whether both can be one figure, of one GPU or of all of them together. */
function isOneFigure(one: TeamMeasurementRecord, other: TeamMeasurementRecord): boolean {
  const figuresOf = ({ tokensPerSecondPerGpu: speed, plan }: TeamMeasurementRecord): readonly number[] =>
    speed === null ? [] : [speed, speed * plan.gpuCount]
  return figuresOf(one).some((figure) => figuresOf(other).some((again) => Math.abs(again / figure - 1) < sameFigure))
}
const sameFigure = 1e-6

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
  const reading = measuredSpeed(log, plan, estimatedSpeed)
  if (reading === null) return { problem: eitherReadingProblem(log.tokensPerSecond ?? 0, plan) }
  const { perGpu, notes } = reading
  if (perGpu !== null && isAgainstClaim(log, perGpu, plan, estimatedSpeed))
    return { problem: againstClaimProblem(perGpu, estimatedSpeed.p50, plan) }
  const peak = log.peak ?? null
  if (perGpu === null && peak === null) return { problem: noFiguresProblem(log) }
  const run = runOf(plan)
  const sizes = sizesOfPlan(plan)
  if (perGpu !== null && peakUtilisation(smallestStep(run), sizes, perGpu) > maxUtilisation)
    return { problem: tooFastProblem(log, perGpu, plan) }
  const exceedsPlanPrecision = perGpu !== null && peakUtilisation(run, sizes, perGpu) > maxUtilisation
  if (peak !== null && peak.bytes > 1.02 * run.hardware.usableMemory) return { problem: tooMuchMemoryProblem(plan) }
  return {
    tokensPerSecondPerGpu: perGpu,
    peak,
    estimatedSpeed,
    estimatedPeak: peakMemory,
    notes: exceedsPlanPrecision ? [...notes, precisionNote(plan)] : notes,
  }
}

/** "5,200 tok/s per GPU, slower than you said", where it is faster for one GPU and slower for all of them together. */
const isAgainstClaim = (
  { claims, perGpu }: LogMetrics,
  speed: number,
  { gpuCount }: Plan,
  { p50, p90 }: Interval,
): boolean => claims === 'slower' && perGpu === true && gpuCount > 1 && speed > p90 && speed / gpuCount < p50

/** Of the rated peak: no training run has reached more. */
const maxUtilisation = 0.9

/** The least work for a token that a run on this GPU may do: nothing computed twice, in the fastest precision for training. */
const smallestStep = (run: TrainingRun): TrainingRun => ({
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

type SpeedReading = { readonly perGpu: number | null; readonly notes: readonly string[] }

/**
 * Tokens per second of one GPU, and what had to be taken for granted. Null where it may as well be the speed of one GPU
 * as that of all of them.
 */
function measuredSpeed(log: LogMetrics, plan: Plan, expected: Interval): SpeedReading | null {
  const { gpuCount } = plan
  if (log.tokensPerSecond !== undefined) {
    if (log.perGpu === true || gpuCount === 1) return { perGpu: log.tokensPerSecond, notes: [] }
    const ofAll = log.perNode === true ? Math.max(1, Math.round(gpuCount / plan.nodes)) : gpuCount
    if (log.perGpu === false) return { perGpu: log.tokensPerSecond / ofAll, notes: [] }
    return openReading(log.tokensPerSecond, plan, expected)
  }
  const run = runOf(plan)
  const flopsPerGpu = log.flopsPerGpu ?? (log.mfu === undefined ? undefined : log.mfu * run.hardware.peakFlops)
  if (flopsPerGpu !== undefined) {
    return {
      perGpu: flopsPerGpu / flopsPerToken(run, sizesOfPlan(plan)).model,
      notes: ['worked out from the flops of the model'],
    }
  }
  const ofRollouts = log.secondsPerStep === undefined ? null : rolloutStep(log, plan)
  if (ofRollouts !== null)
    return { perGpu: ofRollouts.tokens / (log.secondsPerStep ?? 1) / gpuCount, notes: [ofRollouts.note] }
  const sequences = log.globalBatch ?? plan.microBatch * plan.accumulation * dataParallel(run)
  const each = log.sequenceTokens ?? plan.sequenceLength
  const ofData = `examples of ${each} tokens, as they are in the data, without padding`
  const length = log.sequenceTokens === undefined ? `sequences of ${each} tokens, all of them full` : ofData
  if (log.secondsPerStep !== undefined) {
    const perSecond = (sequences * each) / log.secondsPerStep
    return { perGpu: perSecond / gpuCount, notes: [`taken as steps of ${sequences} ${length}`] }
  }
  if (log.samplesPerSecond !== undefined)
    return { perGpu: (log.samplesPerSecond * each) / gpuCount, notes: [`taken as ${length}`] }
  return { perGpu: null, notes: [] }
}

/** Tokens of a step of reinforcement learning: prompts, each with its samples; null where it is none, or its prompts are not known. */
function rolloutStep({ globalBatch }: LogMetrics, { training }: Plan): { tokens: number; note: string } | null {
  const prompts = globalBatch ?? training?.globalBatch ?? null
  if (training?.rollout == null || prompts === null) return null
  const { promptTokens, responseTokens, samplesPerPrompt } = training.rollout
  const tokens = prompts * samplesPerPrompt * (promptTokens + responseTokens)
  return {
    tokens,
    note: `taken as steps of ${prompts} prompts, each with ${samplesPerPrompt} answers of ${responseTokens} tokens`,
  }
}

/** Far slower than expected happens, of a bad set-up; far faster does not. */
const likelyFactors = { slower: 2.5, faster: 1.3 }

/** Of the two readings of a speed, the one that can be, is expected or is likely, in this order; null where both are. */
function openReading(speed: number, plan: Plan, { p10, p90 }: Interval): SpeedReading | null {
  const { gpuCount } = plan
  const [run, sizes] = [runOf(plan), sizesOfPlan(plan)]
  const ofAll = { perGpu: speed / gpuCount, note: `read as the speed of all ${gpuCount} GPUs` }
  const readings = [{ perGpu: speed, note: 'read as the speed of one GPU' }, ofAll]
  const between = (low: number, high: number) => readings.filter(({ perGpu }) => perGpu >= low && perGpu <= high)
  const possible = readings.filter(({ perGpu }) => peakUtilisation(run, sizes, perGpu) <= maxUtilisation)
  if (possible.length < readings.length)
    return { perGpu: ofAll.perGpu, notes: [`${ofAll.note}: one GPU does not reach it with this plan`] }
  const likely = [between(p10, p90), between(p10 / likelyFactors.slower, p90 * likelyFactors.faster)]
  const [only] = likely.find((each) => each.length === 1) ?? []
  return only === undefined ? null : { perGpu: only.perGpu, notes: [only.note] }
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

const againstClaimProblem = (perGpu: number, expected: number, { gpuCount }: Plan) => {
  const stated = `${Math.round(perGpu).toLocaleString('en-US')} tok/s`
  return badValue(
    `${stated} on one GPU would be ${Math.round((perGpu / expected - 1) * 100)} % faster than the ${Math.round(expected).toLocaleString('en-US')} tok/s that I expect, not slower. Is it the speed of all ${gpuCount} together, ${Math.round(perGpu / gpuCount).toLocaleString('en-US')} each? Nothing is changed until that is known.`,
    [stated],
    [`we measured ${stated} in total`, `we measured ${stated} per GPU`],
  )
}

function tooFastProblem(log: LogMetrics, perGpu: number, plan: Plan): Problem {
  const { gpu, gpuCount } = plan
  const each = log.sequenceTokens ?? plan.sequenceLength
  const speed = `${Math.round(perGpu).toLocaleString('en-US')} tok/s on one ${gpu.name}`
  const impossible = 'would need more than 90 % of its rated peak: no training run has done that.'
  const chips = ['we measured 2,300 tok/s in total', 'we measured 290 tok/s per GPU']
  const isOfOthers = gpuCount === 1 ? 'of another plan' : `the speed of all ${gpuCount} GPUs, or another plan`
  if (log.tokensPerSecond !== undefined || (log.samplesPerSecond ?? log.secondsPerStep) === undefined)
    return badValue(`${speed} ${impossible} Is it ${isOfOthers}?`, [`${Math.round(perGpu)} tok/s`], chips)
  const share = peakUtilisation(smallestStep(runOf(plan)), sizesOfPlan(plan), perGpu)
  const read = `At ${each.toLocaleString('en-US')} tokens each that is ${speed}, which ${impossible}`
  return badValue(`${read} It can be right where each has ${Math.floor((each * maxUtilisation) / share).toLocaleString('en-US')} tokens at most: say how long they are. Nothing is changed.`, [], chips) // prettier-ignore
}

const eitherReadingProblem = (speed: number, { gpu, gpuCount }: Plan) => {
  const stated = `${Math.round(speed).toLocaleString('en-US')} tok/s`
  return badValue(
    `Is ${stated} the speed of one GPU, or of all ${gpuCount} together? Nothing is changed until that is known.`,
    [stated],
    [
      `we measured ${stated} in total on ${gpuCount} ${gpuName(gpu)}`,
      `we measured ${stated} per GPU on ${gpuCount} ${gpuName(gpu)}`,
    ],
  )
}

const tooMuchMemoryProblem = ({ gpu }: Plan) =>
  badValue(`One ${gpu.name} does not have that much memory: is the reading from another GPU?`, [], [`on h100`])
