/** A short load: everything is acknowledged, everything is answered, nothing twice. The long one is `npm run load`. */
import { availableParallelism } from 'node:os'
import { expect, onTestFinished, test } from 'vitest'
import { spawnApp } from '../end-to-end/app-process.ts'
import { signingSecret } from '../slack/test-slack.ts'
import { measureLoad, residentMiB } from './measure-load.ts'
import { openStubSlack } from './stub-slack.ts'
import { randomCommand } from './random-commands.ts'
import { seededRandom } from '../seeded-random.ts'

test('two processes on one database answer every command once', async () => {
  const load = { postgres: null, replicas: 2, rate: 20, count: 60, seed: 1, warmup: 0 }
  const measurement = await measureLoad(load)
  expect(measurement).toMatchObject({ refused: 0, unanswered: 0, twice: 0, errors: 0 })
  expect(measurement.acknowledged).toHaveLength(60)
  expect(measurement.answered).toHaveLength(60)
}, 60_000)

test('a crowd is answered once each, with the help of a second thread where there is a processor for it', async () => {
  const load = { postgres: null, replicas: 1, rate: 400, count: 160, seed: 1, warmup: 0 }
  const measurement = await measureLoad(load)
  expect(measurement).toMatchObject({ refused: 0, unanswered: 0, twice: 0, errors: 0 })
  expect(measurement.answered).toHaveLength(160)
  expect(measurement.workerStarts).toBe(availableParallelism() > 1 ? 1 : 0)
}, 60_000)

test('what only the start needed is given back after it', async () => {
  const slack = await openStubSlack()
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
  const commands = (seed: number) => {
    const random = seededRandom(seed)
    return Array.from({ length: 2000 }, (_, serial) => randomCommand(random, serial))
  }
  expect(new Set(commands(7)).size).toBe(2000)
  expect(commands(7)).toEqual(commands(7))
  expect(commands(8)).not.toEqual(commands(7))
})
