/**
 * Answers are worked out one after another, and between two of them whatever has arrived is taken and acknowledged:
 * an answer takes tens of milliseconds of the one thread there is, and a burst must not keep Slack waiting.
 */

/** Runs `work` when those before it are done. Its fault is its caller's alone. */
export type InTurn = <T>(work: () => T) => Promise<T>

export function takeTurns(): InTurn {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const turn = last.then(nextRound).then(work)
    last = turn.catch(() => undefined)
    return turn
  }
}

/** A connection is accepted, its request read and its acknowledgement sent, each in a round of the event loop. */
const rounds = 3

async function nextRound(): Promise<void> {
  for (let round = 0; round < rounds; round += 1) await new Promise<void>((resolve) => setImmediate(resolve))
}
