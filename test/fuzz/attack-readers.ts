/**
 * `npm run attacks`: every generated attack through every reader; the slowest of each. `--most 50`; `--every 20` takes
 * one in twenty; `--minutes 15` ends after so long, having taken those of all patterns evenly until then.
 */
import { parseArgs } from 'node:util'
import { allPumps, attackBy, patternsInSource } from './pattern-attacks.ts'
import { timeReaders } from './timed-readers.ts'

const { values } = parseArgs({
  options: {
    most: { type: 'string', default: '50' },
    every: { type: 'string', default: '1' },
    minutes: { type: 'string', default: 'Infinity' },
  },
})
/** A prime, so that steps of it reach every attack before any comes again. */
const stride = 7919
const listed = allPumps().filter((_, index) => index % Number(values.every) === 0)
const pumps = listed.map((_, index) => listed[(index * stride) % listed.length] ?? '')
const end = performance.now() + Number(values.minutes) * 60_000
let played = 0
const slowest: Record<string, { readonly ms: number; readonly pump: string }> = {}
for (const pump of pumps) {
  if (performance.now() > end) break
  played += 1
  for (const [reader, ms] of Object.entries(timeReaders(attackBy(pump)))) {
    if (ms > (slowest[reader]?.ms ?? 0)) slowest[reader] = { ms, pump: JSON.stringify(pump) }
  }
}
process.stdout.write(
  `${patternsInSource().length} patterns, ${played} of ${pumps.length} attacks of 40,000 characters\n`,
)
for (const [reader, { ms, pump }] of Object.entries(slowest))
  process.stdout.write(`  ${reader}: ${ms.toFixed(0)} ms (${pump} …)\n`)
process.exitCode = Object.values(slowest).some(({ ms }) => ms > Number(values.most)) ? 1 : 0
