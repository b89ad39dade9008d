/**
 * Fits how wide the range of an unseen source is: the scales of what widens it by a Student-t likelihood around priors, then
 * the quantiles of the errors over the spread, conformal and each lineage weighing one.
 */
import type { Calibration } from '../../estimate/calibration.ts'
import {
  memoryTerms,
  speedTerms,
  unseenSourceClassOf,
  unseenSourceClasses,
  unseenSourceSpread,
  type UncertaintyTerm,
  uncertaintyTerms,
} from '../../estimate/unseen-source-range.ts'
import type { MeasuredRun } from '../../estimate/residuals/measured-runs.ts'
import { lineageWeights } from './lineage-weights.ts'
import { quantile } from './scores.ts'

type UnseenSourceRanges = Calibration['time']['ranges']['unseenSources']

/** A run of a lineage that was left out, and log(measured / physics) of it. */
export type UnseenSourceError = {
  readonly measured: MeasuredRun
  readonly error: number
  /** To the most similar run of another lineage. */
  readonly similarity: number
}

/** Scales before any error is seen (in log), and how far, in log, they may move. */
const PRIOR_SCALES: Readonly<Record<'speed' | 'memory', Readonly<Record<string, number>>>> = {
  speed: { sites: 0.14, eager: 0.12, long: 0.12, hostMemory: 0.3, expertParallel: 0.3, expertLoop: 0.3, cardUnmeasured: 0.2, short: 0.12, lowPrecision: 0.12, quantized: 0.12, machines: 0.12, modelParallel: 0.12, small: 0.1, adapters: 0.06, recomputationUnstated: 0.12, attentionUnstated: 0.08, batchUnstated: 0.15, frameworkUnknown: 0.1, unlike: 0.1 },
  memory: { sites: 0.14, sharded: 0.15, hostMemory: 0.25, expertParallel: 0.25, pipeline: 0.25, modelParallel: 0.15, long: 0.1, kept: 0.1, adapters: 0.05, quantized: 0.08, recomputationUnstated: 0.2, attentionUnstated: 0.08, batchUnstated: 0.2, frameworkUnknown: 0.1, metricUnstated: 0.12, unlike: 0.1 },
} // prettier-ignore
const PRIOR_SPREAD = 0.6
const DEGREES_OF_FREEDOM = 4
const COVERAGE = 0.8
/** A class with fewer lineages is centred and skewed as all are. */
const MIN_LINEAGES = 7
/** A class borrows from all dense ones as if so many lineages more had spoken for them. */
const SHRINKAGE_LINEAGES = 6
/** How much of the median error moves the middle of the range: it is known of few lineages. */
const CENTRING = { dense: 0.5, experts: 0 } as const

/** Scales and quantiles out of errors of runs that were left out with their lineage. */
export function fitUnseenSourceSpread(
  errors: readonly UnseenSourceError[],
  quantity: 'speed' | 'memory',
): UnseenSourceRanges {
  const names: readonly string[] = quantity === 'speed' ? speedTerms : memoryTerms
  const weights = lineageWeights(errors.map(({ measured }) => measured))
  const terms = errors.map(({ measured: { run, metric }, similarity }) =>
    uncertaintyTerms(run, similarity, metric !== 'unstated'),
  )
  const center = quantile(
    errors.map(({ error }, i) => ({ value: error, weight: weights[i] ?? 1 })),
    0.5,
  )
  const priors = PRIOR_SCALES[quantity]
  const scales: Record<string, number> = Object.fromEntries(names.map((name) => [name, priors[name] ?? 0.1]))
  // Squares of the terms, and the variance of each error: a moved scale changes those alone that have its term.
  const squares = new Map(names.map((name) => [name, terms.map((of) => (of[name as UncertaintyTerm] ?? 0) ** 2)]))
  const variances = terms.map((of) => unseenSourceSpread(of, scales) ** 2)
  const lossOf = (i: number, variance: number) => {
    const t = ((errors[i]?.error ?? 0) - center) ** 2 / variance / DEGREES_OF_FREEDOM
    return (weights[i] ?? 1) * (Math.log(variance) / 2 + ((DEGREES_OF_FREEDOM + 1) / 2) * Math.log(1 + t))
  }
  const losses = variances.map((variance, i) => lossOf(i, variance))
  const penalty = (name: string, scale: number) => (Math.log(scale / (priors[name] ?? 0.1)) / PRIOR_SPREAD) ** 2 / 2
  const tryScale = (name: string, moved: number): boolean => {
    const scale = scales[name] ?? 0
    const square = squares.get(name) ?? []
    const change = moved ** 2 - scale ** 2
    let gain = penalty(name, scale) - penalty(name, moved)
    square.forEach((value, i) => {
      if (value > 0) gain += (losses[i] ?? 0) - lossOf(i, (variances[i] ?? 0) + change * value)
    })
    if (gain <= 1e-9) return false
    scales[name] = moved
    square.forEach((value, i) => {
      if (value === 0) return
      variances[i] = (variances[i] ?? 0) + change * value
      losses[i] = lossOf(i, variances[i] ?? 0)
    })
    return true
  }
  for (const step of [0.4, 0.2, 0.1, 0.05]) {
    for (let hasMoved = true, round = 0; hasMoved && round < 12; round++) {
      hasMoved = false
      for (const name of names)
        for (const factor of [Math.exp(step), Math.exp(-step)])
          if (tryScale(name, (scales[name] ?? 0) * factor)) hasMoved = true
    }
  }
  for (const name of names) scales[name] = Number((scales[name] ?? 0).toPrecision(3))
  return { scales, quantiles: quantilesByClass(errors, quantity, weights, terms, scales) }
}

function quantilesByClass(
  errors: readonly UnseenSourceError[],
  quantity: 'speed' | 'memory',
  weights: readonly number[],
  terms: readonly Readonly<Partial<Record<string, number>>>[],
  scales: Readonly<Record<string, number>>,
): UnseenSourceRanges['quantiles'] {
  const shares = errors.map(({ measured, error }, i) => ({
    value: error / unseenSourceSpread(terms[i] ?? {}, scales),
    weight: weights[i] ?? 1,
    rangeClass: unseenSourceClassOf(measured.run, quantity),
    lineage: measured.lineage,
  }))
  const of = (members: typeof shares, centring: number) => {
    const lineages = new Set(members.map(({ lineage }) => lineage)).size
    // Conformal: of so few lineages the next one may lie further out.
    const tail = (1 - Math.min(0.97, COVERAGE * (1 + 1 / lineages))) / 2
    const at = (level: number) => Number(quantile(members, level).toPrecision(3))
    return { p10: at(tail), p50: Number((centring * quantile(members, 0.5)).toPrecision(3)), p90: at(1 - tail) }
  }
  const quantiles: UnseenSourceRanges['quantiles'] = {}
  for (const rangeClass of unseenSourceClasses[quantity]) {
    const hasExperts = rangeClass === 'experts'
    const kin = of(
      shares.filter((share) => (share.rangeClass === 'experts') === hasExperts),
      hasExperts ? CENTRING.experts : CENTRING.dense,
    )
    // Where layers are split, whatever runs beyond one machine speaks: few sites of that kind alone were measured.
    const members = shares.filter((share) => share.rangeClass.startsWith(rangeClass))
    const lineages = new Set(members.map(({ lineage }) => lineage)).size
    const own = lineages < MIN_LINEAGES ? kin : of(members, hasExperts ? CENTRING.experts : CENTRING.dense)
    const trust = lineages / (lineages + SHRINKAGE_LINEAGES)
    const mixed = (level: keyof typeof own) => Number((trust * own[level] + (1 - trust) * kin[level]).toPrecision(3))
    quantiles[rangeClass] = { p10: mixed('p10'), p50: mixed('p50'), p90: mixed('p90') }
  }
  return quantiles
}
