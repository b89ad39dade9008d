/** A short load: everything is acknowledged, everything is answered, nothing twice. The long one is `npm run load`. */
import { availableParallelism } from 'node:os'
import { expect, onTestFinished, test } from 'vitest'
import { spawnApp } from '../end-to-end/app-process.ts'
import { signingSecret } from '../slack/fake-slack.ts'
import { measure, residentMiB } from './measure.ts'
import { openQuickSlack } from './quick-slack.ts'
import { question } from './questions.ts'
import { randomOf } from './random.ts'

test('two processes on one database answer every command once', async () => {
  const load = { postgres: null, replicas: 2, rate: 20, count: 60, seed: 1, warmup: 0 }
  const measured = await measure(load)
  expect(measured).toMatchObject({ refused: 0, unanswered: 0, twice: 0, errors: 0 })
  expect(measured.acknowledged).toHaveLength(60)
  expect(measured.answered).toHaveLength(60)
}, 60_000)

test('a crowd is answered once each, with the help of a second thread where there is a processor for it', async () => {
  const load = { postgres: null, replicas: 1, rate: 400, count: 400, seed: 1, warmup: 0 }
  const measured = await measure(load)
  expect(measured).toMatchObject({ refused: 0, unanswered: 0, twice: 0, errors: 0 })
  expect(measured.answered).toHaveLength(400)
  expect(measured.helped).toBe(availableParallelism() > 1 ? 1 : 0)
}, 60_000)

test('what only the start needed is given back after it', async () => {
  const slack = await openQuickSlack()
  const app = spawnApp({
    PORT: '0',
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_BOT_TOKEN: 'xoxb-rest',
    SLACK_API_URL: slack.apiUrl,
  })
  onTestFinished(async () => {
    await app.remove()
    await slack.close()
  })
  await app.ready()
  const before = residentMiB(app)
  // Where the system does not say what a process holds there is nothing to compare.
  if (Number.isNaN(before)) return
  await expect.poll(() => residentMiB(app), { timeout: 15_000, interval: 200 }).toBeLessThan(before - 15)
})

test('no two questions are alike, and a seed asks the same again', () => {
  const ask = (seed: number) => {
    const random = randomOf(seed)
    return Array.from({ length: 2000 }, (_, serial) => question(random, serial))
  }
  expect(new Set(ask(7)).size).toBe(2000)
  expect(ask(7)).toEqual(ask(7))
  expect(ask(8)).not.toEqual(ask(7))
})
