/**
 * The nearest measured runs, and what they say about the error of the physics: local kriging on log(measured / predicted).
 * A point far from everything measured gets no correction and the full spread; a near twin gets its twin's error.
 */
import { dataParallel, type Run } from './run.ts'

/** A run as a place: lengths in units of "how far one must go to become another kind of run", and what must agree. */
export type Place = {
  readonly at: Float64Array
  readonly kinds: readonly string[]
  readonly framework: string
  readonly source: string | null
  readonly cell: string | null
  readonly experts: boolean
}

export type Point = {
  readonly id: string
  readonly place: Place
  /** log(measured / predicted by physics). */
  readonly error: number
  /** Variance of the report itself, relative to a good one. */
  readonly doubt: number
}

/** Standard deviations in log of what neighbours share, by kind of nearness. */
export type Kernel = {
  readonly near: number
  readonly source: number
  readonly sourceReach: number
  readonly sourceAlways: number
  readonly cell: number
  readonly framework: number
  readonly noise: number
  /** Runs with experts err more. */
  readonly experts: number
  /** Correlation left for each kind that differs, in the order of `Place.kinds`. */
  readonly agreement: readonly number[]
}

export type Correction = {
  /** To be added to the logarithm of the prediction. */
  readonly shift: number
  /** Standard deviation in log. */
  readonly spread: number
  readonly nearest: readonly { readonly id: string; readonly correlation: number }[]
}

const NEIGHBOURS = 32

function covariance(a: Place, b: Place, kernel: Kernel): number {
  let distance = 0
  for (let i = 0; i < a.at.length; i++) {
    const gap = (a.at[i] ?? 0) - (b.at[i] ?? 0)
    distance += gap * gap
  }
  let agreement = 1
  for (let i = 0; i < a.kinds.length; i++) if (a.kinds[i] !== b.kinds[i]) agreement *= kernel.agreement[i] ?? 1
  const closeness = Math.exp(-0.5 * distance)
  let shared = kernel.near ** 2 * closeness * agreement
  if (a.source !== null && a.source === b.source) {
    shared +=
      kernel.source ** 2 * Math.exp((-0.5 * distance) / kernel.sourceReach) * Math.sqrt(agreement) +
      kernel.sourceAlways ** 2
  }
  if (a.cell !== null && a.cell === b.cell) shared += kernel.cell ** 2 * (0.4 + 0.6 * closeness * agreement)
  if (a.framework === b.framework) shared += kernel.framework ** 2
  return shared * (a.experts ? kernel.experts : 1) * (b.experts ? kernel.experts : 1)
}

/** What the measured `points` say of a run at `place`. O(points), one small Cholesky. */
export function correct(place: Place, points: readonly Point[], kernel: Kernel): Correction {
  const ranked = points.map((point) => ({ point, shared: covariance(place, point.place, kernel) }))
  ranked.sort((a, b) => b.shared - a.shared)
  const near = ranked.slice(0, NEIGHBOURS)
  const own = covariance(place, place, kernel)
  const noise = kernel.noise ** 2
  const n = near.length
  const lower: Float64Array[] = []
  const errors = new Float64Array(n)
  const links = new Float64Array(n)
  let shift = 0
  let explained = 0
  for (let i = 0; i < n; i++) {
    const { point, shared } = near[i] as (typeof near)[number]
    const row = new Float64Array(i + 1)
    for (let j = 0; j <= i; j++) {
      const other = (near[j] as (typeof near)[number]).point
      let sum = covariance(point.place, other.place, kernel) + (i === j ? noise * point.doubt : 0)
      const earlier = lower[j] ?? row
      for (let m = 0; m < j; m++) sum -= (row[m] ?? 0) * (earlier[m] ?? 0)
      row[j] = i === j ? Math.sqrt(Math.max(sum, 1e-10)) : sum / (earlier[j] ?? 1)
    }
    let error = point.error
    let link = shared
    for (let m = 0; m < i; m++) {
      error -= (row[m] ?? 0) * (errors[m] ?? 0)
      link -= (row[m] ?? 0) * (links[m] ?? 0)
    }
    const pivot = row[i] ?? 1
    errors[i] = error / pivot
    links[i] = link / pivot
    shift += (errors[i] ?? 0) * (links[i] ?? 0)
    explained += (links[i] ?? 0) ** 2
    lower.push(row)
  }
  return {
    shift,
    spread: Math.sqrt(Math.max(1e-6, own - explained + noise)),
    nearest: near.slice(0, 5).map(({ point, shared }) => ({ id: point.id, correlation: shared / own })),
  }
}

const rank = { none: 0, selective: 0.5, full: 1, unstated: 0.25 } as const

/** Where a run lies as far as its speed is concerned. */
export function placeInTime(run: Run, source: string | null, cell: string | null): Place {
  const { shape, software, hardware } = run
  const tokens = (run.microBatch * run.sequenceLength) / run.cp
  const experts = shape.moe !== null
  const at = [
    Math.log(shape.activeParams) / 1.6,
    Math.log(tokens) / 1.5,
    Math.log(run.sequenceLength) / 1.3,
    Math.log(run.gpuCount) / 2.2,
    Math.log(run.tp) / 1.2,
    Math.log(run.pp) / 1.2,
    Math.log(run.cp) / 1.2,
    Math.log(run.accumulation) / 3,
    Math.log(hardware.peak),
    experts ? Math.log(run.ep) / 1.5 : 0,
    experts ? 2 : 0,
    rank[run.recomputation ?? 'unstated'],
    run.nodes > 1 ? 0.5 : 0,
  ]
  const kinds = [
    run.method,
    run.compute,
    software.framework,
    software.elementwise,
    run.weights,
    software.loss,
    hardware.architecture,
    run.sharding,
    software.kernels,
  ]
  return { at: Float64Array.from(at), kinds, framework: software.framework, source, cell, experts }
}

/** Where a run lies as far as its memory is concerned. */
export function placeInMemory(run: Run, metric: string, source: string | null, cell: string | null): Place {
  const { shape, software } = run
  const tokens = (run.microBatch * run.sequenceLength) / run.cp
  const at = [
    Math.log(shape.params) / 2,
    Math.log(tokens) / 1.6,
    Math.log(run.sequenceLength) / 1.6,
    Math.log(run.gpuCount) / 1.2,
    Math.log(run.tp) / 1.2,
    Math.log(run.cp) / 1.2,
    rank[run.recomputation ?? 'unstated'],
    Math.log(run.ep) / 1.2,
    Math.log(shape.vocab) / 1.2,
  ]
  const kinds = [
    run.method,
    software.framework,
    software.kernels,
    run.weights,
    metric,
    run.sharding,
    `${software.autocast} ${software.adapter}`,
    dataParallel(run) > 1 ? 'parallel' : 'single',
  ]
  return { at: Float64Array.from(at), kinds, framework: software.framework, source, cell, experts: false }
}
