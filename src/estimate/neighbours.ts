/**
 * The nearest measured runs, and what they say about the error of the physics: local kriging on log(measured / predicted).
 * A point far from everything measured gets no correction and the full spread; a near twin gets its twin's error.
 */
import { dataParallel, type Run } from './run.ts'

/** A run as a place: lengths in units of "how far one must go to become another kind of run", and what must agree. */
export type Place = {
  readonly at: Float64Array
  /** Codes of what must agree, in the order of `Kernel.agreement`. */
  readonly kinds: Int32Array
  readonly framework: number
  readonly source: number
  readonly cell: number
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

/** Measured points with the kernel between them; rows of their covariance are kept once worked out. */
export type Survey = {
  readonly points: readonly Point[]
  readonly kernel: Kernel
  readonly frameworks: ReadonlySet<number>
  readonly between: (i: number) => Float64Array
}

const NEIGHBOURS = 20
const NOBODY = 0

/** A code for a word: equal words, equal codes. 0 is nobody. */
function codeOf(word: string | null): number {
  if (word === null) return NOBODY
  let code = 0x811c9dc5
  for (let i = 0; i < word.length; i++) code = Math.imul(code ^ word.charCodeAt(i), 0x01000193)
  return code | 1
}

/** Points made ready to be asked. */
export function surveyOf(points: readonly Point[], kernel: Kernel): Survey {
  const rows = new Map<number, Float64Array>()
  const between = (i: number): Float64Array => {
    const known = rows.get(i)
    if (known !== undefined) return known
    const { place } = points[i] as Point
    const row = Float64Array.from(points, (other) => covariance(place, other.place, kernel))
    rows.set(i, row)
    return row
  }
  return { points, kernel, between, frameworks: new Set(points.map(({ place }) => place.framework)) }
}

/** Whether a survey knows the framework of a place at all. */
export const isKnown = (place: Place, { frameworks }: Survey): boolean => frameworks.has(place.framework)

function covariance(a: Place, b: Place, kernel: Kernel): number {
  let agreement = 1
  for (let i = 0; i < a.kinds.length; i++) if (a.kinds[i] !== b.kinds[i]) agreement *= kernel.agreement[i] as number
  let distance = 0
  for (let i = 0; i < a.at.length; i++) {
    const gap = (a.at[i] as number) - (b.at[i] as number)
    distance += gap * gap
  }
  const closeness = distance > 40 ? 0 : Math.exp(-0.5 * distance)
  let shared = kernel.near ** 2 * closeness * agreement
  if (a.source !== NOBODY && a.source === b.source) {
    const reach = Math.exp((-0.5 * distance) / kernel.sourceReach)
    shared += kernel.source ** 2 * reach * Math.sqrt(agreement) + kernel.sourceAlways ** 2
  }
  if (a.cell !== NOBODY && a.cell === b.cell) shared += kernel.cell ** 2 * (0.4 + 0.6 * closeness * agreement)
  if (a.framework === b.framework) shared += kernel.framework ** 2
  return shared * (a.experts ? kernel.experts : 1) * (b.experts ? kernel.experts : 1)
}

/** The points that share most with a place, most first. */
function nearestOf(place: Place, { points, kernel }: Survey): { readonly at: number[]; readonly shared: number[] } {
  const at: number[] = []
  const shared: number[] = []
  for (let i = 0; i < points.length; i++) {
    const link = covariance(place, (points[i] as Point).place, kernel)
    if (at.length === NEIGHBOURS && link <= (shared[NEIGHBOURS - 1] as number)) continue
    let position = Math.min(at.length, NEIGHBOURS - 1)
    while (position > 0 && (shared[position - 1] as number) < link) {
      shared[position] = shared[position - 1] as number
      at[position] = at[position - 1] as number
      position -= 1
    }
    shared[position] = link
    at[position] = i
  }
  return { at, shared }
}

/** What the measured points say of a run at `place`. One pass over the points, one small Cholesky. */
export function correct(place: Place, survey: Survey): Correction {
  const { points, kernel } = survey
  const { at, shared } = nearestOf(place, survey)
  const own = covariance(place, place, kernel)
  const noise = kernel.noise ** 2
  const n = at.length
  const lower = new Float64Array(n * n)
  const errors = new Float64Array(n)
  const links = new Float64Array(n)
  let shift = 0
  let explained = 0
  for (let i = 0; i < n; i++) {
    const point = points[at[i] as number] as Point
    const row = survey.between(at[i] as number)
    let error = point.error
    let link = shared[i] as number
    for (let j = 0; j <= i; j++) {
      let sum = (row[at[j] as number] as number) + (i === j ? noise * point.doubt : 0)
      for (let m = 0; m < j; m++) sum -= (lower[i * n + m] as number) * (lower[j * n + m] as number)
      lower[i * n + j] = i === j ? Math.sqrt(Math.max(sum, 1e-10)) : sum / (lower[j * n + j] as number)
    }
    for (let m = 0; m < i; m++) {
      error -= (lower[i * n + m] as number) * (errors[m] as number)
      link -= (lower[i * n + m] as number) * (links[m] as number)
    }
    const pivot = lower[i * n + i] as number
    errors[i] = error / pivot
    links[i] = link / pivot
    shift += (error / pivot) * (link / pivot)
    explained += (link / pivot) ** 2
  }
  const nearest = at.slice(0, 5).map((index, rank) => ({
    id: (points[index] as Point).id,
    correlation: (shared[rank] as number) / own,
  }))
  return { shift, spread: Math.sqrt(Math.max(1e-6, own - explained + noise)), nearest }
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
  return placed(at, kinds, software.framework, source, cell, experts)
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
  return placed(at, kinds, software.framework, source, cell, false)
}

function placed(
  at: readonly number[],
  kinds: readonly string[],
  framework: string,
  source: string | null,
  cell: string | null,
  experts: boolean,
): Place {
  return {
    at: Float64Array.from(at),
    kinds: Int32Array.from(kinds, codeOf),
    framework: codeOf(framework),
    source: codeOf(source),
    cell: codeOf(cell),
    experts,
  }
}
