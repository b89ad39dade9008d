/** The quick search finds what an exhaustive one would. */
import { expect, test } from 'vitest'
import { findNeighbors, covarianceWith } from '../../../src/estimate/residuals/neighbor-search.ts'
import { NO_CODE, speedFeatures } from '../../../src/estimate/residuals/features.ts'
import { estimator, runs } from '../real-data.ts'

const residualModel = estimator.residualModels.speed

/** The largest links of a place, by asking every point. */
function exhaustive(features: ReturnType<typeof speedFeatures>): number[] {
  return residualModel.residuals
    .map((_, i) => covarianceWith(features, residualModel, i, -1))
    .toSorted((a, b) => b - a)
    .slice(0, 20)
}

test('for runs beside all others of their source', () => {
  for (const { run, source } of runs.filter((_run, i) => i % 3 === 1)) {
    const features = speedFeatures(run, source, null)
    const { covariances } = findNeighbors(features, residualModel)
    for (const [rank, covariance] of exhaustive(features).entries())
      expect(covariances[rank]).toBeCloseTo(covariance, 12)
  }
})

test.each([
  ['plans', null, false],
  ['runs of a known source', 'torchtune', false],
  ['near twins of what a source has measured', 'torchtune', true],
] as const)('for %s', (_, source, isNearDuplicate) => {
  for (const { run, cvGroup } of runs.filter((_run, i) => i % 7 === 0)) {
    const features = speedFeatures(run, source, isNearDuplicate ? cvGroup : null)
    expect(features.source === NO_CODE).toBe(source === null)
    const { covariances } = findNeighbors(features, residualModel)
    const all = exhaustive(features)
    expect(covariances.length).toBe(all.length)
    for (const [rank, covariance] of covariances.entries()) expect(covariance).toBeCloseTo(all[rank] ?? NaN, 12)
  }
})
