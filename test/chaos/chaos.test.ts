/** Two kills and an end in the middle of work; the hundred and the rest of the worst days are `npm run chaos`. */
import { expect, test } from 'vitest'
import { play } from './play.ts'
import { complaintsOf } from './verdict.ts'

test.concurrent.each(['kill -9, SQLite', 'SIGTERM during work'] as const)(
  '%s: nothing is lost, nothing said twice',
  async (name) => {
    const { verdict } = await play(name, { seed: 5, kills: 2, rate: 6, postgres: null })
    expect(verdict.acknowledged).toBeGreaterThan(0)
    expect(complaintsOf(verdict)).toEqual([])
  },
  180_000,
)
