/**
 * Answers are worked out one after another, and between two of them whatever has arrived is taken and acknowledged:
 * an answer takes milliseconds of the one thread there is, and a burst must not keep Slack waiting.
 */
import { setTimeout as sleep } from 'node:timers/promises'

export type InTurn = {
  /** Runs `work` when those before it are done. Its fault is its caller's alone. */
  <T>(work: () => T): Promise<T>
  /** Something has arrived: no answer begins before it is acknowledged. Returns what to call then. */
  readonly arrived: () => () => void
}

/** A connection is accepted, its request read and its acknowledgement sent, each in a round of the event loop. */
const rounds = 3
/** Milliseconds that an answer waits for acknowledgements at most: a database that hangs must not stop the rest. */
const patience = 200

export function takeTurns(): InTurn {
  let last: Promise<unknown> = Promise.resolve()
  let unacknowledged = 0
  const quiet: (() => void)[] = []

  async function nextRound(): Promise<void> {
    for (let round = 0; round < rounds; round += 1) await new Promise<void>((resolve) => setImmediate(resolve))
    if (unacknowledged === 0) return
    await Promise.race([new Promise<void>((resolve) => quiet.push(resolve)), sleep(patience)])
  }

  function acknowledged(): void {
    unacknowledged -= 1
    if (unacknowledged === 0) for (const resolve of quiet.splice(0)) resolve()
  }

  return Object.assign(
    <T>(work: () => T): Promise<T> => {
      const turn = last.then(nextRound).then(work)
      last = turn.catch(() => undefined)
      return turn
    },
    {
      arrived: () => {
        unacknowledged += 1
        let isOver = false
        return () => {
          if (!isOver) acknowledged()
          isOver = true
        }
      },
    },
  )
}
