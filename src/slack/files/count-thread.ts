/**
 * Counts files in a thread of its own, which ends with the file: what a file holds stays in that thread's memory, a file
 * that unpacks to too much or takes too long ends the thread and nothing else, and this one goes on answering.
 */
import { startThread } from '../../start-thread.ts'
import { currentScope } from '../request-scope.ts'
import { createTeamRoundRobin } from '../worker/round-robin.ts'
import type { CountReply, CountTask } from './count-task.ts'
import type { CountingFacts } from '../../dataset/counting-facts.ts'

export type FileCounter = (task: CountTask) => Promise<CountReply>

export type FileCounterOptions = {
  readonly facts: CountingFacts
  readonly entry?: URL
  /** Milliseconds for a file, its way from Slack included. */
  readonly timeoutMs?: number
}

/** MiB: a tokenizer takes a hundred of them, a row group of Parquet a few hundred. */
const resourceLimits = { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 48 }
/** Files that are counted at once; the others wait, teams and channels in turn. */
const maxAtOnce = 1

/** Rejects where a fault of ours ended the thread. */
export function createFileCounter({ facts, entry, timeoutMs = 60_000 }: FileCounterOptions): FileCounter {
  const waiting = createTeamRoundRobin<() => void>()
  let running = 0
  return async (task) => {
    if (running >= maxAtOnce) {
      const scope = currentScope()
      await new Promise<void>((resolve) => waiting.push(scope?.team ?? '', scope?.channel ?? '', resolve))
    } else running += 1
    try {
      return await countInThread(task, facts, entry, timeoutMs)
    } finally {
      const next = waiting.shift()
      // The place goes to the next one as it is.
      if (next === undefined) running -= 1
      else next()
    }
  }
}

function countInThread(
  task: CountTask,
  facts: CountingFacts,
  entry: URL | undefined,
  timeoutMs: number,
): Promise<CountReply> {
  const { promise, resolve, reject } = Promise.withResolvers<CountReply>()
  const worker = startThread('count', { workerData: { task, facts }, resourceLimits }, entry)
  const unreadable = (reason: string) => resolve({ kind: 'unreadable', reason: `${task.name} ${reason}` })
  const timer = setTimeout(
    () => unreadable(`could not be counted within ${timeoutMs / 1000} seconds. ${countLocallyText}`),
    timeoutMs,
  )
  worker.on('message', (reply: CountReply) => resolve(reply))
  worker.on('error', (error: Error & { readonly code?: string }) => {
    if (error.code === 'ERR_WORKER_OUT_OF_MEMORY')
      unreadable(`takes more memory than there is for it. ${countLocallyText}`)
    else reject(error)
  })
  worker.on('exit', (code) => reject(new Error(`the thread that counts ended with status ${code}`)))
  return promise.finally(() => {
    clearTimeout(timer)
    void worker.terminate()
  })
}

/** Where a file can be counted that is too much here. */
export const countLocallyText = 'On your own machine “npx gpucost count FILE” counts it; then tell me its tokens.'
