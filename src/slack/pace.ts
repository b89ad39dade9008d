/** Slack takes about one message a second in a channel, with short bursts: a queue for each channel keeps to that. */
import { setTimeout as sleep } from 'node:timers/promises'

/** Messages that may follow each other at once. */
const shortBurst = 4
/** Milliseconds until one more may. */
const interval = 1000
/** A queue that rested so long, in milliseconds, is as good as new. */
const rest = shortBurst * interval

export type Pace = {
  /** Runs `work` after all earlier work of the same queue has ended, and not too soon. */
  readonly inTurn: <T>(queue: string, work: () => Promise<T>) => Promise<T>
}

/** `allowed`: how many may be sent now; it grows by one each interval. */
type Queue = { last: Promise<unknown>; waiting: number; allowed: number; counted: number }

export function paceOf(burst = shortBurst): Pace {
  const queues = new Map<string, Queue>()

  async function allowance(queue: Queue): Promise<void> {
    const now = Date.now()
    queue.allowed = Math.min(burst, queue.allowed + (now - queue.counted) / interval)
    queue.counted = now
    if (queue.allowed < 1) {
      await sleep(Math.ceil((1 - queue.allowed) * interval))
      return allowance(queue)
    }
    queue.allowed -= 1
  }

  function forgetRested(name: string, queue: Queue): void {
    if (queue.waiting === 0 && Date.now() - queue.counted >= rest) queues.delete(name)
  }

  return {
    inTurn: (name, work) => {
      const queue = queues.get(name) ?? { last: Promise.resolve(), waiting: 0, allowed: burst, counted: Date.now() }
      queues.set(name, queue)
      queue.waiting += 1
      const turn = queue.last.then(() => allowance(queue)).then(work)
      const ended = () => {
        queue.waiting -= 1
        setTimeout(() => forgetRested(name, queue), rest).unref()
      }
      queue.last = turn.then(ended, ended)
      return turn
    },
  }
}
