/**
 * Fits the constants to published runs: Gauss-Newton in log space, priors as further observations, and a Student-t
 * loss that limits the influence of outliers. Deterministic.
 */
import { Matrix, solve } from 'ml-matrix'
import type { Constants, Priors } from '../../estimate/physics/constants.ts'

/** One measurement to fit: its value, its weight, and the model's prediction under constants. */
export type FitTarget = {
  readonly measured: number
  readonly weight: number
  readonly predict: (k: Constants) => number
  /** For a bound: the true value is at most, or at least, `measured`, and only a violation costs. */
  readonly bound?: 'most' | 'least'
}

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

/** Constants `names` refitted on `targets`, the others left at `start`. */
export function fit(
  names: readonly (keyof Constants)[],
  priors: Priors,
  start: Constants,
  targets: readonly FitTarget[],
  rounds = 30,
): Constants {
  let theta = names.map(() => 0)
  const at = (shift: readonly number[]): Constants => {
    const isImproved: Record<string, number> = { ...start }
    names.forEach((name, i) => (isImproved[name] = priors[name].value * Math.exp(shift[i] ?? 0)))
    return isImproved as Constants
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
  for (let round = 0; round < rounds; round++) {
    const k = at(theta)
    const base = residuals(k)
    const slopes = names.map((name) => {
      const nudged = residuals({ ...k, [name]: k[name] * (1 + STEP) })
      return nudged.map((r, i) => ((base[i] ?? 0) - r) / Math.log(1 + STEP))
    })
    const weights = base.map(
      (r, i) =>
        ((targets[i]?.weight ?? 0) * (DEGREES_OF_FREEDOM + 1)) /
        (DEGREES_OF_FREEDOM + (r / SCATTER) ** 2) /
        SCATTER ** 2,
    )
    const { normal, gradient } = normalEquations(names, priors, theta, slopes, base, weights)
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
  names: readonly (keyof Constants)[],
  priors: Priors,
  theta: readonly number[],
  slopes: readonly (readonly number[])[],
  base: readonly number[],
  weights: readonly number[],
): { normal: Matrix; gradient: Matrix } {
  const size = names.length
  const normal = Matrix.zeros(size, size)
  const gradient = Matrix.zeros(size, 1)
  for (let a = 0; a < size; a++) {
    const rowA = slopes[a] ?? []
    for (let b = a; b < size; b++) {
      const rowB = slopes[b] ?? []
      let sum = 0
      for (let i = 0; i < base.length; i++) sum += (weights[i] ?? 0) * (rowA[i] ?? 0) * (rowB[i] ?? 0)
      normal.set(a, b, sum)
      normal.set(b, a, sum)
    }
    let sum = 0
    for (let i = 0; i < base.length; i++) sum += (weights[i] ?? 0) * (rowA[i] ?? 0) * (base[i] ?? 0)
    const name = names[a] as keyof Constants
    const priorWeight = 0.5 / priors[name].spread ** 2
    normal.set(a, a, normal.get(a, a) + priorWeight)
    gradient.set(a, 0, sum - priorWeight * (theta[a] ?? 0))
  }
  return { normal, gradient }
}

function damp(normal: Matrix, damping: number): Matrix {
  const damped = normal.clone()
  for (let i = 0; i < damped.rows; i++) damped.set(i, i, damped.get(i, i) + damping * (damped.get(i, i) + 1))
  return damped
}
