/** Everything the accuracy page says, as numbers. The test recomputes a part of it and compares. */
import type { MeasuredRun } from '../../estimate/residuals/measured-runs.ts'
import { predictFit } from '../../estimate/fit-verdict.ts'
import { type FitVerdict } from '../../estimate/fit-verdict.ts'
import { type Calibration } from '../../estimate/calibration.ts'
import { flopsPerToken, peakFlopsOf } from '../../estimate/physics/flops.ts'
import {
  crossValidate,
  type Score,
  foldScore,
  type Weighting,
  type ErrorSummary,
  summarizeErrors,
  absLogError,
} from './scores.ts'
import type { ResidualModels } from '../../estimate/residuals/residual-model.ts'
import type { Fold, Split } from './folds.ts'
import type { UncalibratedCalibration } from './unseen-source-errors.ts'
import { revealOne } from './one-measurement.ts'
import { withMemory, withSpeed } from './samples.ts'

export type PredictedQuantity = 'speed' | 'memory'
export type SplitName = 'lineages' | 'gpus' | 'groups' | 'rows' | 'in sample'

export type AccuracyTable = Readonly<Record<string, ErrorSummary>>
export type Evaluation = {
  readonly tables: Readonly<Record<PredictedQuantity, Readonly<Record<SplitName, AccuracyTable>>>>
  readonly baselines: Readonly<Record<string, ErrorSummary>>
  readonly worst: Readonly<Record<PredictedQuantity, readonly Score[]>>
  /** Verdicts where the source was never seen, and where other runs of it were measured. */
  readonly fit: { readonly unseenSources: FitCounts; readonly known: FitCounts }
  /** On sources never seen: before and after one run of theirs is known. */
  readonly oneMeasurement: { readonly before: ErrorSummary; readonly after: ErrorSummary }
  readonly scaling: { readonly pairs: number; readonly median: number; readonly p90: number }
}

export type FitCounts = {
  readonly ran: Readonly<Record<FitVerdict, number>>
  readonly outOfMemory: Readonly<Record<FitVerdict, number>>
}

export type EvaluationInputs = {
  readonly runs: readonly MeasuredRun[]
  readonly calibration: Calibration
  readonly residualModels: ResidualModels
  readonly folds: Readonly<Record<Split, readonly Fold[]>>
  /** The calibration by which the runs of a lineage are judged that was left out. */
  readonly nested: (lineage: string) => UncalibratedCalibration
}

/** Classes of the page, in its order. */
export const runClasses: readonly (readonly [string, (run: MeasuredRun) => boolean])[] = [
  ['all', () => true],
  ['dense', ({ run }) => run.shape.moe === null],
  [
    'dense, 512-8,192 tokens, to 8 GPUs',
    ({ run }) => run.shape.moe === null && run.gpuCount <= 8 && run.sequenceLength >= 512 && run.sequenceLength <= 8192,
  ],
  ['experts (MoE)', ({ run }) => run.shape.moe !== null],
  ['full, dense', ({ run }) => run.method === 'full' && run.shape.moe === null],
  ['LoRA', ({ run }) => run.method === 'lora'],
  ['QLoRA', ({ run }) => run.method === 'qlora'],
  ['1 GPU', ({ run }) => run.gpuCount === 1],
  ['2-8 GPUs', ({ run }) => run.gpuCount > 1 && run.gpuCount <= 8],
  ['more than 8 GPUs', ({ run }) => run.gpuCount > 8],
]

/** Summaries of scores by class; classes without a run are left out. */
export function tableOf(scores: readonly Score[], weighting: Weighting = 'groups'): AccuracyTable {
  const table: Record<string, ErrorSummary> = {}
  for (const [name, belongs] of runClasses) {
    const members = scores.filter(({ measured }) => belongs(measured))
    if (members.length > 0) table[name] = summarizeErrors(members, weighting)
  }
  return table
}

/** All figures of the page. */
export function evaluateFits(inputs: EvaluationInputs): Evaluation {
  const { runs, calibration, residualModels, folds, nested } = inputs
  const scored = (quantity: PredictedQuantity) => ({
    lineages: crossValidate(folds.lineages, quantity, nested),
    gpus: crossValidate(folds.gpus, quantity, () => calibration),
    groups: crossValidate(folds.groups, quantity, () => calibration),
    rows: crossValidate(folds.rows, quantity, () => calibration),
    'in sample': (quantity === 'speed' ? withSpeed(runs) : withMemory(runs)).map((run) =>
      foldScore(run, quantity, calibration, residualModels),
    ),
  })
  const speed = scored('speed')
  const memory = scored('memory')
  const revealed = revealOne(folds.lineages, nested)
  const tables = (scores: ReturnType<typeof scored>) => ({
    ...mapValues(scores, (list) => tableOf(list)),
    lineages: tableOf(scores.lineages, 'lineages'),
  })
  return {
    tables: { speed: tables(speed), memory: tables(memory) },
    baselines: baselines(speed.lineages),
    worst: { speed: worstOf(speed.lineages), memory: worstOf(memory.lineages) },
    fit: {
      unseenSources: fitVerdicts(folds.lineages, nested),
      known: fitVerdicts(folds.groups, () => calibration),
    },
    oneMeasurement: {
      before: summarizeErrors(revealed.before, 'lineages'),
      after: summarizeErrors(revealed.after, 'lineages'),
    },
    scaling: scalingErrors(speed.groups),
  }
}

function mapValues<K extends string, A, B>(record: Readonly<Record<K, A>>, f: (value: A) => B): Record<K, B> {
  return Object.fromEntries(Object.entries<A>(record).map(([key, value]) => [key, f(value)])) as Record<K, B>
}

const worstOf = (scores: readonly Score[]) => [...scores].sort((a, b) => absLogError(b) - absLogError(a)).slice(0, 10)

/** What others do, on the same left-out runs: one utilisation for everything, and 6ND at half the peak. */
function baselines(scores: readonly Score[]): Record<string, ErrorSummary> {
  const utilisation = (score: Score) => {
    const { run, sizes } = score.measured
    return (flopsPerToken(run, sizes).model * score.truth) / run.hardware.peakFlops
  }
  const typical = [...scores].map(utilisation).sort((a, b) => a - b)[scores.length >> 1] ?? 0.4
  const as = (predict: (score: Score) => number) =>
    summarizeErrors(
      scores.map((score) => ({ ...score, p10: 0, p50: predict(score), p90: Infinity })),
      'lineages',
    )
  return {
    [`one utilisation (${(100 * typical).toFixed(0)} % of the bf16 peak) for every run`]: as(
      ({ measured: { run, sizes } }) => (typical * run.hardware.peakFlops) / flopsPerToken(run, sizes).model,
    ),
    '6ND (4ND for adapters) at half the peak of the precision': as(
      ({ measured: { run } }) => (0.5 * peakFlopsOf(run)) / ((run.method === 'full' ? 6 : 4) * run.shape.activeParams),
    ),
  }
}

/** Verdicts on runs that were left out. */
export function fitVerdicts(
  folds: readonly Fold[],
  calibrationOf: (fold: string) => UncalibratedCalibration,
): FitCounts {
  const ran = { yes: 0, no: 0, unsure: 0 }
  const outOfMemory = { yes: 0, no: 0, unsure: 0 }
  for (const { name, constants, residualModels, heldOut } of folds) {
    const calibration = { ...calibrationOf(name), constants }
    for (const { run, sizes, source, cvGroup, outOfMemory: failed } of heldOut) {
      const { verdict } = predictFit(run, sizes, calibration, residualModels, { source, cvGroup })
      ;(failed ? outOfMemory : ran)[verdict] += 1
    }
  }
  return { ran, outOfMemory }
}

/** Pairs of runs that differ only in twice the GPUs: points by which predicted and measured speed-up differ. */
function scalingErrors(scores: readonly Score[]): Evaluation['scaling'] {
  const key = ({ measured: { run, source, model } }: Score, count: number) =>
    [
      source,
      model,
      run.hardware.id,
      run.method,
      run.compute,
      run.weights,
      run.sequenceLength,
      run.microBatch,
      run.accumulation,
      run.tp,
      run.pp,
      run.cp,
      run.ep,
      run.recomputation,
      run.software.kernels,
      run.software.elementwise,
      run.sharding,
      count,
    ].join('|')
  const byKey = new Map(scores.map((score) => [key(score, score.measured.run.gpuCount), score]))
  const gaps: number[] = []
  for (const score of scores) {
    const doubled = byKey.get(key(score, 2 * score.measured.run.gpuCount))
    if (doubled === undefined) continue
    gaps.push(Math.abs(doubled.p50 / score.p50 - doubled.truth / score.truth))
  }
  gaps.sort((a, b) => a - b)
  return { pairs: gaps.length, median: gaps[gaps.length >> 1] ?? NaN, p90: gaps[Math.floor(0.9 * gaps.length)] ?? NaN }
}
