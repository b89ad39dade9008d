/** Several like runs on one machine, and on as many at once as a deadline asks for. */
import { expect, test } from 'vitest'
import { machinesWithin, runsAsAsked, runsTogether } from '../../src/recommend/runs-together.ts'

const run = {
  hours: { p10: 0.8, p50: 1, p90: 2 },
  allInUsd: { p10: 4, p50: 5, p90: 10 },
  sparedByNext: { hours: 0.25, usd: 2 },
  usdPerGpuHour: 2.5,
  gpuCount: 2,
}

test('start-up and idle time are paid once a machine', () => {
  expect(runsTogether(run, 4)).toEqual({
    machines: 1,
    // Of a run that is smaller than expected no more is spared than its share.
    hours: { p10: 0.8 + 3 * (0.8 - 0.2), p50: 1 + 3 * 0.75, p90: 2 + 3 * 1.75 },
    usd: { p10: 16 - 3 * 1.6, p50: 14, p90: 34 },
  })
  expect(runsTogether(run, 4, 2)).toMatchObject({ machines: 2, usd: { p50: 16 }, hours: { p50: 1.75 } })
  expect(runsTogether(run, 4, 4)).toMatchObject({ usd: { p50: 20 }, hours: { p50: 1 } })
})

test('options of earlier versions spare nothing', () => {
  const { hours, allInUsd } = run
  expect(runsTogether({ hours, allInUsd }, 3)).toMatchObject({ usd: { p50: 15 }, hours: { p50: 3 } })
})

test('as many machines as are done in time', () => {
  expect(machinesWithin(run, 10, 7.75, 'p50')).toBe(1)
  expect(machinesWithin(run, 10, 7.7, 'p50')).toBe(2)
  expect(machinesWithin(run, 10, 1, 'p50')).toBe(10)
  expect(machinesWithin(run, 10, 1, 'p90')).toBeNull()
  expect(runsAsAsked(run, 10, null).machines).toBe(1)
  expect(runsAsAsked(run, 10, 4).hours.p50).toBeLessThanOrEqual(4)
  expect(runsAsAsked(run, 10, 0.5).machines).toBe(10)
})

test('in a session each keeps a machine to the end, and runs at once are never queued', () => {
  // Half an hour goes to setting them up.
  expect(runsAsAsked(run, 10, 4, 'session')).toMatchObject({ machines: 10, usd: { p50: 10 * 2 * 2.5 * 4.5 } })
  expect(runsAsAsked(run, 10, null, 'session')).toMatchObject({ machines: 10, usd: { p50: 50 } })
  expect(runsAsAsked(run, 10, 8, 'parallel')).toMatchObject({ machines: 10, hours: { p50: 1 }, usd: { p50: 50 } })
})
