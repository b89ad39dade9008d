/**
 * Answers are worked out one after another, and between two of them whatever has arrived is taken and acknowledged:
 * an answer takes milliseconds of the one thread there is, and a burst must not keep Slack waiting. The same holds for
 * what comes after an answer: it is posted, kept and noted when its turn comes. Teams have their turns one after another,
 * and in each of them its channels.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { currentScope } from '../request-scope.ts'
import { createTeamRoundRobin, type TeamRoundRobin } from './round-robin.ts'

export type FairQueue = {
  /** Runs `work` when those before it are done. Its fault is its caller's alone. */
  <T>(work: () => T): Promise<T>
  /** Something has arrived: no answer begins before it is acknowledged. Returns what to call then. */
  readonly requestArrived: () => () => void
  /** Before what follows an answer: resolves when nothing waits for its acknowledgement, one caller after another. */
  readonly waitTurn: () => Promise<void>
}

/** A connection is accepted, its request read and its acknowledgement sent, each in a round of the event loop. */
const eventLoopRounds = 3
/** Milliseconds that a turn waits for acknowledgements at most: a database that hangs must not stop the rest. */
const maxAckWaitMs = 50
/** The same once something has waited for so many milliseconds: after three seconds Slack takes it for failed. */
const lateAfterMs = 500
const maxLateAckWaitMs = 500

/** One queue for each process; answers run in the order of their turns, never two at once. */
export function createFairQueue(): FairQueue {
  const answers = createTeamRoundRobin<() => void>()
  const followUps = createTeamRoundRobin<() => void>()
  let isDraining = false
  /** When each arrived, the oldest first. */
  const unacknowledged = new Map<symbol, number>()
  const ackWaiters: (() => void)[] = []

  async function nextRound(): Promise<void> {
    for (let round = 0; round < eventLoopRounds; round += 1) await new Promise<void>((resolve) => setImmediate(resolve))
    const [oldest] = unacknowledged.values()
    if (oldest === undefined) return
    const isLate = performance.now() - oldest > lateAfterMs
    const longest = isLate ? maxLateAckWaitMs : maxAckWaitMs
    await Promise.race([new Promise<void>((resolve) => ackWaiters.push(resolve)), sleep(longest)])
  }

  /** What was begun is finished before another answer is begun. */
  async function drain(): Promise<void> {
    if (isDraining) return
    isDraining = true
    while (answers.size() + followUps.size() > 0) {
      await nextRound()
      const turn = followUps.shift() ?? answers.shift()
      turn?.()
    }
    isDraining = false
  }

  function enqueue<T>(queue: TeamRoundRobin<() => void>, work: () => T): Promise<T> {
    const { promise, resolve } = Promise.withResolvers<void>()
    const scope = currentScope()
    queue.push(scope?.team ?? '', scope?.channel ?? '', resolve)
    void drain()
    return promise.then(work)
  }

  return Object.assign(<T>(work: () => T) => enqueue(answers, work), {
    waitTurn: () => enqueue(followUps, () => undefined),
    requestArrived: () => {
      const arrival = Symbol('arrival')
      unacknowledged.set(arrival, performance.now())
      return () => {
        unacknowledged.delete(arrival)
        if (unacknowledged.size === 0) for (const resolve of ackWaiters.splice(0)) resolve()
      }
    },
  })
}
