import { writeFileSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { createApp } from '../../../src/app.ts'
import { startAnswerWorker, type AnswerWorker } from '../../../src/slack/worker/answer-worker.ts'
import { noRules } from '../../../src/team/team-rules.ts'
import type { ObservedPrice } from '../../../src/catalog/observed-price.ts'
import type { Outcome } from '../../../src/conversation/thread-state.ts'

const { engine, observations } = createApp().slack()
const requestContext = { today: '2026-11-24', rules: noRules, teamMeasurements: [] }

async function startedWorker(prices: () => readonly ObservedPrice[] = observations): Promise<AnswerWorker> {
  const worker = startAnswerWorker({
    observations: prices,
    onTrouble: (error) => {
      throw error
    },
  })
  onTestFinished(worker.end)
  await expect.poll(worker.isReady, { timeout: 20_000 }).toBe(true)
  return worker
}

/** A thread that does what `program` says. */
function workerScript(program: string): URL {
  const file = join(mkdtempSync(join(tmpdir(), 'gpucost-helper-')), 'thread.mjs')
  writeFileSync(file, `import { parentPort } from 'node:worker_threads'\n${program}`)
  return pathToFileURL(file)
}

const ready = "parentPort.postMessage({ kind: 'ready' })\n"

test('it says what the desk says: first answers, turns, forms, reports and refusals', { timeout: 60_000 }, async () => {
  const worker = await startedWorker()
  const stateAfter = (outcome: Outcome) => {
    if (outcome.kind !== 'plan') throw new Error('no plan')
    return outcome.held
  }
  const state = stateAfter(engine.start('70b 2B tokens', 'command', requestContext))
  for (const text of ['70b 2B tokens', '8b 100M tokens under $50', 'help', 'seventy', '405b full on 1 4090']) {
    const result = await worker.ask({ verb: 'welcome', given: [text, 'command', requestContext] })
    expect(result?.result).toEqual(engine.welcome(text, 'command', requestContext))
    expect(result?.seconds).toBeGreaterThan(0)
  }
  for (const text of ['4-bit?', 'on 8 h100s', 'we measured 2,300 tok/s', 'why?', 'lunch?']) {
    const result = await worker.ask({ verb: 'turn', given: [state, text, false, requestContext] })
    expect(result?.result).toEqual(engine.turn(state, text, false, requestContext))
  }
  const message = 'We want to tune a 70b on 2B tokens with LoRA'
  const reading = await worker.ask({ verb: 'read', given: [message, 'message', requestContext] })
  expect(reading?.result).toEqual(engine.read(message, 'message', requestContext))
})

test('a file is made where it is asked for, and a fault of the desk is its asker’s', { timeout: 60_000 }, async () => {
  const worker = await startedWorker()
  const outcome = engine.start('70b 2B tokens', 'command', requestContext)
  if (outcome.kind !== 'plan') throw new Error('no plan')
  expect(engine.turn(outcome.held, 'as csv', true, requestContext)).toMatchObject({ kind: 'file' })
  expect(await worker.ask({ verb: 'turn', given: [outcome.held, 'as csv', true, requestContext] })).toBeNull()
  const broken = { ...outcome.held, conversation: { revisions: [], position: 0 } }
  await expect(worker.ask({ verb: 'turn', given: [broken, '4-bit', true, requestContext] })).rejects.toThrow(
    'has no revision',
  )
  expect(await worker.ask({ verb: 'start', given: ['8b 1B tokens', 'command', requestContext] })).not.toBeNull()
})

test('it answers at the prices of the moment', { timeout: 60_000 }, async () => {
  let now = observations()
  const worker = await startedWorker(() => now)
  const usd = async () => {
    const result = await worker.ask({
      verb: 'start',
      given: ['70b 2B tokens on 8 h100 sxm', 'command', requestContext],
    })
    if (result?.result.kind !== 'plan') throw new Error('no plan')
    return result.result.answered.recommendation.best.usd.p50
  }
  const before = await usd()
  now = now.map((each) => ({
    ...each,
    price: { ...each.price, value: each.price.value / 2, base: each.price.base / 2 },
  }))
  expect(await usd()).toBeCloseTo(before / 2, 0)
})

test('what is open when it ends is left to somebody else, and nobody is told who told it to go', async () => {
  const troubles: string[] = []
  const options = { observations, onTrouble: (error: Error) => void troubles.push(error.message) }
  const silent = startAnswerWorker({
    ...options,
    entry: workerScript(`${ready}parentPort.on('message', () => undefined)`),
  })
  expect(await silent.ask({ verb: 'start', given: ['70b 2B tokens', 'command', requestContext] })).toBeNull()
  await expect.poll(silent.isReady).toBe(true)
  const asked = silent.ask({ verb: 'start', given: ['70b 2B tokens', 'command', requestContext] })
  silent.end()
  expect(await asked).toBeNull()
  expect(silent.isReady()).toBe(false)
  expect(troubles).toEqual([])

  const dying = startAnswerWorker({
    ...options,
    entry: workerScript(`${ready}parentPort.on('message', ({ id }) => { if (id === 2) process.exit(3) })`),
  })
  await expect.poll(dying.isReady).toBe(true)
  const both = ['70b 2B tokens', '8b 2B tokens'].map((text) =>
    dying.ask({ verb: 'start', given: [text, 'command', requestContext] }),
  )
  expect(await Promise.all(both)).toEqual([null, null])
  expect(troubles).toEqual(['it ended by itself with status 3'])

  const broken = startAnswerWorker({ ...options, entry: workerScript("throw new Error('no such room')") })
  await expect.poll(() => troubles.length).toBe(2)
  expect(troubles[1]).toBe('no such room')
  expect(broken.isReady()).toBe(false)
})

test('an answer that never comes is a fault of its own question; the others are left to somebody else', async () => {
  const troubles: string[] = []
  const stuck = startAnswerWorker({
    observations,
    onTrouble: (error) => void troubles.push(error.message),
    entry: workerScript(`${ready}parentPort.on('message', ({ id }) => { while (id === 1); })`),
    timeoutMs: 300,
  })
  await expect.poll(stuck.isReady).toBe(true)
  const [first, second] = ['70b 2B tokens', '8b 2B tokens'].map((text) =>
    stuck.ask({ verb: 'start', given: [text, 'command', requestContext] }),
  )
  await expect(first).rejects.toThrow('too long')
  expect(await second).toBeNull()
  expect(troubles).toEqual(['an answer took too long'])
})
