/** Measured runs as points that correct, and a team's own beside them. */
import { compiledTimeFormulas } from '../../../src/estimate/formulas/compiled.ts'
import { expect, test } from 'vitest'
import {
  type TeamMeasurement,
  withTeamMeasurements,
  teamMemoryFactor,
} from '../../../src/estimate/residuals/team-measurements.ts'
import {
  buildResidualModels,
  hasImpossibleSpeed,
  hasImpossiblePeak,
} from '../../../src/estimate/residuals/measured-runs.ts'
import { predictCorrection } from '../../../src/estimate/residuals/kriging.ts'
import { memoryFeatures } from '../../../src/estimate/residuals/features.ts'
import { correctSpeed } from '../../../src/estimate/predictor.ts'
import { predictFit } from '../../../src/estimate/fit-verdict.ts'
import { teamOrigin } from '../../../src/estimate/residuals/team-origin.ts'
import { timeMicroStep } from '../../../src/estimate/physics/throughput.ts'
import { calibration, estimator, runs } from '../real-data.ts'
import { isKnownFramework, buildResidualModel } from '../../../src/estimate/residuals/residual-model.ts'

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

const teamMeasurement = (change: Partial<TeamMeasurement> = {}): TeamMeasurement => ({
  id: 'r1',
  model: 'ours',
  run: first.run,
  tokensPerSecondPerGpu: physics * 1.3,
  peak: null,
  ...change,
})

test('without own measurements nothing changes', () => {
  expect(withTeamMeasurements(estimator, [])).toBe(estimator)
  const silent = withTeamMeasurements(estimator, [teamMeasurement({ tokensPerSecondPerGpu: null })])
  expect(silent.residualModels).toBe(estimator.residualModels)
})

test('an own measurement moves the same run all but to itself, and says so', () => {
  const { residualModels } = withTeamMeasurements(estimator, [teamMeasurement()])
  const origin = teamOrigin('ours', first.run)
  const { value, basis } = correctSpeed(physics, first.run, calibration, residualModels, origin)
  expect(value.p50 / (physics * 1.3)).toBeCloseTo(1, 1)
  expect(basis).toBe('your own measurement of nearly this run')
  const before = correctSpeed(physics, first.run, calibration, estimator.residualModels, origin)
  expect(before.basis).not.toBe(basis)
  expect(before.value.p90 / before.value.p10).toBeGreaterThan(value.p90 / value.p10)
})

test('a reading that is far off moves it by 1.6 at most', () => {
  const farResidual = withTeamMeasurements(estimator, [
    teamMeasurement({ tokensPerSecondPerGpu: physics * 9 }),
  ]).residualModels.speed.residuals.at(-1)
  expect(farResidual?.logError).toBeCloseTo(Math.log(1.6), 12)
})

test('memory is moved by readings of the same software, method and weights: by half for another number of GPUs', () => {
  const { run } = first
  const ratio = (rest: Partial<typeof run>, logRatio = Math.log(1.2)) => ({ run: { ...run, ...rest }, logRatio })
  expect(teamMemoryFactor(run, [])).toBe(1)
  expect(teamMemoryFactor(run, [ratio({})])).toBeCloseTo(1.2, 12)
  expect(teamMemoryFactor(run, [ratio({ gpuCount: 2 * run.gpuCount })])).toBeCloseTo(Math.sqrt(1.2), 12)
  expect(teamMemoryFactor(run, [ratio({}), ratio({}, 0)])).toBeCloseTo(Math.sqrt(1.2), 12)
  const others = [
    { method: run.method === 'full' ? ('lora' as const) : ('full' as const) },
    { weights: 'int8' as const },
    { recomputation: run.recomputation === 'none' ? ('full' as const) : ('none' as const) },
    { software: { ...run.software, kernels: 'others' } },
  ]
  expect(others.map((rest) => teamMemoryFactor(run, [ratio(rest)]))).toEqual([1, 1, 1, 1])
})

test('whether a run fits is corrected by what others allocated, not by what their tools showed', () => {
  const { memory } = estimator.residualModels
  const noResiduals = { ...estimator.residualModels, memory: buildResidualModel([], calibration.memory.kernel) }
  const corrections = runs.flatMap(({ run, sizes, source }) => {
    const [allocated, unnamed] = ['allocated', ''].map((metric) => memoryFeatures(run, metric, source, null))
    if (allocated === undefined || unnamed === undefined || !isKnownFramework(allocated, memory)) return []
    const { shift } = predictCorrection(allocated, memory)
    if (Math.abs(shift - predictCorrection(unnamed, memory).shift) < 0.02) return []
    const device = (residualModels: typeof noResiduals) =>
      predictFit(run, sizes, calibration, residualModels, { source, cvGroup: null }).device
    return [Math.log(device(estimator.residualModels) / device(noResiduals)) - shift]
  })
  expect(corrections.length).toBeGreaterThan(20)
  for (const rest of corrections) expect(rest).toBeCloseTo(0, 9)
})
