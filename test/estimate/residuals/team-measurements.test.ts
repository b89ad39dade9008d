/** A team's own measurements beside the published ones. */
import { expect, test } from 'vitest'
import { correctSpeed } from '../../../src/estimate/predictor.ts'
import { compiledTimeFormulas } from '../../../src/estimate/formulas/compiled.ts'
import { timeMicroStep } from '../../../src/estimate/physics/throughput.ts'
import {
  type TeamMeasurement,
  teamMemoryFactor,
  withTeamMeasurements,
} from '../../../src/estimate/residuals/team-measurements.ts'
import { buildResidualModel } from '../../../src/estimate/residuals/residual-model.ts'
import { calibration, estimator, runs } from '../real-data.ts'
import { teamOrigin } from '../../../src/estimate/residuals/team-origin.ts'
const first = runs.find(({ run, tokensPerSecondPerGpu }) => tokensPerSecondPerGpu !== null && run.shape.moe === null)
if (first === undefined) throw new Error('runs are measured')
const { constants } = calibration
const times = timeMicroStep(first.run, first.sizes, constants, compiledTimeFormulas)
const physics = times.tokensPerSecond

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
  const { value, basis } = correctSpeed(times, first.run, calibration, residualModels, origin)
  expect(value.p50 / (physics * 1.3)).toBeCloseTo(1, 1)
  expect(basis).toBe('your own measurement of nearly this run')
  const before = correctSpeed(times, first.run, calibration, estimator.residualModels, origin)
  expect(before.basis).not.toBe(basis)
  expect(before.value.p90 / before.value.p10).toBeGreaterThan(value.p90 / value.p10)
})

test('an own measurement moves other models on the same set-up by most of its error: physics was not fitted to this source', () => {
  const { residualModels } = withTeamMeasurements(estimator, [teamMeasurement()])
  const larger = { ...first.run, shape: { ...first.run.shape, activeParams: 2 * first.run.shape.activeParams } }
  const shift = (models: typeof residualModels) =>
    correctSpeed(times, larger, calibration, models, teamOrigin('another', larger)).correction.shift
  const { speed } = residualModels
  const asFitted = { ...residualModels, speed: buildResidualModel(speed.residuals, speed.kernel) }
  expect(shift(residualModels)).toBeGreaterThan(0.5 * Math.log(1.3))
  expect(shift(residualModels)).toBeGreaterThan(shift(asFitted))
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
