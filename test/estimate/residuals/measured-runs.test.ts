/** Measured runs as residuals that correct predictions. */
import { compiledTimeFormulas } from '../../../src/estimate/formulas/compiled.ts'
import { expect, test } from 'vitest'
import {
  buildResidualModels,
  hasImpossibleSpeed,
  hasImpossiblePeak,
} from '../../../src/estimate/residuals/measured-runs.ts'
import { predictCorrection } from '../../../src/estimate/residuals/kriging.ts'
import { memoryFeatures } from '../../../src/estimate/residuals/features.ts'
import { predictFit } from '../../../src/estimate/fit-verdict.ts'
import { timeMicroStep } from '../../../src/estimate/physics/throughput.ts'
import { calibration, estimator, runs } from '../real-data.ts'
import { isKnownSource, buildResidualModel } from '../../../src/estimate/residuals/residual-model.ts'

const first = runs.find(({ run, tokensPerSecondPerGpu }) => tokensPerSecondPerGpu !== null && run.shape.moe === null)
if (first === undefined) throw new Error('runs are measured')
const { constants } = calibration
const physics = timeMicroStep(first.run, first.sizes, constants, compiledTimeFormulas).tokensPerSecond
const measured = { ...first, noiseScale: 1, peakBytes: null }
const residualsFor = (change: Partial<typeof first>) => {
  const { speed, memory } = buildResidualModels([{ ...measured, ...change }], constants, calibration)
  return { speed: speed.residuals[0], memory: memory.residuals[0] }
}

test('a point is the error of physics in log, as far as it can be believed', () => {
  const error = (factor: number) => residualsFor({ tokensPerSecondPerGpu: physics * factor }).speed?.logError
  expect(error(1)).toBeCloseTo(0, 12)
  expect(error(0.8)).toBeCloseTo(Math.log(0.8), 12)
  expect(error(0.1)).toBeCloseTo(-0.7, 12)
  expect(residualsFor({ tokensPerSecondPerGpu: null }).speed).toBeUndefined()
})

test('what physics refutes corrects nothing', () => {
  const impossible = { ...measured, tokensPerSecondPerGpu: physics * 100 }
  expect([hasImpossibleSpeed(measured), hasImpossibleSpeed(impossible)]).toEqual([false, true])
  expect(residualsFor(impossible).speed).toBeUndefined()
  const offload = { params: false, optimizer: false, activations: false }
  const small = { ...measured, peakBytes: 1e6, run: { ...first.run, gpuCount: 1, offload } }
  expect(hasImpossiblePeak(small)).toBe(true)
  expect(residualsFor(small).memory).toBeUndefined()
  expect(hasImpossiblePeak({ ...small, run: { ...small.run, gpuCount: 2 } })).toBe(false)
  expect(hasImpossiblePeak({ ...small, run: { ...small.run, offload: { ...offload, params: true } } })).toBe(false)
})

test('a doubtful run is doubted, with experts or without', () => {
  const expert = runs.find(({ run, tokensPerSecondPerGpu }) => run.shape.moe !== null && tokensPerSecondPerGpu !== null)
  if (expert === undefined) throw new Error('runs with experts are measured')
  const { speed } = buildResidualModels([{ ...expert, noiseScale: 3 }], constants, calibration)
  expect(speed.residuals[0]?.noiseScale).toBe(3)
  expect(residualsFor({ noiseScale: 6 }).speed?.noiseScale).toBe(6)
})

test('whether a run fits is corrected by what others allocated, not by what their tools showed', () => {
  const { memory } = estimator.residualModels
  const noResiduals = { ...estimator.residualModels, memory: buildResidualModel([], calibration.memory.kernel) }
  const corrections = runs.flatMap(({ run, sizes, source }) => {
    const [allocated, unnamed] = ['allocated', ''].map((metric) => memoryFeatures(run, metric, source, null))
    if (allocated === undefined || unnamed === undefined || !isKnownSource(allocated, memory)) return []
    // Where recomputation is open, the verdict is that of both cases.
    if (run.unstated?.includes('recomputation') === true) return []
    const { shift } = predictCorrection(allocated, memory)
    if (Math.abs(shift - predictCorrection(unnamed, memory).shift) < 0.02) return []
    const device = (residualModels: typeof noResiduals) =>
      predictFit(run, sizes, calibration, residualModels, { source, cvGroup: null }).device
    return [Math.log(device(estimator.residualModels) / device(noResiduals)) - shift]
  })
  expect(corrections.length).toBeGreaterThan(20)
  for (const rest of corrections) expect(rest).toBeCloseTo(0, 9)
})
