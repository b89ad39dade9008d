/**
 * After the start: compiled code is kept for the next one, also where this process is killed, and the memory that only
 * the start needed, two thirds of it, goes back. Without this V8 gives it back when nobody knows.
 */
import { flushCompileCache } from 'node:module'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Milliseconds after the start: whoever waited for it has asked by then. */
const MOMENT = 1000

/** Takes a tenth of a second, once. */
export function settle(): void {
  setTimeout(() => {
    flushCompileCache()
    setFlagsFromString('--expose-gc')
    const collect: unknown = runInNewContext('gc')
    if (typeof collect === 'function') Reflect.apply(collect, undefined, [{ type: 'major', flavor: 'last-resort' }])
  }, MOMENT).unref()
}
