/** The calibrated model: physics, corrected by the nearest measured runs, with ranges that were checked to hold. */
import * as z from 'zod'
import { type Constants, constantsSchema } from './constants.ts'
import { open } from './formula.ts'
import { communication } from './formulas/communication.ts'
import { compute } from './formulas/compute.ts'
import { memory } from './formulas/memory.ts'
import { inMetric, measureMemory, type Memory, type Metric } from './memory.ts'
import { correct, type Correction, isFamiliar, isKnown, type Survey } from './neighbours.ts'
import { isOwn } from './own.ts'
import { type Place, placeInMemory, placeInTime } from './place.ts'
import type { Interval } from './plan.ts'
import type { Run } from './run.ts'
import { type Sizes, sizesOf } from './sizes.ts'
import { type Times, timeStep } from './throughput.ts'

const kernelSchema = z.strictObject({
  near: z.number(),
  source: z.number(),
  sourceReach: z.number(),
  sourceAlways: z.number(),
  cell: z.number(),
  framework: z.number(),
  noise: z.number(),
  experts: z.number(),
  agreement: z.array(z.number()).readonly(),
})

/**
 * Half-widths of ranges: multipliers on the spread by class, for those whose other runs were measured and for strangers;
 * and constant ones where the framework was never measured.
 */
const rangesSchema = z.strictObject({
  multiplier: z.record(z.string(), z.number().positive()),
  stranger: z.record(z.string(), z.number().positive()),
  unseen: z.record(z.string(), z.number().positive()),
})

export const calibrationSchema = z.strictObject({
  note: z.string(),
  /** What it was fitted on: rows, sources and a digest of the input files. */
  inputs: z.strictObject({ runs: z.int(), sources: z.array(z.string()), digest: z.string() }),
  /** How right it is on runs left out of the fit, in sentences; the whole page is docs/accuracy.md. */
  headline: z.array(z.string()).readonly(),
  constants: constantsSchema,
  time: z.strictObject({ kernel: kernelSchema, ranges: rangesSchema }),
  memory: z.strictObject({ kernel: kernelSchema, ranges: rangesSchema }),
  /**
   * Device memory over usable below `yes`: it fits. Tensors over usable above `no`: it does not. Between, nobody can say.
   * A plan that is recommended stays below `room`.
   */
  fit: z.strictObject({ room: z.number(), yes: z.number(), no: z.number() }),
})
export type Calibration = z.infer<typeof calibrationSchema>

export type Points = {
  readonly time: Survey
  readonly memory: Survey
  /** What a team's own measurements say of the set-up they were made on, beyond what they say of others. */
  readonly beyond?: readonly Beyond[]
}

/** `log`: the logarithm of a factor on the speed of the set-up of `run`. */
export type Beyond = { readonly run: Run; readonly log: number }

/** Class under which ranges are calibrated. */
export function classOf(run: Run): string {
  if (run.shape.moe !== null) return 'experts'
  const size = run.gpuCount === 1 ? 'one' : run.gpuCount <= 8 ? 'few' : 'many'
  return `${run.method} ${size}`
}

export const timeBook = { ...open(compute), ...open(communication) }
export const memoryBook = open(memory)

/** Physics alone, without neighbours: what a sweep uses. */
export function physics(run: Run, sizes: Sizes, k: Constants): { readonly times: Times; readonly memory: Memory } {
  return { times: timeStep(run, sizes, k, timeBook), memory: measureMemory(run, sizes, k, memoryBook) }
}

export const sizesOfRun = (run: Run): Sizes => sizesOf(run.shape, run.method, run.rank, run.targets)

export type Origin = { readonly source: string | null; readonly cell: string | null; readonly isOwn?: boolean }
const nowhere: Origin = { source: null, cell: null }

/** A quantity with its range and where the range comes from. */
export type Prediction = { readonly value: Interval; readonly basis: string; readonly correction: Correction }

/** A value corrected by its neighbours, with a range of the class. `value` in any unit. */
function withRange(
  value: number,
  correction: Correction | null,
  ranges: Calibration['time']['ranges'],
  run: Run,
  { isPlanned, isStranger }: { readonly isPlanned: boolean; readonly isStranger: boolean },
): Prediction {
  const kind = classOf(run)
  const strange = ranges.unseen[kind] ?? ranges.unseen['all'] ?? 0.5
  if (correction === null) {
    return {
      value: { p10: value * Math.exp(-strange), p50: value, p90: value * Math.exp(strange) },
      basis: 'physics only: no measured run of this framework or site',
      correction: { shift: 0, spread: strange, nearest: [] },
    }
  }
  const multiplier = isStranger ? ranges.stranger : ranges.multiplier
  const known = correction.spread * (multiplier[kind] ?? multiplier['all'] ?? 1.3)
  // A plan of a team that nobody has measured is as far off as a site left out whole.
  const half = isPlanned ? Math.max(known, strange) : known
  const p50 = value * Math.exp(correction.shift)
  return {
    value: { p10: p50 * Math.exp(-half), p50, p90: p50 * Math.exp(half) },
    basis: restsOnOwn(correction)
      ? 'your own measurement of nearly this run'
      : 'physics, corrected by the nearest measured runs',
    correction,
  }
}

/** Share of what two runs have in common from which one stands for the other. */
const TWIN = 0.6

/** Whether the team's own measurement of nearly this run is what the correction rests on. */
const restsOnOwn = (correction: Correction | null): boolean =>
  correction !== null && correction.nearest.some(({ id, correlation }) => isOwn(id) && correlation > TWIN)

const corrected = (place: Place, survey: Survey) => (isKnown(place, survey) ? correct(place, survey) : null)

/** Tokens per second of one GPU. */
export function predictSpeed(
  run: Run,
  sizes: Sizes,
  calibration: Calibration,
  points: Points,
  origin = nowhere,
): Prediction {
  const { tokensPerSecond } = timeStep(run, sizes, calibration.constants, timeBook)
  return correctSpeed(tokensPerSecond, run, calibration, points, origin)
}

/** The same where the physics of the run is known. */
export function correctSpeed(
  tokensPerSecond: number,
  run: Run,
  calibration: Calibration,
  points: Points,
  origin = nowhere,
): Prediction {
  const place = placeInTime(run, origin.source, origin.cell)
  const correction = movedBeyond(corrected(place, points.time), run, points.beyond)
  const isPlanned = origin.source === null || (origin.isOwn === true && !restsOnOwn(correction))
  const isStranger = origin.source !== null && !isFamiliar(place, points.time)
  return withRange(tokensPerSecond, correction, calibration.time.ranges, run, { isPlanned, isStranger })
}

/** The correction and what the team's measurement of this very set-up says beyond it. */
function movedBeyond(correction: Correction | null, run: Run, beyond: Points['beyond']): Correction | null {
  if (correction === null || beyond === undefined) return correction
  const own = beyond.filter((one) => isSameSetUp(one.run, run))
  const sum = own.reduce((total, { log }) => total + log, 0)
  return own.length === 0 ? correction : { ...correction, shift: correction.shift + sum / own.length }
}

/** The same model, GPUs, software and method; the batch may be another. */
const isSameSetUp = (one: Run, other: Run): boolean =>
  one.shape.params === other.shape.params &&
  one.hardware.id === other.hardware.id &&
  one.gpuCount === other.gpuCount &&
  one.method === other.method &&
  one.weights === other.weights &&
  one.compute === other.compute &&
  one.sequenceLength === other.sequenceLength &&
  one.software.kernels === other.software.kernels

/** Peak bytes of the fullest GPU, as `metric` counts them. */
export function predictMemory(
  run: Run,
  sizes: Sizes,
  metric: Metric,
  calibration: Calibration,
  points: Points,
  origin = nowhere,
): Prediction {
  const held = measureMemory(run, sizes, calibration.constants, memoryBook)
  const place = placeInMemory(run, metric, origin.source, origin.cell)
  // What is left of one site's peaks does not carry over to another's: left out whole, physics alone errs less.
  const isStranger = origin.source !== null && !isFamiliar(place, points.memory)
  const correction = isStranger ? null : corrected(place, points.memory)
  const counted = inMetric(held, run, metric, calibration.constants)
  return withRange(counted, correction, calibration.memory.ranges, run, { isPlanned: false, isStranger })
}

/**
 * Device bytes of a plan: the middle, and what nineteen in twenty stay under. A plan has no twin among the measured
 * runs, so the range is that of a run of its class, and no neighbour is asked: a sweep needs this for every plan.
 */
export function deviceRange(run: Run, device: number, { memory }: Calibration): { p50: number; p95: number } {
  const { near, framework, noise } = memory.kernel
  const spread = Math.sqrt(near ** 2 + framework ** 2 + noise ** 2)
  const half = spread * (memory.ranges.multiplier[classOf(run)] ?? memory.ranges.multiplier['all'] ?? 1.3)
  // One side of an 80 % range is 1.28 standard deviations, of a 90 % range 1.645.
  return { p50: device, p95: device * Math.exp((half * 1.645) / 1.2816) }
}

export type Verdict = 'yes' | 'no' | 'unsure'

/**
 * Whether a run fits its GPU, and the device memory it would show (bytes).
 * Yes needs room for fragments; no needs the tensors alone to exceed the card; between, nobody can say.
 */
export function predictFit(
  run: Run,
  sizes: Sizes,
  calibration: Calibration,
  points: Points,
  origin = nowhere,
): { readonly verdict: Verdict; readonly device: number } {
  // Vendors' recipes that do not say what they recompute recompute what they must.
  const recomputation = run.recomputation ?? (run.software.tier === 'vendor' ? 'full' : null)
  // Blocks of every size that rows of changing length leave behind are given back before a run gives up.
  const pressed = { ...run, recomputation, software: { ...run.software, variableLength: false } }
  const memory = measureMemory(pressed, sizes, calibration.constants, memoryBook)
  const correction = corrected(placeInMemory(run, 'allocated', origin.source, origin.cell), points.memory)
  const shift = Math.exp(correction?.shift ?? 0)
  const device = memory.device * shift
  // Training loops written in CUDA keep their states in forms of their own: their weights alone count against them.
  const certain = memory.allocated * shift * (run.software.tier === 'custom' ? 0.5 : 1)
  return { device, verdict: verdictOf(device, certain, run.hardware.usableMemory, calibration.fit) }
}

/** The verdict on device bytes and the tensors' bytes against what a card can hold. */
export function verdictOf(device: number, tensors: number, usable: number, fit: Calibration['fit']): Verdict {
  if (device <= fit.yes * usable) return 'yes'
  return tensors > fit.no * usable ? 'no' : 'unsure'
}
