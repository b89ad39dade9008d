/**
 * Memory goes back when nobody waits: a moment after the start what only the start needed, two thirds of it, and later,
 * whenever the process is quiet, what answers left behind. Without this V8 gives it back when nobody knows. Compiled
 * code is kept for the next start, also where this process is killed.
 */
import { flushCompileCache } from 'node:module'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Milliseconds after the start: whoever waited for it has asked by then. */
const START_DELAY_MS = 1000
/** Milliseconds between looks at whether it is quiet. */
const POLL_MS = 30_000
/** The share of one processor under which it is quiet: keeping time alone takes one in a hundred, three answers a second three. */
const IDLE_CPU_SHARE = 0.03
/** What must be worth giving back, in bytes: compiled code goes with it, so that the next answers take 10 ms more. */
const MIN_GAIN_BYTES = 100 * 2 ** 20

/** Takes a tenth of a second of the one thread: a second after the start, and when it has been quiet and is worth it. */
export function releaseMemory(startDelayMs = START_DELAY_MS, pollMs = POLL_MS): void {
  setTimeout(() => {
    flushCompileCache()
    const collect = garbageCollector()
    collect()
    let baseline = process.memoryUsage.rss()
    let before = process.cpuUsage()
    setInterval(() => {
      const used = process.cpuUsage(before)
      const isQuiet = used.user + used.system < 1000 * pollMs * IDLE_CPU_SHARE
      if (isQuiet && process.memoryUsage.rss() > baseline + MIN_GAIN_BYTES) {
        collect()
        // What cannot be given back is not tried for again.
        baseline = process.memoryUsage.rss()
      }
      before = process.cpuUsage()
    }, pollMs).unref()
  }, startDelayMs).unref()
}

/** What gives memory back, also that of compiled code. */
export function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  return () => {
    if (typeof collect === 'function') Reflect.apply(collect, undefined, [{ type: 'major', flavor: 'last-resort' }])
  }
}
