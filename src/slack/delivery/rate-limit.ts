/** Slack takes about one message a second in a channel, with short bursts: a queue for each channel keeps to that. */
import { setTimeout as sleep } from 'node:timers/promises'

/** Messages that may follow each other at once. */
const defaultBurst = 4
/** Milliseconds until one more may. */
const defaultIntervalMs = 1000

export type RateLimiter = {
  /** Whether what is scheduled now waits. */
  readonly mustWait: (queue: string) => boolean
  /**
   * Runs `work` after all earlier work of the same queue has ended, and not too soon. Whoever waits holds nothing else.
   * `isOver`: it will send nothing any more, and takes nobody's turn.
   */
  readonly schedule: <T>(queue: string, work: () => Promise<T>, isOver?: () => boolean) => Promise<T>
}

/** `allowed`: how many may be sent now; it grows by one each interval. `counted`: when it was, by the monotonic clock. */
type ChannelQueue = { last: Promise<unknown>; waiting: number; allowed: number; counted: number }

/** Paces messages per channel: `burst` at once, then one every `intervalMs` milliseconds, in order. */
export function createRateLimiter(burst = defaultBurst, intervalMs = defaultIntervalMs): RateLimiter {
  /** A queue that rested so long, in milliseconds, is as good as new. */
  const idleMs = defaultBurst * intervalMs
  const queues = new Map<string, ChannelQueue>()

  /** How many may be sent now. */
  const allowedIn = ({ allowed, counted }: ChannelQueue, now: number) =>
    Math.min(burst, allowed + (now - counted) / intervalMs)

  async function waitForAllowance(queue: ChannelQueue): Promise<void> {
    const now = performance.now()
    queue.allowed = allowedIn(queue, now)
    queue.counted = now
    if (queue.allowed < 1) {
      await sleep(Math.ceil((1 - queue.allowed) * intervalMs))
      return waitForAllowance(queue)
    }
    queue.allowed -= 1
  }

  function dropIdle(name: string, queue: ChannelQueue): void {
    if (queue.waiting === 0 && performance.now() - queue.counted >= idleMs) queues.delete(name)
  }

  return {
    mustWait: (name) => {
      const queue = queues.get(name)
      return queue !== undefined && (queue.waiting > 0 || allowedIn(queue, performance.now()) < 1)
    },
    schedule: (name, work, isOver = () => false) => {
      const queue = queues.get(name) ?? {
        last: Promise.resolve(),
        waiting: 0,
        allowed: burst,
        counted: performance.now(),
      }
      queues.set(name, queue)
      queue.waiting += 1
      const task = queue.last.then(() => (isOver() ? undefined : waitForAllowance(queue))).then(work)
      const release = () => {
        queue.waiting -= 1
        setTimeout(() => dropIdle(name, queue), idleMs).unref()
      }
      queue.last = task.then(release, release)
      return task
    },
  }
}
