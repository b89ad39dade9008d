/** Fits the constants of speed and of memory to measured runs. */
import { estimateMemory, peakInMetric } from '../../estimate/physics/memory.ts'
import { type FitTarget, type ReferenceFit, fit, slopesAt } from './fit.ts'
import {
  timeConstants,
  type Constants,
  memoryConstants,
  type Priors,
  valuesOf,
} from '../../estimate/physics/constants.ts'
import { compiledTimeFormulas, compiledMemoryFormulas } from '../../estimate/formulas/compiled.ts'
import type { MeasuredRun } from '../../estimate/residuals/measured-runs.ts'
import { timeMicroStep } from '../../estimate/physics/throughput.ts'
import { withMemory, withSpeed, sampleWeights } from './samples.ts'

/** What a bound weighs beside a measurement. */
const BOUND_WEIGHT = 0.3

/** The fit on all runs, near which those without a fold lie. */
export type ConstantsReference = { readonly speed: ReferenceFit; readonly memory: ReferenceFit }

/** Fits all constants on `runs`; near `reference`, which is quicker, if given. */
export function fitConstants(runs: readonly MeasuredRun[], priors: Priors, reference?: ConstantsReference): Constants {
  const start = valuesOf(priors)
  return fitMemoryConstants(
    runs,
    priors,
    fit(timeConstants, priors, start, speedTargets(runs), reference?.speed),
    reference,
  )
}

/** Fits the constants of memory on `runs`, the others left at `start`. */
export function fitMemoryConstants(
  runs: readonly MeasuredRun[],
  priors: Priors,
  start: Constants,
  reference?: ConstantsReference,
): Constants {
  return fit(memoryConstants, priors, start, memoryTargets(runs), reference?.memory)
}

/** Slopes of all runs at `constants`, which were fitted to them. */
export function referenceFit(runs: readonly MeasuredRun[], constants: Constants): ConstantsReference {
  return {
    speed: { constants, slopes: slopesAt(timeConstants, speedTargets(runs), constants) },
    memory: { constants, slopes: slopesAt(memoryConstants, memoryTargets(runs), constants) },
  }
}

function speedTargets(runs: readonly MeasuredRun[]): FitTarget[] {
  const speedRuns = withSpeed(runs)
  const weightOf = sampleWeights(speedRuns)
  return speedRuns.map((measured) => ({
    key: measured.id,
    measured: measured.tokensPerSecondPerGpu ?? 1,
    weight: weightOf(measured),
    predict: (k) => timeMicroStep(measured.run, measured.sizes, k, compiledTimeFormulas).tokensPerSecond,
  }))
}

function memoryTargets(runs: readonly MeasuredRun[]): FitTarget[] {
  // A loss that was guessed from what fits teaches nothing of its bytes.
  const memoryRuns = withMemory(runs).filter(({ run }) => run.unstated?.includes('loss') !== true)
  const weightOf = sampleWeights(memoryRuns)
  const peaks: FitTarget[] = memoryRuns.flatMap((measured) => {
    const { id, run, sizes, metric } = measured
    const at = (name: typeof metric) => (k: Constants) =>
      peakInMetric(estimateMemory(run, sizes, k, compiledMemoryFormulas), run, name, k)
    const weight = weightOf(measured)
    const peakTarget = { key: id, measured: measured.peakBytes ?? 1, weight, predict: at(metric) }
    return measured.deviceBytes === null
      ? [peakTarget]
      : [peakTarget, { key: `${id} device`, measured: measured.deviceBytes, weight: 0.5 * weight, predict: at('smi') }]
  })
  return [...peaks, ...memoryBounds(runs)]
}

/** A run that ran, and did not say its peak, held its tensors on the card; one that ran out of memory did not. */
function memoryBounds(runs: readonly MeasuredRun[]): FitTarget[] {
  const unstatedPeaks = runs.filter(({ peakBytes }) => peakBytes === null)
  const weight = sampleWeights(unstatedPeaks)
  return unstatedPeaks.map((measured) => {
    const { id, run, sizes, outOfMemory } = measured
    const memory = (k: Constants) => estimateMemory(run, sizes, k, compiledMemoryFormulas)
    return {
      key: `${id} bound`,
      measured: run.hardware.usableMemory,
      weight: BOUND_WEIGHT * weight(measured),
      predict: outOfMemory ? (k) => memory(k).device : (k) => memory(k).allocated,
      bound: outOfMemory ? 'least' : 'most',
    }
  })
}
