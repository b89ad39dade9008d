/** Two of the worst days in short; all of them, and at length, are `npm run chaos`. The bars of time are wide here. */
import { expect, inject, test } from 'vitest'
import { runExperiment } from './run-experiment.ts'
import { violationsOf } from './invariants.ts'

test('kill -9, SQLite: what was acknowledged is answered once', async () => {
  const postgres = { address: inject('postgres'), start: async () => undefined, stop: async () => undefined }
  const { report } = await runExperiment('kill -9, SQLite', { seed: 5, size: 3, rate: 6, postgres })
  expect(report.acknowledged).toBeGreaterThan(0)
  expect(violationsOf(report)).toEqual([])
}, 300_000)

test('a thousand of one team: nobody else waits for the crowd', async () => {
  const options = { seed: 5, size: 4, rate: 6, patience: 20, postgres: null }
  const { report } = await runExperiment('a thousand of one team', options)
  expect(violationsOf(report)).toEqual([])
}, 300_000)
