/** Feature vectors of runs for the residual models of speed and of memory. */
import type { MicroStepTimes } from '../physics/throughput.ts'
import { dataParallel, type TrainingRun } from '../physics/training-run.ts'

/** A run as coordinates, scaled so that a distance of 1 makes another kind of run, and as categories. */
export type FeatureVector = {
  readonly coordinates: Float64Array
  /** Hash codes of the categories, in the order of `CovarianceKernel.agreement`. */
  readonly categories: Int32Array
  readonly framework: number
  readonly source: number
  readonly cvGroup: number
  readonly hasExperts: boolean
  /** Shares of the step by cause; none where no source is known whose other runs could have the same causes. */
  readonly causes: Float64Array
}

/** The cross-validation group of a run: near duplicates share source, model, GPU and method. */
export const cvGroupOf = (source: string, model: string, gpu: string, method: string): string =>
  [source, model, gpu, method].join('|')

/** The code of a plan, which has neither source nor cross-validation group. */
export const NO_CODE = 0

/** Codes of words, hashed once each; forgotten when they are many, as with the sources of thousands of runs. */
const knownCodes = new Map<string, number>()
const MAX_KNOWN_CODES = 5000

function hashCode(word: string | null): number {
  if (word === null) return NO_CODE
  const known = knownCodes.get(word)
  if (known !== undefined) return known
  if (knownCodes.size >= MAX_KNOWN_CODES) knownCodes.clear()
  const code = hashOf(word)
  knownCodes.set(word, code)
  return code
}

/** FNV-1a hash of a word, never 0. */
function hashOf(word: string): number {
  let code = 0x811c9dc5
  for (let i = 0; i < word.length; i++) code = Math.imul(code ^ word.charCodeAt(i), 0x01000193)
  return code | 1
}

const statedRecomputation = ({ recomputation, unstated }: TrainingRun) =>
  unstated?.includes('recomputation') === true ? 'unstated' : (recomputation ?? 'unstated')

const recomputationRank = { none: 0, selective: 0.5, full: 1, unstated: 0.25 } as const

const noCauses = new Float64Array(0)

/** Shares of a step by what takes its time, before one hides another. */
const causesOf = (times: MicroStepTimes): Float64Array =>
  Float64Array.of(
    times.linear / times.step,
    times.attention / times.step,
    times.memoryBound / times.step,
    times.adapters / times.step,
    times.launch / times.step,
    times.communication / times.step,
    times.optimizer / times.step,
  )

/** Features that decide how the speed of a run differs from physics, which has `times` for it. */
export function speedFeatures(
  run: TrainingRun,
  times: MicroStepTimes,
  source: string | null,
  cvGroup: string | null,
): FeatureVector {
  const { shape, software, hardware } = run
  const tokens = (run.microBatch * run.sequenceLength) / run.cp
  const hasExperts = shape.moe !== null
  // Coordinates that differ most come first: the search drops a run as soon as it is too far away.
  const coordinates = [
    Math.log(shape.activeParams) / 1.6,
    hasExperts ? 3 : 0,
    Math.log(hardware.peakFlops),
    Math.log(tokens) / 1.5,
    Math.log(run.sequenceLength) / 1.3,
    hasExperts ? Math.log(run.ep) / 1.5 : 0,
    recomputationRank[statedRecomputation(run)],
    software.year / 1.5,
    Math.log(run.pp) / 0.8,
    Math.log(run.gpuCount) / 3.3,
    run.nodes > 1 ? 0.75 : 0,
    Math.log(run.cp) / 1.2,
    Math.log(run.tp) / 1.2,
    Math.log(run.accumulation) / 3,
  ]
  const categories = [
    run.method,
    run.compute,
    software.framework,
    software.elementwise,
    run.weights,
    software.loss,
    hardware.architecture,
    run.sharding,
    software.kernels,
    // Each mixture of experts deviates in its own way (routers, biases, widths), whoever runs it.
    hasExperts ? `${shape.hidden} ${shape.layers} ${shape.vocab}` : '',
    hardware.id,
  ]
  return {
    ...featureVector(coordinates, categories, software.framework, source, cvGroup),
    hasExperts,
    causes: source === null ? noCauses : causesOf(times),
  }
}

/** Features that decide how the memory of a run differs from physics. */
export function memoryFeatures(
  run: TrainingRun,
  metric: string,
  source: string | null,
  cvGroup: string | null,
): FeatureVector {
  const { shape, software } = run
  const tokens = (run.microBatch * run.sequenceLength) / run.cp
  const coordinates = [
    Math.log(shape.params) / 2,
    Math.log(tokens) / 1.6,
    Math.log(run.sequenceLength) / 1.6,
    Math.log(run.gpuCount) / 1.2,
    Math.log(run.tp) / 1.2,
    Math.log(run.cp) / 1.2,
    recomputationRank[statedRecomputation(run)],
    Math.log(run.ep) / 1.2,
    Math.log(shape.vocab) / 1.2,
  ]
  const categories = [
    run.method,
    software.framework,
    software.kernels,
    run.weights,
    metric,
    run.sharding,
    `${software.autocast} ${software.adapter}`,
    dataParallel(run) > 1 ? 'parallel' : 'single',
  ]
  return featureVector(coordinates, categories, software.framework, source, cvGroup)
}

function featureVector(
  coordinates: readonly number[],
  categories: readonly string[],
  framework: string,
  source: string | null,
  cvGroup: string | null,
): FeatureVector {
  return {
    coordinates: new Float64Array(coordinates),
    categories: new Int32Array(categories.map(hashCode)),
    framework: hashCode(framework),
    source: hashCode(source),
    cvGroup: hashCode(cvGroup),
    hasExperts: false,
    causes: noCauses,
  }
}
