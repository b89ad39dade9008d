/**
 * Fits the constants to published runs: Gauss-Newton in log space, priors as further observations, and a Student-t
 * loss that limits the influence of outliers. Deterministic.
 */
import { Matrix, solve } from 'ml-matrix'
import type { Constants, Priors } from '../../estimate/physics/constants.ts'

type Name = keyof Constants

/** One measurement to fit: its value, its weight, and the model's prediction under constants. */
export type FitTarget = {
  /** The same for the same measurement in every fold. */
  readonly key: string
  readonly measured: number
  readonly weight: number
  readonly predict: (k: Constants) => number
  /** For a bound: the true value is at most, or at least, `measured`, and only a violation costs. */
  readonly bound?: 'most' | 'least'
}

/** Slopes of log(predicted) over the log of each constant, by the key of a target. */
export type Slopes = ReadonlyMap<string, Float64Array>

/** A fit near which others are: where their search begins, and the slopes there. */
export type ReferenceFit = { readonly constants: Constants; readonly slopes: Slopes }

/** log(measured / predicted); 0 where a bound holds. */
function residual({ measured, predict, bound }: FitTarget, k: Constants): number {
  const error = Math.log(measured / predict(k))
  if (bound === undefined) return error
  return bound === 'most' ? Math.min(0, error) : Math.max(0, error)
}

/** Reports of one job scatter by about this much (in log). */
const SCATTER = 0.1
const DEGREES_OF_FREEDOM = 3
const STEP = 0.01
const ROUNDS = 30
/** Rounds with the slopes of a reference, which is near. */
const ROUNDS_BY_REFERENCE = 8

/** Slopes of `targets` at `k`, by constants `names` in their order. */
export function slopesAt(names: readonly Name[], targets: readonly FitTarget[], k: Constants): Slopes {
  const base = targets.map((target) => residual(target, k))
  const slopes = targets.map(() => new Float64Array(names.length))
  names.forEach((name, n) => {
    const nudged = { ...k, [name]: k[name] * (1 + STEP) }
    targets.forEach((target, i) => {
      const slope = ((base[i] ?? 0) - residual(target, nudged)) / Math.log(1 + STEP)
      ;(slopes[i] as Float64Array)[n] = slope
    })
  })
  return new Map(targets.map(({ key }, i) => [key, slopes[i] as Float64Array]))
}

/** Constants `names` refitted on `targets`, the others left at `start`; near `reference` and with its slopes if given. */
export function fit(
  names: readonly Name[],
  priors: Priors,
  start: Constants,
  targets: readonly FitTarget[],
  reference?: ReferenceFit,
): Constants {
  const initial = reference?.constants ?? start
  let theta = names.map((name) => Math.log(initial[name] / priors[name].value))
  const at = (shift: readonly number[]): Constants => {
    const values: Record<string, number> = { ...start }
    names.forEach((name, i) => (values[name] = priors[name].value * Math.exp(shift[i] ?? 0)))
    return values as Constants
  }
  const residuals = (k: Constants) => targets.map((target) => residual(target, k))
  const cost = (shift: readonly number[]) => {
    const k = at(shift)
    let sum = 0
    residuals(k).forEach((r, i) => {
      sum +=
        (targets[i]?.weight ?? 0) * (DEGREES_OF_FREEDOM + 1) * Math.log(1 + (r / SCATTER) ** 2 / DEGREES_OF_FREEDOM)
    })
    names.forEach((name, i) => (sum += ((shift[i] ?? 0) / priors[name].spread) ** 2 / 2))
    return sum
  }
  let best = cost(theta)
  let damping = 1e-3
  const rounds = reference === undefined ? ROUNDS : ROUNDS_BY_REFERENCE
  for (let round = 0; round < rounds; round++) {
    const k = at(theta)
    const base = residuals(k)
    const slopes = reference?.slopes ?? slopesAt(names, targets, k)
    const rows = targets.map(({ key }) => slopes.get(key) as Float64Array)
    const weights = base.map(
      (r, i) =>
        ((targets[i]?.weight ?? 0) * (DEGREES_OF_FREEDOM + 1)) /
        (DEGREES_OF_FREEDOM + (r / SCATTER) ** 2) /
        SCATTER ** 2,
    )
    const { normal, gradient } = normalEquations(names, priors, theta, rows, base, weights)
    let isImproved = false
    for (let attempt = 0; attempt < 8 && !isImproved; attempt++) {
      const step = solve(damp(normal, damping), gradient).to1DArray()
      const next = theta.map((value, i) => value + Math.max(-0.5, Math.min(0.5, step[i] ?? 0)))
      const nextCost = cost(next)
      if (nextCost < best) {
        const gain = (best - nextCost) / Math.abs(best)
        theta = next
        best = nextCost
        damping = Math.max(1e-6, damping / 4)
        isImproved = true
        if (gain < 1e-4) return at(theta)
      } else damping *= 6
    }
    if (!isImproved) break
  }
  return at(theta)
}

function normalEquations(
  names: readonly Name[],
  priors: Priors,
  theta: readonly number[],
  rows: readonly Float64Array[],
  base: readonly number[],
  weights: readonly number[],
): { normal: Matrix; gradient: Matrix } {
  const size = names.length
  const normal = new Float64Array(size * size)
  const gradient = new Float64Array(size)
  rows.forEach((row, i) => {
    const weight = weights[i] ?? 0
    for (let a = 0; a < size; a++) {
      const weighted = weight * (row[a] ?? 0)
      if (weighted === 0) continue
      gradient[a] = (gradient[a] ?? 0) + weighted * (base[i] ?? 0)
      for (let b = a; b < size; b++) normal[a * size + b] = (normal[a * size + b] ?? 0) + weighted * (row[b] ?? 0)
    }
  })
  names.forEach((name, a) => {
    const priorWeight = 0.5 / priors[name].spread ** 2
    normal[a * size + a] = (normal[a * size + a] ?? 0) + priorWeight
    gradient[a] = (gradient[a] ?? 0) - priorWeight * (theta[a] ?? 0)
    for (let b = 0; b < a; b++) normal[a * size + b] = normal[b * size + a] ?? 0
  })
  return { normal: Matrix.from1DArray(size, size, normal), gradient: Matrix.columnVector(gradient) }
}

function damp(normal: Matrix, damping: number): Matrix {
  const damped = normal.clone()
  for (let i = 0; i < damped.rows; i++) damped.set(i, i, damped.get(i, i) + damping * (damped.get(i, i) + 1))
  return damped
}
