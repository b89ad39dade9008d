/**
 * A second thread that answers while many ask at once, so that this one is free to acknowledge. It has what this one
 * has, and so gives the same answers; it takes a second to come and some 100 MiB while it is there.
 */
import type { Worker } from 'node:worker_threads'
import type { ObservedPrice } from '../../catalog/observed-price.ts'
import type { EngineCall, TimedOutcome } from '../../conversation/engine-call.ts'
import { startThread } from '../../start-thread.ts'

export type WorkerRequest =
  | { readonly observations: readonly ObservedPrice[] }
  | { readonly id: number; readonly call: EngineCall }

export type WorkerReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'answered'; readonly id: number; readonly result: TimedOutcome }
  | { readonly kind: 'fault'; readonly id: number; readonly fault: unknown }

export type AnswerWorker = {
  readonly isReady: () => boolean
  /** Null: it is not there, and the call must be answered elsewhere. Rejects where the engine throws, or takes too long. */
  readonly ask: (call: EngineCall) => Promise<TimedOutcome | null>
  /** Calls that are open get null. */
  readonly end: () => void
}

export type AnswerWorkerOptions = {
  /** The prices of the moment. */
  readonly observations: () => readonly ObservedPrice[]
  /** It ended without being told to. */
  readonly onFailure: (error: Error) => void
  readonly entry?: URL
  /** Milliseconds after which an answer never comes. */
  readonly timeoutMs?: number
}

/** MiB: several times what it needs. One that needs more than that is in trouble, and must not take the app along. */
const resourceLimits = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 24 }

type PendingAnswer = {
  readonly resolve: (result: TimedOutcome | null) => void
  readonly reject: (fault: unknown) => void
  readonly timer: NodeJS.Timeout
}

/** Throws where the machine has no thread left. */
export function startAnswerWorker({
  observations,
  onFailure,
  entry,
  timeoutMs = 30_000,
}: AnswerWorkerOptions): AnswerWorker {
  const worker: Worker = startThread('answers', { resourceLimits }, entry)
  const pending = new Map<number, PendingAnswer>()
  let sentObservations: readonly ObservedPrice[] | null = null
  let isReady = false
  let hasEnded = false
  let lastId = 0

  /** The process may end while nothing is asked. */
  function takePending(id: number): PendingAnswer | undefined {
    const waiting = pending.get(id)
    clearTimeout(waiting?.timer)
    pending.delete(id)
    if (pending.size === 0) worker.unref()
    return waiting
  }

  /** Whoever waits is answered by somebody else. */
  function stop(failure: Error | null): void {
    if (hasEnded) return
    hasEnded = true
    isReady = false
    for (const id of pending.keys()) takePending(id)?.resolve(null)
    if (failure !== null) onFailure(failure)
    void worker.terminate()
  }

  /** The oldest is the one that it is at; asked here it would take this thread along. */
  function failOldest(): void {
    const error = new Error('an answer took too long')
    const [oldest] = pending.keys()
    if (oldest !== undefined) takePending(oldest)?.reject(error)
    stop(error)
  }

  worker.on('message', (reply: WorkerReply) => {
    if (reply.kind === 'ready') isReady = !hasEnded
    else if (reply.kind === 'answered') takePending(reply.id)?.resolve(reply.result)
    else takePending(reply.id)?.reject(reply.fault)
  })
  worker.on('error', (error) => stop(error instanceof Error ? error : new Error(String(error))))
  worker.on('exit', (code) => stop(new Error(`it ended by itself with status ${code}`)))
  worker.unref()

  return {
    isReady: () => isReady,
    ask: async (call) => {
      if (!isReady) return null
      if (sentObservations !== observations()) {
        sentObservations = observations()
        worker.postMessage({ observations: sentObservations } satisfies WorkerRequest)
      }
      lastId += 1
      const id = lastId
      const result = new Promise<TimedOutcome | null>((resolve, reject) => {
        pending.set(id, { resolve, reject, timer: setTimeout(failOldest, timeoutMs) })
      })
      worker.ref()
      worker.postMessage({ id, call } satisfies WorkerRequest)
      return result
    },
    end: () => stop(null),
  }
}
