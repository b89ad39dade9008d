/** Two kills and an end in the middle of work; the hundred and the rest of the worst days are `npm run chaos`. */
import { expect, test } from 'vitest'
import { runExperiment } from './run-experiment.ts'
import { violationsOf } from './invariants.ts'

test.concurrent.each(['kill -9, SQLite', 'SIGTERM during work'] as const)(
  '%s: nothing is lost, nothing said twice',
  async (name) => {
    const { report } = await runExperiment(name, { seed: 5, size: 2, rate: 6, postgres: null })
    expect(report.acknowledged).toBeGreaterThan(0)
    expect(violationsOf(report)).toEqual([])
  },
  180_000,
)
