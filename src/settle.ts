/**
 * Memory goes back when nobody waits: a moment after the start what only the start needed, two thirds of it, and later,
 * whenever the process is quiet, what answers left behind. Without this V8 gives it back when nobody knows. Compiled
 * code is kept for the next start, also where this process is killed.
 */
import { flushCompileCache } from 'node:module'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Milliseconds after the start: whoever waited for it has asked by then. */
const MOMENT = 1000
/** Milliseconds between looks at whether it is quiet. */
const LOOK = 30_000
/** The share of one processor under which it is quiet: keeping time alone takes one in a hundred, three answers a second three. */
const QUIET = 0.03
/** What must be worth giving back, in bytes: compiled code goes with it, so that the next answers take 10 ms more. */
const WORTH = 100 * 2 ** 20

/** Takes a tenth of a second of the one thread: a second after the start, and when it has been quiet and is worth it. */
export function settle(moment = MOMENT, look = LOOK): void {
  setTimeout(() => {
    flushCompileCache()
    const collect = collector()
    collect()
    let rest = process.memoryUsage.rss()
    let before = process.cpuUsage()
    setInterval(() => {
      const used = process.cpuUsage(before)
      const isQuiet = used.user + used.system < 1000 * look * QUIET
      if (isQuiet && process.memoryUsage.rss() > rest + WORTH) {
        collect()
        // What cannot be given back is not tried for again.
        rest = process.memoryUsage.rss()
      }
      before = process.cpuUsage()
    }, look).unref()
  }, moment).unref()
}

/** What gives memory back, also that of compiled code. */
export function collector(): () => void {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  return () => {
    if (typeof collect === 'function') Reflect.apply(collect, undefined, [{ type: 'major', flavor: 'last-resort' }])
  }
}
