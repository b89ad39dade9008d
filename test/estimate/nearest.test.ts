/** The quick search finds what an exhaustive one would. */
import { expect, test } from 'vitest'
import { nearestOf, sharedWith } from '../../src/estimate/nearest.ts'
import { NOBODY, placeInTime } from '../../src/estimate/place.ts'
import { estimator, runs } from './measured-house.ts'

const survey = estimator.points.time

/** The largest links of a place, by asking every point. */
function exhaustive(place: ReturnType<typeof placeInTime>): number[] {
  return survey.points
    .map((_, i) => sharedWith(place, survey, i, -1))
    .toSorted((a, b) => b - a)
    .slice(0, 20)
}

test('for runs beside all others of their source', () => {
  for (const { run, source } of runs.filter((_run, i) => i % 3 === 1)) {
    const place = placeInTime(run, source, null)
    const { shared } = nearestOf(place, survey)
    for (const [rank, link] of exhaustive(place).entries()) expect(shared[rank]).toBeCloseTo(link, 12)
  }
})

test.each([
  ['plans', null, false],
  ['runs of a known source', 'torchtune', false],
  ['near twins of what a source has measured', 'torchtune', true],
] as const)('for %s', (_, source, isTwin) => {
  for (const { run, cell } of runs.filter((_run, i) => i % 7 === 0)) {
    const place = placeInTime(run, source, isTwin ? cell : null)
    expect(place.source === NOBODY).toBe(source === null)
    const { shared } = nearestOf(place, survey)
    const all = exhaustive(place)
    expect(shared.length).toBe(all.length)
    for (const [rank, link] of shared.entries()) expect(link).toBeCloseTo(all[rank] ?? NaN, 12)
  }
})
