import { writeFileSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createApp } from '../../../src/app.ts'
import { startAnswerWorker, type AnswerWorker } from '../../../src/slack/worker/answer-worker.ts'
import { noRules } from '../../../src/team/team-rules.ts'
import type { EngineCall } from '../../../src/conversation/engine-call.ts'
import type { Outcome } from '../../../src/conversation/outcome.ts'
import type { ConversationRequest } from '../../../src/conversation/request.ts'

const { engine, observations } = createApp().slack()
const requestContext = { today: '2026-11-24', rules: noRules, teamMeasurements: [] }

// One worker for the tests that ask a sound one: starting it takes longer than all that it is asked.
let prices = observations()
let worker: AnswerWorker
beforeAll(async () => {
  worker = startAnswerWorker({
    observations: () => prices,
    onFailure: (error) => {
      throw error
    },
  })
  await vi.waitUntil(worker.isReady, { timeout: 60_000 })
}, 120_000)
afterAll(() => worker.end())

/** A thread that does what `program` says. */
function workerScript(program: string): URL {
  const file = join(mkdtempSync(join(tmpdir(), 'gpucost-helper-')), 'thread.mjs')
  writeFileSync(file, `import { parentPort } from 'node:worker_threads'\n${program}`)
  return pathToFileURL(file)
}

const ready = "parentPort.postMessage({ kind: 'ready' })\n"

const firstText = (text: string) => ({ kind: 'text', text, inputKind: 'command' }) as const
const callOf = (request: ConversationRequest): EngineCall => ({ request, requestContext })

test(
  'it answers as this thread does: first texts, replies, files, reports and problems',
  { timeout: 120_000 },
  async () => {
    const stateAfter = (outcome: Outcome) => {
      if (outcome.kind !== 'plan') throw new Error('no plan')
      return outcome.thread
    }
    const thread = stateAfter(engine.handle(firstText('70b 2B tokens'), requestContext))
    const replies = ['4-bit?', 'on 8 h100s', 'we measured 2,300 tok/s', 'why?', 'lunch?', 'as csv', 'chart']
    const requests: readonly ConversationRequest[] = [
      ...['70b 2B tokens', '8b 100M tokens under $50', 'help', 'seventy', '405b full on 1 4090'].map(firstText),
      ...replies.map((text) => ({ kind: 'reply', text, isAddressed: false, thread }) as const),
      { kind: 'job', text: 'We want to tune a 70b on 2B tokens with LoRA', inputKind: 'message' },
      { kind: 'compare', texts: ['70b 2B tokens', '… qlora'] },
      { kind: 'check', text: '1,800 tok/s on 2B tokens is 5.1 hours' },
    ]
    for (const request of requests) {
      const result = await worker.ask(callOf(request))
      expect(result?.outcome).toEqual(engine.handle(request, requestContext))
      expect(result?.seconds).toBeGreaterThan(0)
    }
  },
)

test('an error of the engine rejects its own call and no other', { timeout: 120_000 }, async () => {
  const outcome = engine.handle(firstText('70b 2B tokens'), requestContext)
  if (outcome.kind !== 'plan') throw new Error('no plan')
  const broken = { ...outcome.thread, conversation: { revisions: [], position: 0 } }
  const reply = { kind: 'reply', text: '4-bit', isAddressed: true, thread: broken } as const
  await expect(worker.ask(callOf(reply))).rejects.toThrow('has no revision')
  expect(await worker.ask(callOf(firstText('8b 1B tokens')))).not.toBeNull()
})

test('it answers at the prices of the moment', { timeout: 120_000 }, async () => {
  const usd = async () => {
    const result = await worker.ask(callOf(firstText('70b 2B tokens on 8 h100 sxm')))
    if (result?.outcome.kind !== 'plan') throw new Error('no plan')
    return result.outcome.answer.recommendation.best.usd.p50
  }
  const before = await usd()
  prices = prices.map((each) => ({
    ...each,
    price: { ...each.price, value: each.price.value / 2, base: each.price.base / 2 },
  }))
  expect(await usd()).toBeCloseTo(before / 2, 0)
})

test('what is open when it ends is left to somebody else, and nobody is told who told it to go', async () => {
  const troubles: string[] = []
  const options = { observations, onFailure: (error: Error) => void troubles.push(error.message) }
  const silent = startAnswerWorker({
    ...options,
    entry: workerScript(`${ready}parentPort.on('message', () => undefined)`),
  })
  expect(await silent.ask(callOf(firstText('70b 2B tokens')))).toBeNull()
  await expect.poll(silent.isReady).toBe(true)
  const asked = silent.ask(callOf(firstText('70b 2B tokens')))
  silent.end()
  expect(await asked).toBeNull()
  expect(silent.isReady()).toBe(false)
  expect(troubles).toEqual([])

  const dying = startAnswerWorker({
    ...options,
    entry: workerScript(`${ready}parentPort.on('message', ({ id }) => { if (id === 2) process.exit(3) })`),
  })
  await expect.poll(dying.isReady).toBe(true)
  const both = ['70b 2B tokens', '8b 2B tokens'].map((text) => dying.ask(callOf(firstText(text))))
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
    onFailure: (error) => void troubles.push(error.message),
    entry: workerScript(`${ready}parentPort.on('message', ({ id }) => { while (id === 1); })`),
    timeoutMs: 300,
  })
  await expect.poll(stuck.isReady).toBe(true)
  const [first, second] = ['70b 2B tokens', '8b 2B tokens'].map((text) => stuck.ask(callOf(firstText(text))))
  await expect(first).rejects.toThrow('too long')
  expect(await second).toBeNull()
  expect(troubles).toEqual(['an answer took too long'])
})
