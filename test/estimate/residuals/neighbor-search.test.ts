/** The quick search finds what an exhaustive one would. */
import { expect, test } from 'vitest'
import { covarianceWith, findNearest, findNeighbors } from '../../../src/estimate/residuals/neighbor-search.ts'
import { NO_CODE, speedFeatures } from '../../../src/estimate/residuals/features.ts'
import { timeMicroStep } from '../../../src/estimate/physics/throughput.ts'
import { compiledTimeFormulas } from '../../../src/estimate/formulas/compiled.ts'
import type { MeasuredRun } from '../../../src/estimate/residuals/measured-runs.ts'
import { calibration, estimator, runs } from '../real-data.ts'

const residualModel = estimator.residualModels.speed
const featuresOf = ({ run, sizes }: MeasuredRun, source: string | null, cvGroup: string | null) =>
  speedFeatures(run, timeMicroStep(run, sizes, calibration.constants, compiledTimeFormulas), source, cvGroup)

/** The largest links of a place, by asking every point. */
function exhaustive(features: ReturnType<typeof speedFeatures>, count: number): number[] {
  return residualModel.residuals
    .map((_, i) => covarianceWith(features, residualModel, i, -1))
    .toSorted((a, b) => b - a)
    .slice(0, count)
}

test('for runs beside all others of their source', () => {
  for (const measured of runs.filter((_run, i) => i % 5 === 1)) {
    const features = featuresOf(measured, measured.source, null)
    const { covariances, count } = findNeighbors(features, residualModel)
    expect(count).toBe(residualModel.sources.has(features.source) ? 80 : 20)
    for (const [rank, covariance] of exhaustive(features, count).entries())
      expect(covariances[rank]).toBeCloseTo(covariance, 12)
  }
})

test.each([
  ['plans', null, false],
  ['runs of a known source', 'torchtune', false],
  ['near twins of what a source has measured', 'torchtune', true],
] as const)('for %s', (_, source, isNearDuplicate) => {
  for (const measured of runs.filter((_run, i) => i % 7 === 0)) {
    const features = featuresOf(measured, source, isNearDuplicate ? measured.cvGroup : null)
    expect(features.source === NO_CODE).toBe(source === null)
    const { covariances, count } = findNeighbors(features, residualModel)
    expect(count).toBe(source === null ? 20 : 80)
    const all = exhaustive(features, count)
    for (const [rank, covariance] of covariances.subarray(0, count).entries())
      expect(covariance).toBeCloseTo(all[rank] ?? NaN, 12)
  }
})

test('the nearest alone is the first of them', () => {
  for (const measured of runs.filter((_run, i) => i % 7 === 0)) {
    const features = featuresOf(measured, null, null)
    const [first] = findNeighbors(features, residualModel).indexes
    const { indexes, count } = findNearest(features, residualModel)
    expect([indexes[0], count]).toEqual([first, 1])
  }
})
