/** Machines whose clocks differ agree on the time of what they share. */
import { afterEach, expect, test, vi } from 'vitest'
import { clockOf } from '../../src/store/clock.ts'
import { openDatabase } from '../../src/store/database.ts'
import { newPlace } from './places.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

test.each([-120_000, 0, 3_600_000])(
  'a machine whose clock is %d ms off keeps the time of the database',
  async (skew) => {
    const db = await openDatabase(await newPlace('PostgreSQL'))
    const real = Date.now
    vi.spyOn(Date, 'now').mockImplementation(() => real() + skew)
    const clock = await clockOf(db)
    expect(Math.abs(clock() - real())).toBeLessThan(1000)
    await db.destroy()
  },
)
