/**
 * Fits the constants to published runs: Gauss-Newton in log space, priors as further observations, and a Student-t
 * loss, so that a report which nothing explains costs little. Deterministic.
 */
import { Matrix, solve } from 'ml-matrix'
import type { Constants, Priors } from '../../estimate/constants.ts'

/** One thing to explain: its measured value, how heavy it is, and what the model says under constants. */
export type Observation = {
  readonly measured: number
  readonly weight: number
  readonly predict: (k: Constants) => number
  /** Where only a bound was seen: the truth is at most, or at least, `measured`, and only a breach costs. */
  readonly bound?: 'most' | 'least'
}

/** log(measured / predicted), and nothing where a bound is kept. */
function residual({ measured, predict, bound }: Observation, k: Constants): number {
  const error = Math.log(measured / predict(k))
  if (bound === undefined) return error
  return bound === 'most' ? Math.min(0, error) : Math.max(0, error)
}

/** Reports of one job scatter by about this much (in log). */
const SCATTER = 0.1
const FREEDOM = 3
const STEP = 0.01

/** Constants `names` refitted on `observations`, the others left at `start`. */
export function fit(
  names: readonly (keyof Constants)[],
  priors: Priors,
  start: Constants,
  observations: readonly Observation[],
  rounds = 30,
): Constants {
  let theta = names.map(() => 0)
  const at = (shift: readonly number[]): Constants => {
    const moved: Record<string, number> = { ...start }
    names.forEach((name, i) => (moved[name] = priors[name].value * Math.exp(shift[i] ?? 0)))
    return moved as Constants
  }
  const residuals = (k: Constants) => observations.map((each) => residual(each, k))
  const cost = (shift: readonly number[]) => {
    const k = at(shift)
    let sum = 0
    residuals(k).forEach((r, i) => {
      sum += (observations[i]?.weight ?? 0) * (FREEDOM + 1) * Math.log(1 + (r / SCATTER) ** 2 / FREEDOM)
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
      (r, i) => ((observations[i]?.weight ?? 0) * (FREEDOM + 1)) / (FREEDOM + (r / SCATTER) ** 2) / SCATTER ** 2,
    )
    const { normal, gradient } = normalEquations(names, priors, theta, slopes, base, weights)
    let moved = false
    for (let attempt = 0; attempt < 8 && !moved; attempt++) {
      const step = solve(damp(normal, damping), gradient).to1DArray()
      const next = theta.map((value, i) => value + Math.max(-0.5, Math.min(0.5, step[i] ?? 0)))
      const price = cost(next)
      if (price < best) {
        const gained = (best - price) / Math.abs(best)
        theta = next
        best = price
        damping = Math.max(1e-6, damping / 4)
        moved = true
        if (gained < 1e-4) return at(theta)
      } else damping *= 6
    }
    if (!moved) break
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
    const pull = 0.5 / priors[name].spread ** 2
    normal.set(a, a, normal.get(a, a) + pull)
    gradient.set(a, 0, sum - pull * (theta[a] ?? 0))
  }
  return { normal, gradient }
}

function damp(normal: Matrix, damping: number): Matrix {
  const damped = normal.clone()
  for (let i = 0; i < damped.rows; i++) damped.set(i, i, damped.get(i, i) + damping * (damped.get(i, i) + 1))
  return damped
}
