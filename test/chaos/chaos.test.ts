/** The worst days in short; at length they are `npm run chaos`. Bars of time are wide here: the machine may be busy. */
import { expect, inject, test } from 'vitest'
import { runExperiment } from './run-experiment.ts'
import { violationsOf } from './invariants.ts'

test.each([
  ['kill -9, SQLite', 3],
  ['SIGTERM during work', 2],
  ['posts fail for three minutes: 429, 500, garbage', 2],
  ['replicas stopped for 1 to 20 s, clocks stepped, queues', 4],
  ['crash loop: dead within two seconds of the start', 3],
] as const)(
  '%s: what was acknowledged is answered once',
  async (name, size) => {
    const postgres = { address: inject('postgres'), start: async () => undefined, stop: async () => undefined }
    const { report } = await runExperiment(name, { seed: 5, size, rate: 6, postgres })
    expect(report.acknowledged).toBeGreaterThan(0)
    expect(violationsOf(report)).toEqual([])
  },
  300_000,
)

test.each([
  ['a thousand of one team', 4],
  ['a thousand wait in one channel', 4],
  ['five hundred replies at once in a thread', 4],
] as const)(
  '%s: nobody else waits for the crowd',
  async (name, size) => {
    const { report } = await runExperiment(name, { seed: 5, size, rate: 6, patience: 20, postgres: null })
    expect(violationsOf(report)).toEqual([])
  },
  300_000,
)
