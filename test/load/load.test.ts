/** A short load: everything is acknowledged, everything is answered, nothing twice. The long one is `npm run load`. */
import { expect, test } from 'vitest'
import { measure } from './measure.ts'
import { question } from './questions.ts'
import { randomOf } from './random.ts'

test('two processes on one database answer every command once', async () => {
  const load = { postgres: null, replicas: 2, rate: 20, count: 60, seed: 1, warmup: 0 }
  const measured = await measure(load)
  expect(measured).toMatchObject({ refused: 0, unanswered: 0, twice: 0, errors: 0 })
  expect(measured.acknowledged).toHaveLength(60)
  expect(measured.answered).toHaveLength(60)
}, 60_000)

test('no two questions are alike, and a seed asks the same again', () => {
  const ask = (seed: number) => {
    const random = randomOf(seed)
    return Array.from({ length: 2000 }, (_, serial) => question(random, serial))
  }
  expect(new Set(ask(7)).size).toBe(2000)
  expect(ask(7)).toEqual(ask(7))
  expect(ask(8)).not.toEqual(ask(7))
})
