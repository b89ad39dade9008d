/** Some of the attacks on our own regular expressions; all of them are `npm run attacks`. */
import { expect, test } from 'vitest'
import { allPumps, attackBy, patternsInSource } from './pattern-attacks.ts'
import { conversationReaders, readers, timeReaders } from './timed-readers.ts'

/** Every so many. */
const stride = 400
/** Milliseconds; on a machine that does nothing else the rooms of the language take 50. Numbers by the thousand take longer. */
const mostMs = 600
const slowestReader = (attack: string): number =>
  Math.max(...Object.values(timeReaders(attack, mostMs, { ...readers, ...conversationReaders })))

test('no text made against one of our patterns hangs a reader', () => {
  expect(patternsInSource().length).toBeGreaterThan(500)
  const pumps = allPumps()
  const slow: string[] = []
  for (let at = 7; at < pumps.length; at += stride) {
    const pump = pumps[at] ?? ''
    const attack = attackBy(pump)
    const slowest = slowestReader(attack)
    if (slowest > mostMs) slow.push(`${JSON.stringify(pump)}: ${slowest.toFixed(0)} ms`)
  }
  expect(slow).toEqual([])
}, 120_000)
