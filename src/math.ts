/**
 * The one door to mathjs. The prebuilt bundle loads in 60 ms where `mathjs/number` takes 270 ms and 30 MB more, and is
 * loaded when something is first computed.
 * Adds the units of this trade to its table: flop, token, param, core, gpu and the currencies.
 */
import { createRequire } from 'node:module'
import type { MathJsInstance } from 'mathjs'
import { once } from './once.ts'

const load = once((): MathJsInstance => {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a bundle of mathjs, which has no types of its own
  const bundle = createRequire(import.meta.url)('mathjs/lib/browser/math.js') as MathJsInstance
  for (const name of ['flop', 'token', 'param', 'core', 'gpu', 'USD', 'EUR', 'GBP'])
    bundle.createUnit(name, { prefixes: 'short' })
  return bundle
})

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- nothing of it is there before it is asked for
export const math: MathJsInstance = new Proxy({} as MathJsInstance, {
  get: (_, name): unknown => Reflect.get(load(), name),
})
