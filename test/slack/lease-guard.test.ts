import { expect, test } from 'vitest'
import { createLeaseGuard, LeaseLost } from '../../src/slack/lease-guard.ts'

function guardAt(answers: boolean[]) {
  let now = 0
  let stepped = 0
  const asked: number[] = []
  const guard = createLeaseGuard({
    holder: 'one',
    leaseSeconds: 4,
    askedAt: 0,
    monotonic: () => now,
    wall: () => now + stepped,
    renew: async () => {
      asked.push(now)
      return answers.shift() ?? true
    },
  })
  return {
    guard,
    asked,
    pass: (ms: number) => {
      now += ms
    },
    step: (ms: number) => {
      stepped += ms
    },
  }
}

test('within half a lease nobody is asked, after it the store is, and each renewal counts from its asking', async () => {
  const { guard, asked, pass } = guardAt([])
  pass(2000)
  await guard.ensure()
  expect(asked).toEqual([])
  pass(1)
  await guard.ensure()
  await guard.ensure()
  expect(asked).toEqual([2001])
  pass(1999)
  guard.confirm(4000)
  pass(1999)
  await guard.ensure()
  expect(asked).toEqual([2001])
})

test('what was lost stays lost', async () => {
  const { guard, asked, pass } = guardAt([false, true])
  pass(6000)
  await expect(guard.ensure()).rejects.toBeInstanceOf(LeaseLost)
  await expect(guard.ensure()).rejects.toBeInstanceOf(LeaseLost)
  expect(asked).toEqual([6000])
})

test('a process that stands still while it asks, asks again', async () => {
  let now = 6000
  let asked = 0
  const guard = createLeaseGuard({
    holder: 'one',
    leaseSeconds: 4,
    askedAt: 0,
    monotonic: () => now,
    wall: () => now,
    renew: async () => {
      asked += 1
      if (asked === 1) now += 5000
      return true
    },
  })
  await guard.ensure()
  expect(asked).toBe(2)
})

test.each([-3000, 3000])(
  'where the clocks disagree by %d ms the store is asked, for the machine may have been suspended',
  async (ms) => {
    const { guard, asked, pass, step } = guardAt([])
    pass(10)
    await guard.ensure()
    step(ms)
    expect(guard.isFresh()).toBe(false)
    await guard.ensure()
    expect(guard.isFresh()).toBe(true)
    expect(asked).toEqual([10])
  },
)
