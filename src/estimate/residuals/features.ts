/** Where a run lies among all runs, as far as its speed or its memory is concerned. */
import { dataParallel, type TrainingRun } from '../physics/training-run.ts'

/** A run as a place: lengths in units of "how far one must go to become another kind of run", and what must agree. */
export type FeatureVector = {
  readonly coordinates: Float64Array
  /** Codes of what must agree, in the order of `CovarianceKernel.agreement`. */
  readonly categories: Int32Array
  readonly framework: number
  readonly source: number
  readonly cvGroup: number
  readonly hasExperts: boolean
}

/** Where twins of a run would lie: source, model, GPU and method. */
export const cvGroupOf = (source: string, model: string, gpu: string, method: string): string =>
  [source, model, gpu, method].join('|')

/** The code of nobody: a plan has no source and no cell. */
export const NO_CODE = 0

/** A code for a word: equal words, equal codes. 0 is nobody. */
function hashCode(word: string | null): number {
  if (word === null) return NO_CODE
  let code = 0x811c9dc5
  for (let i = 0; i < word.length; i++) code = Math.imul(code ^ word.charCodeAt(i), 0x01000193)
  return code | 1
}

const recomputationRank = { none: 0, selective: 0.5, full: 1, unstated: 0.25 } as const

/** Where a run lies as far as its speed is concerned. */
export function speedFeatures(run: TrainingRun, source: string | null, cvGroup: string | null): FeatureVector {
  const { shape, software, hardware } = run
  const tokens = (run.microBatch * run.sequenceLength) / run.cp
  const hasExperts = shape.moe !== null
  // What differs most between two runs comes early: a search gives up on a point as soon as it is too far.
  const coordinates = [
    Math.log(shape.activeParams) / 1.6,
    hasExperts ? 3 : 0,
    Math.log(hardware.peakFlops),
    Math.log(tokens) / 1.5,
    Math.log(run.sequenceLength) / 1.3,
    hasExperts ? Math.log(run.ep) / 1.5 : 0,
    recomputationRank[run.recomputation ?? 'unstated'],
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
    // Routers, biases and widths of expert matrices make a mixture err its own way, whoever runs it.
    hasExperts ? `${shape.hidden} ${shape.layers} ${shape.vocab}` : '',
  ]
  return featureVector(coordinates, categories, software.framework, source, cvGroup, hasExperts)
}

/** Where a run lies as far as its memory is concerned. */
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
    recomputationRank[run.recomputation ?? 'unstated'],
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
  return featureVector(coordinates, categories, software.framework, source, cvGroup, false)
}

function featureVector(
  coordinates: readonly number[],
  categories: readonly string[],
  framework: string,
  source: string | null,
  cvGroup: string | null,
  hasExperts: boolean,
): FeatureVector {
  return {
    coordinates: Float64Array.from(coordinates),
    categories: Int32Array.from(categories, hashCode),
    framework: hashCode(framework),
    source: hashCode(source),
    cvGroup: hashCode(cvGroup),
    hasExperts,
  }
}
