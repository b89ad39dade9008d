/** Machines whose clocks differ agree on the time of what they share. */
import { afterEach, expect, test, vi } from 'vitest'
import { databaseClock } from '../../src/store/clock.ts'
import { openDatabase } from '../../src/store/database.ts'
import { newDatabase } from './databases.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

test.each([-120_000, 0, 3_600_000])(
  'a machine whose clock is %d ms off keeps the time of the database',
  async (skew) => {
    const db = await openDatabase(await newDatabase('PostgreSQL'))
    const real = Date.now
    vi.spyOn(Date, 'now').mockImplementation(() => real() + skew)
    const { clock } = await databaseClock(db)
    expect(Math.abs(clock() - real())).toBeLessThan(1000)
    await db.destroy()
  },
)
