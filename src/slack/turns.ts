/**
 * Answers are worked out one after another, and between two of them whatever has arrived is taken and acknowledged:
 * an answer takes milliseconds of the one thread there is, and a burst must not keep Slack waiting. The same holds for
 * what comes after an answer: it is posted, kept and noted when its turn comes.
 */
import { setTimeout as sleep } from 'node:timers/promises'

export type InTurn = {
  /** Runs `work` when those before it are done. Its fault is its caller's alone. */
  <T>(work: () => T): Promise<T>
  /** Something has arrived: no answer begins before it is acknowledged. Returns what to call then. */
  readonly arrived: () => () => void
  /** Before what follows an answer: resolves when nothing waits for its acknowledgement, one caller after another. */
  readonly goOn: () => Promise<void>
}

/** A connection is accepted, its request read and its acknowledgement sent, each in a round of the event loop. */
const rounds = 3
/** Milliseconds that a turn waits for acknowledgements at most: a database that hangs must not stop the rest. */
const patience = 50

export function takeTurns(): InTurn {
  const answers: (() => void)[] = []
  const steps: (() => void)[] = []
  let isGoing = false
  let unacknowledged = 0
  const quiet: (() => void)[] = []

  async function nextRound(): Promise<void> {
    for (let round = 0; round < rounds; round += 1) await new Promise<void>((resolve) => setImmediate(resolve))
    if (unacknowledged === 0) return
    await Promise.race([new Promise<void>((resolve) => quiet.push(resolve)), sleep(patience)])
  }

  /** What was begun is finished before another answer is begun. */
  async function go(): Promise<void> {
    if (isGoing) return
    isGoing = true
    while (answers.length + steps.length > 0) {
      await nextRound()
      const turn = steps.shift() ?? answers.shift()
      turn?.()
    }
    isGoing = false
  }

  function wait<T>(among: (() => void)[], work: () => T): Promise<T> {
    const { promise, resolve } = Promise.withResolvers<void>()
    among.push(resolve)
    void go()
    return promise.then(work)
  }

  return Object.assign(<T>(work: () => T) => wait(answers, work), {
    goOn: () => wait(steps, () => undefined),
    arrived: () => {
      unacknowledged += 1
      let isOver = false
      return () => {
        if (isOver) return
        isOver = true
        unacknowledged -= 1
        if (unacknowledged === 0) for (const resolve of quiet.splice(0)) resolve()
      }
    },
  })
}
