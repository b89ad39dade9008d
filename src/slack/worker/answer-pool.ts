/**
 * Who answers: this thread, one question after another; while many wait, a helper beside it, which goes again when
 * hardly anybody asks.
 */
import { availableParallelism } from 'node:os'
import type { ConversationEngine } from '../../conversation/conversation-engine.ts'
import { type EngineCall, runEngineCall, type TimedOutcome } from '../../conversation/engine-call.ts'
import type { ConversationRequest, RequestContext } from '../../conversation/request.ts'
import type { AnswerWorker } from './answer-worker.ts'
import { currentScope } from '../request-scope.ts'
import type { FairQueue } from './fair-queue.ts'
import { createTeamRoundRobin } from './round-robin.ts'

export type AnswerPool = (request: ConversationRequest, requestContext: RequestContext) => Promise<TimedOutcome>

export type AnswerPoolOptions = {
  readonly engine: Pick<ConversationEngine, 'handle'>
  readonly fairQueue: FairQueue
  /** Null: there is none to be had. */
  readonly startWorker: ((onFailure: (error: Error) => void) => AnswerWorker) | null
  /** That one comes or goes. */
  readonly onChange: (words: string) => void
  readonly onFailure: (error: Error) => void
  readonly limits?: PoolLimits
}

export type PoolLimits = {
  /** So many waiting are a crowd. */
  readonly startAbove: number
  /** A look at whether it is still needed every so many milliseconds. */
  readonly checkIntervalMs: number
  /** Fewer questions between two looks, and it goes. */
  readonly stopBelow: number
  /** Milliseconds until another is called after one got into trouble. */
  readonly restartDelayMs: number
  /** Whoever waits for the helper so many milliseconds has one answered here. */
  readonly maxWaitMs: number
}

type AnsweredAt = 'here' | 'helper'
type Waiting = { readonly resolve: (place: AnsweredAt) => void; readonly timer: NodeJS.Timeout }

const defaultLimits: PoolLimits = {
  startAbove: 4,
  checkIntervalMs: 30_000,
  stopBelow: 30,
  restartDelayMs: 300_000,
  maxWaitMs: 150,
}

/** Calls that the helper is given at once: one to work on, and one so that it need not wait. The others wait in turn. */
const maxAtWorker = 2

/** Whether the machine has a processor to spare for one. */
export const hasSpareProcessor = () => availableParallelism() > 1

/** The worker is started when many wait. `onFailure` is told of an error of it. */
export function createAnswerPool({
  engine,
  fairQueue,
  startWorker,
  onChange,
  onFailure,
  limits = defaultLimits,
}: AnswerPoolOptions): AnswerPool {
  let waiting = 0
  let worker: AnswerWorker | null = null
  let notBefore = -Infinity
  let askedSinceCheck = 0
  let atWorker = 0
  const waitingForWorker = createTeamRoundRobin<Waiting>()

  function takeWaiting(place: AnsweredAt): boolean {
    const next = waitingForWorker.shift()
    clearTimeout(next?.timer)
    next?.resolve(place)
    return next !== undefined
  }

  /** Resolves where it is to be answered: teams have their turns one after another, for the helper keeps to the order. */
  async function placeFor(): Promise<AnsweredAt> {
    if (atWorker < maxAtWorker) {
      atWorker += 1
      return 'helper'
    }
    return new Promise<AnsweredAt>((resolve) => {
      // A helper that has just come, or gets little of the processor, is slow: then this thread takes a turn.
      const timer = setTimeout(() => void fairQueue(() => takeWaiting('here')), limits.maxWaitMs)
      const scope = currentScope()
      waitingForWorker.push(scope?.team ?? '', scope?.channel ?? '', { resolve, timer })
    })
  }

  async function askWorker(call: EngineCall): Promise<TimedOutcome | null> {
    if ((await placeFor()) === 'here') return runEngineCall(engine, call)
    try {
      return (await worker?.ask(call)) ?? null
    } finally {
      // The place goes to the next one as it is.
      if (!takeWaiting('helper')) atWorker -= 1
    }
  }

  function ensureWorker(): void {
    if (worker !== null || startWorker === null || performance.now() < notBefore) return
    const onWorkerError = (error: unknown) => {
      clearInterval(timer)
      worker = null
      notBefore = performance.now() + limits.restartDelayMs
      onFailure(error instanceof Error ? error : new Error(String(error)))
    }
    const timer = setInterval(() => {
      if (askedSinceCheck < limits.stopBelow && waiting === 0) {
        clearInterval(timer)
        worker?.end()
        worker = null
        onChange('few ask: the second thread goes')
      }
      askedSinceCheck = 0
    }, limits.checkIntervalMs).unref()
    try {
      worker = startWorker(onWorkerError)
      onChange('many ask at once: a second thread comes to help')
    } catch (error) {
      onWorkerError(error)
    }
  }

  return async (request, requestContext) => {
    const call = { request, requestContext }
    askedSinceCheck += 1
    waiting += 1
    try {
      if (waiting > limits.startAbove) ensureWorker()
      // In turn, for it may be ready by then, and what has arrived is acknowledged first.
      const answer = await fairQueue(() => {
        if (worker?.isReady() === true) return { pending: askWorker(call) }
        return { result: runEngineCall(engine, call) }
      })
      const result = answer.result ?? (await answer.pending)
      return result ?? (await fairQueue(() => runEngineCall(engine, call)))
    } finally {
      waiting -= 1
    }
  }
}
