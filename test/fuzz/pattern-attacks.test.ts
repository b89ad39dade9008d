/** Some of the attacks on our own regular expressions; all of them are `npm run attacks`. */
import { expect, test } from 'vitest'
import { allPumps, attackBy, patternsInSource } from './pattern-attacks.ts'
import { timeReaders } from './timed-readers.ts'

/** Every so many. */
const stride = 400
/** Milliseconds; the bar is 50 on a machine that does nothing else, which this one may not be. */
const mostMs = 200
const slowestReader = (attack: string): number => Math.max(...Object.values(timeReaders(attack)))

test('no text made against one of our patterns hangs a reader', () => {
  expect(patternsInSource().length).toBeGreaterThan(500)
  const pumps = allPumps()
  const slow: string[] = []
  for (let at = 7; at < pumps.length; at += stride) {
    const pump = pumps[at] ?? ''
    const attack = attackBy(pump)
    let slowest = slowestReader(attack)
    for (let again = 0; again < 3 && slowest > mostMs; again += 1) slowest = Math.min(slowest, slowestReader(attack))
    if (slowest > mostMs) slow.push(`${JSON.stringify(pump)}: ${slowest.toFixed(0)} ms`)
  }
  expect(slow).toEqual([])
}, 120_000)
