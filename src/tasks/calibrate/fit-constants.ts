/** Fits the constants of speed and of memory to measured runs. */
import { estimateMemory, peakInMetric } from '../../estimate/physics/memory.ts'
import { type FitTarget, fit } from './fit.ts'
import { timeConstants, type Constants, memoryConstants, type Priors } from '../../estimate/physics/constants.ts'
import { compiledTimeFormulas, compiledMemoryFormulas } from '../../estimate/formulas/compiled.ts'
import type { MeasuredRun } from '../../estimate/residuals/measured-runs.ts'
import { timeMicroStep } from '../../estimate/physics/throughput.ts'
import { withMemory, withSpeed, sampleWeights } from './samples.ts'

/** What a bound weighs beside a measurement. */
const BOUND_WEIGHT = 0.3

/** Fits all constants on `runs`. */
export function fitConstants(runs: readonly MeasuredRun[], priors: Priors): Constants {
  const start = Object.fromEntries(Object.entries(priors).map(([name, { value }]) => [name, value])) as Constants
  const speedRuns = withSpeed(runs)
  const speedWeight = sampleWeights(speedRuns)
  const speed: FitTarget[] = speedRuns.map((measured) => ({
    measured: measured.tokensPerSecondPerGpu ?? 1,
    weight: speedWeight(measured),
    predict: (k) => timeMicroStep(measured.run, measured.sizes, k, compiledTimeFormulas).tokensPerSecond,
  }))
  return fitMemoryConstants(runs, priors, fit(timeConstants, priors, start, speed))
}

/** Fits the constants of memory on `runs`, the others left at `start`. */
export function fitMemoryConstants(runs: readonly MeasuredRun[], priors: Priors, start: Constants): Constants {
  const memoryRuns = withMemory(runs)
  const memoryWeight = sampleWeights(memoryRuns)
  const peaks: FitTarget[] = memoryRuns.flatMap((measured) => {
    const { run, sizes, metric } = measured
    const at = (name: typeof metric) => (k: Constants) =>
      peakInMetric(estimateMemory(run, sizes, k, compiledMemoryFormulas), run, name, k)
    const weight = memoryWeight(measured)
    const peakTarget = { measured: measured.peakBytes ?? 1, weight, predict: at(metric) }
    return measured.deviceBytes === null
      ? [peakTarget]
      : [peakTarget, { measured: measured.deviceBytes, weight: 0.5 * weight, predict: at('smi') }]
  })
  return fit(memoryConstants, priors, start, [...peaks, ...memoryBounds(runs)])
}

/** A run that ran, and did not say its peak, held its tensors on the card; one that ran out of memory did not. */
function memoryBounds(runs: readonly MeasuredRun[]): FitTarget[] {
  const unstatedPeaks = runs.filter(({ peakBytes }) => peakBytes === null)
  const weight = sampleWeights(unstatedPeaks)
  return unstatedPeaks.map((measured) => {
    const { run, sizes, outOfMemory } = measured
    const memory = (k: Constants) => estimateMemory(run, sizes, k, compiledMemoryFormulas)
    return {
      measured: run.hardware.usableMemory,
      weight: BOUND_WEIGHT * weight(measured),
      predict: outOfMemory ? (k) => memory(k).device : (k) => memory(k).allocated,
      bound: outOfMemory ? 'least' : 'most',
    }
  })
}
