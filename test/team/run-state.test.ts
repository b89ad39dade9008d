/** What follows for the end of a run and its bill from what was told of it. */
import { expect, test } from 'vitest'
import type { RunEvent } from '../../src/scenario/run-event.ts'
import { applyRunEvent } from '../../src/team/apply-run-event.ts'
import { billedPlan, forecastRun, newRun, type RunState } from '../../src/team/run-state.ts'

/** 40 hours and $1,000: $25 an hour. */
const planned = {
  job: 'A job',
  plan: '8 × H100',
  hours: { p10: 30, p50: 40, p90: 60 },
  usd: { p10: 800, p50: 1000, p90: 1500 },
  tokens: 4e9,
  startupHours: 0,
  priceDate: '2026-11-24',
}
const at = (hour: number) => new Date(Date.parse('2026-11-24T00:00:00Z') + hour * 3_600_000).toISOString()
const progress = (step: number, elapsedHours: number | null): RunEvent => ({
  kind: 'progress',
  step,
  totalSteps: 4000,
  elapsedHours,
})

/** Events with the hours at which they are told; throws where one is refused. */
function stateAfter(...events: readonly (readonly [number, RunEvent])[]): RunState {
  return events.reduce(
    (state, [hour, event]) => {
      const applied = applyRunEvent(state, event, at(hour))
      if ('refusal' in applied) throw new Error(applied.refusal.kind)
      return applied.state
    },
    newRun(planned, at(0)),
  )
}

test('hours, dollars and the end follow from the pace', () => {
  const forecast = forecastRun(stateAfter([12, progress(1000, 12)]))
  expect(forecast).toMatchObject({ share: 0.25, hoursSoFar: 12, usdSoFar: 300, hours: 48, usd: 1200, doneAt: at(48) })
  expect(forecast.tokensPerSecond).toBeCloseTo(1e9 / (12 * 3600))
})

test('a bill that comes after a third of the time that the pace asks for does not say that every step was done', () => {
  const billed = stateAfter([12, progress(1000, 12)], [14, { kind: 'finished', elapsedHours: null, usd: 500 }])
  expect(billed).toMatchObject({ phase: 'done', step: 1000, billUsd: 500 })
  expect(stateAfter([12, progress(1000, 12)], [46, { kind: 'finished', elapsedHours: null, usd: 500 }]).step).toBe(4000)
})

test('what a crash cost is added, and the pace is that of the attempt that goes on', () => {
  const crashed = stateAfter([10, progress(1000, 10)], [11, { kind: 'crashed', elapsedHours: 11 }])
  expect(crashed.phase).toBe('crashed')
  const resumed = stateAfter(
    [10, progress(1000, 10)],
    [11, { kind: 'crashed', elapsedHours: 11 }],
    [15, { kind: 'resumed', step: 800 }],
    [20, progress(1300, 5)],
  )
  // 500 steps in 5 hours, 2700 more in 27.
  expect(forecastRun(resumed)).toMatchObject({ hoursSoFar: 16, hours: 43, doneAt: at(47) })
})

test('a trainer that restarts by itself after a crash counts its hours anew', () => {
  const state = stateAfter(
    [10, progress(1000, 10)],
    [11, { kind: 'crashed', elapsedHours: null }],
    [14, progress(1200, 2)],
  )
  expect(state).toMatchObject({ phase: 'running', earlierHours: 10, elapsedHours: 2 })
})

test('without hours the clock counts, from the first sign of life', () => {
  const state = stateAfter([0, { kind: 'started' }], [10, progress(1000, null)])
  expect(forecastRun(state)).toMatchObject({ hoursSoFar: 10, hours: 40 })
  expect(forecastRun(stateAfter([5, progress(1000, null)])).hours).toBeNull()
})

test('an end that is told late ends no later than its pace asked for', () => {
  const late = stateAfter([10, progress(1000, 10)], [90, { kind: 'finished', elapsedHours: null, usd: null }])
  expect(forecastRun(late)).toMatchObject({ hoursSoFar: 40, usdSoFar: 1000 })
  expect(stateAfter([10, progress(1000, 10)], [30, progress(4000, 30)])).toMatchObject({
    phase: 'done',
    elapsedHours: 30,
  })
  expect(stateAfter([10, progress(1000, 10)], [30, { kind: 'finished', elapsedHours: null, usd: 777 }]).billUsd).toBe(
    777,
  )
})

test('shares and steps are compared as shares; what contradicts is refused', () => {
  const state = stateAfter([10, { kind: 'progress', step: 25, totalSteps: 100, elapsedHours: 10 }])
  expect(applyRunEvent(state, progress(990, 10.2), at(11))).toHaveProperty('state')
  expect(applyRunEvent(state, progress(800, 11), at(11))).toMatchObject({ refusal: { kind: 'backwards' } })
  expect(
    applyRunEvent(newRun(planned, at(0)), { kind: 'progress', step: 5, totalSteps: null, elapsedHours: 1 }, at(1)),
  ).toMatchObject({ refusal: { kind: 'no total' } })
  expect(applyRunEvent(newRun(planned, at(0)), { kind: 'resumed', step: null }, at(1))).toMatchObject({
    refusal: { kind: 'not running' },
  })
})

test('the bill of a run that was stopped early is set against as much of the plan as was run', () => {
  const running = stateAfter([12, progress(1000, 12)])
  expect(billedPlan(running)).toEqual(planned)
  const stopped = billedPlan({ ...running, phase: 'stopped' })
  expect(stopped).toMatchObject({ usd: { p10: 200, p50: 250, p90: 375 }, plan: '8 × H100, stopped at 25%' })
})

test('a run that was stopped at a share has the hours of its pace, else those of the plan, and none where its bill is told', () => {
  const stopAt = (share: number, usd?: number) =>
    ({
      kind: 'stopped',
      elapsedHours: null,
      at: { step: share, totalSteps: 100 },
      ...(usd === undefined ? {} : { usd }),
    }) as const
  expect(stateAfter([10, progress(1000, 10)], [11, stopAt(50)])).toMatchObject({ phase: 'stopped', elapsedHours: 20 })
  const fresh = newRun(planned, at(0))
  expect(applyRunEvent(fresh, stopAt(50), at(1))).toMatchObject({
    state: { phase: 'stopped', elapsedHours: planned.hours.p50 / 2 },
  })
  expect(applyRunEvent(fresh, stopAt(50, 96), at(1))).toMatchObject({ state: { billUsd: 96, elapsedHours: null } })
  expect(applyRunEvent(stateAfter([10, progress(2000, 10)]), stopAt(20), at(11))).toMatchObject({
    refusal: { kind: 'backwards' },
  })
  // One that nobody knows the steps of ends all the same.
  expect(
    applyRunEvent(fresh, { kind: 'stopped', elapsedHours: null, at: { step: 7, totalSteps: null } }, at(1)),
  ).toMatchObject({ state: { phase: 'stopped' } })
})

test('a run that is heard of first when it goes on has run as long as the plan says', () => {
  expect(applyRunEvent(newRun(planned, at(0)), { kind: 'resumed', step: 50, totalSteps: 100 }, at(1))).toMatchObject({
    state: { phase: 'running', step: 50, earlierHours: planned.hours.p50 / 2 },
  })
})

test('what is paid once is not paid again by the hour: with the price of an hour, the bill of a slower run has more hours alone', () => {
  // Of $1,000 half is GPU time, at $12.50 an hour.
  const [told, state] = [{ ...planned, usdPerHour: 12.5 }, stateAfter([12, progress(1000, 12)])]
  expect(forecastRun({ ...state, planned: told })).toMatchObject({ usdSoFar: 150, hours: 48, usd: 1100 })
  const stopped = stateAfter([12, progress(1000, 12)], [12, { kind: 'stopped', elapsedHours: null }])
  // Three quarters of the 40 hours are not run.
  expect(billedPlan({ ...stopped, planned: told }).usd.p50).toBe(625)
})
