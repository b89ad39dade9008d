import { expect, test } from 'vitest'
import { type AnswerWorker } from '../../../src/slack/worker/answer-worker.ts'
import { type AnswerPool, createAnswerPool } from '../../../src/slack/worker/answer-pool.ts'
import { runInScope } from '../../../src/slack/request-scope.ts'
import { createFairQueue } from '../../../src/slack/worker/fair-queue.ts'
import { noRules } from '../../../src/team/team-rules.ts'
import { tinyDependencies } from '../tiny-engine.ts'

const requestContext = { today: '2026-11-24', rules: noRules, teamMeasurements: [] }
const limits = { startAbove: 2, checkIntervalMs: 500, stopBelow: 3, restartDelayMs: 400, maxWaitMs: 5000 }

/** Who answered is written down; the helper is there at once, and gives up where `isLost` says so. */
function poolWithWorker(isLost = () => false) {
  const events: string[] = []
  const { handle } = tinyDependencies.engine
  let failWorker: (error: Error) => void = () => undefined
  const worker: AnswerWorker = {
    isReady: () => true,
    ask: async ({ request, requestContext: context }) => {
      events.push('helper')
      return isLost() ? null : { outcome: handle(request, context), seconds: 0.001 }
    },
    end: () => void events.push('end'),
  }
  const answerPool = createAnswerPool({
    engine: { handle: (...call) => (events.push('here'), handle(...call)) },
    fairQueue: createFairQueue(),
    startWorker: (onFailure) => {
      events.push('call')
      failWorker = onFailure
      return worker
    },
    onChange: () => undefined,
    onFailure: (error) => void events.push(error.message),
    limits,
  })
  return { answerPool, events, breakDown: () => failWorker(new Error('broken')) }
}

const ask = (answerPool: AnswerPool, count: number) =>
  Promise.all(
    Array.from({ length: count }, () =>
      answerPool({ kind: 'text', text: '70b 2B tokens', inputKind: 'command' }, requestContext),
    ),
  )
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

test('a few are answered here, a crowd by a helper that goes when few ask', async () => {
  const { answerPool, events } = poolWithWorker()
  await ask(answerPool, 2)
  expect(events).toEqual(['here', 'here'])
  const answers = await ask(answerPool, 3)
  expect(answers.map(({ outcome }) => outcome.kind)).toEqual(['plan', 'plan', 'plan'])
  expect(events.slice(2)).toEqual(['call', 'helper', 'helper', 'helper'])
  await ask(answerPool, 1)
  expect(events.at(-1)).toBe('helper')
  // The first look sees those that came before it too, the second nobody.
  await pause(600)
  expect(events).not.toContain('end')
  await expect.poll(() => events.at(-1), { timeout: 5000 }).toBe('end')
  await ask(answerPool, 1)
  expect(events.at(-1)).toBe('here')
})

/** A helper that takes so many milliseconds for each answer. `order` is what it was asked, in that order. */
function poolWithSlowWorker(ms: number, maxWaitMs: number) {
  const order: string[] = []
  const { handle } = tinyDependencies.engine
  const answerPool = createAnswerPool({
    engine: { handle },
    fairQueue: createFairQueue(),
    startWorker: () => ({
      isReady: () => true,
      ask: async ({ request, requestContext: context }) => {
        order.push(request.kind === 'text' ? request.text : '')
        await pause(ms)
        return { outcome: handle(request, context), seconds: ms / 1000 }
      },
      end: () => undefined,
    }),
    onChange: () => undefined,
    onFailure: () => undefined,
    limits: { ...limits, maxWaitMs },
  })
  const counters = { attempt: 1, posts: 0, outcome: 'answered' } as const
  const askAs = (team: string, text: string) =>
    runInScope({ team, enterprise: null, id: null, ...counters }, () =>
      answerPool({ kind: 'text', text, inputKind: 'command' }, requestContext),
    )
  const crowd = () => Array.from({ length: 20 }, (_, serial) => askAs('T0CROWD', `70b ${serial + 1}B tokens`))
  return { order, askAs, crowd }
}

test('a crowd of one team at the helper keeps another team waiting for a few of its questions', async () => {
  const { order, askAs, crowd } = poolWithSlowWorker(20, 60_000)
  const asked = crowd()
  await pause(30)
  await Promise.all([...asked, askAs('T0OTHER', '8b 2B tokens')])
  // Two are with the helper when it comes, and one team's turn may be before it.
  expect(order.indexOf('8b 2B tokens')).toBeLessThan(6)
})

test('where the helper is slow this thread answers too, and each question is answered once', async () => {
  const { order, crowd } = poolWithSlowWorker(700, 50)
  const answers = await Promise.all(crowd())
  expect(answers.map(({ outcome }) => outcome.kind)).toEqual(Array.from({ length: 20 }, () => 'plan'))
  // All that waited while it was at the first few.
  expect(order.length).toBeLessThan(8)
  expect(new Set(order).size).toBe(order.length)
})

test('what the helper cannot say is said here', async () => {
  const { answerPool, events } = poolWithWorker(() => true)
  const answers = await ask(answerPool, 3)
  expect(answers.map(({ outcome }) => outcome.kind)).toEqual(['plan', 'plan', 'plan'])
  expect(events.filter((each) => each === 'here')).toHaveLength(3)
})

test('after one got into trouble another is called only later', async () => {
  const { answerPool, events, breakDown } = poolWithWorker()
  await ask(answerPool, 3)
  breakDown()
  expect(events.at(-1)).toBe('broken')
  await ask(answerPool, 4)
  expect(events.slice(-4)).toEqual(['here', 'here', 'here', 'here'])
  await pause(limits.restartDelayMs + 100)
  await ask(answerPool, 3)
  expect(events.slice(-4)).toEqual(['call', 'helper', 'helper', 'helper'])
})

test('a machine that has no thread left is answered from here', async () => {
  const events: string[] = []
  const answerPool = createAnswerPool({
    engine: tinyDependencies.engine,
    fairQueue: createFairQueue(),
    startWorker: () => {
      throw new Error('no thread left')
    },
    onChange: () => undefined,
    onFailure: (error) => void events.push(error.message),
    limits,
  })
  const answers = await ask(answerPool, 5)
  expect(answers.map(({ outcome }) => outcome.kind)).toEqual(Array.from({ length: 5 }, () => 'plan'))
  expect(events).toEqual(['no thread left'])
})
