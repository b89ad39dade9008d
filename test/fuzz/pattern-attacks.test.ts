/** Some of the attacks on our own regular expressions; all of them are `npm run attacks`. */
import { expect, test } from 'vitest'
import { allPumps, attackBy, patternsInSource } from './pattern-attacks.ts'
import { timeReaders } from './timed-readers.ts'

/** Every so many. */
const stride = 400

test('no text made against one of our patterns hangs a reader', () => {
  expect(patternsInSource().length).toBeGreaterThan(500)
  const pumps = allPumps()
  const slow: string[] = []
  for (let at = 7; at < pumps.length; at += stride) {
    const pump = pumps[at] ?? ''
    const slowest = Math.max(...Object.values(timeReaders(attackBy(pump))))
    if (slowest > 1000) slow.push(`${JSON.stringify(pump)}: ${slowest.toFixed(0)} ms`)
  }
  expect(slow).toEqual([])
}, 120_000)
