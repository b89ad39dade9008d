/**
 * `npm run attacks`: every generated attack through every reader, by processor time. Ends with 1 where one takes longer
 * than `--most 50` milliseconds. `--every 20` takes one in twenty; `--shard 2/4` the second of four parts; `--minutes 15`
 * ends after so long, having taken those of all patterns evenly until then, and `--from 3000` goes on from there.
 */
import { parseArgs } from 'node:util'
import { quantile } from '../load/statistics.ts'
import { allPumps, attackBy, patternsInSource } from './pattern-attacks.ts'
import { conversationReaders, readers, timeReaders } from './timed-readers.ts'

const { values } = parseArgs({
  options: {
    most: { type: 'string', default: '50' },
    every: { type: 'string', default: '1' },
    shard: { type: 'string', default: '1/1' },
    minutes: { type: 'string', default: 'Infinity' },
    from: { type: 'string', default: '0' },
  },
})
const print = (line: string) => process.stdout.write(`${line}\n`)
const most = Number(values.most)
/** A prime, so that steps of it reach every attack before any comes again. */
const stride = 7919
const listed = allPumps().filter((_, index) => index % Number(values.every) === 0)
const [shard = 1, shards = 1] = values.shard.split('/').map(Number)
const pumps = listed
  .map((_, index) => listed[(index * stride) % listed.length] ?? '')
  .filter((_, index) => index % shards === shard - 1)
/** Milliseconds; what takes less is not read again to find its best. */
const enough = most / 2
const end = performance.now() + Number(values.minutes) * 60_000
const times = new Map<string, { readonly ms: number; readonly pump: string }[]>()
let at = Number(values.from)
for (; at < pumps.length && performance.now() < end; at += 1) {
  const pump = pumps[at] ?? ''
  for (const [reader, ms] of Object.entries(
    timeReaders(attackBy(pump), enough, { ...readers, ...conversationReaders }),
  )) {
    const taken = times.get(reader) ?? []
    taken.push({ ms, pump })
    times.set(reader, taken)
  }
}
const played = at - Number(values.from)
print(`${patternsInSource().length} patterns, ${played} of ${pumps.length} attacks of 40,000 characters`)
if (at < pumps.length) print(`ended early; --from ${at} goes on`)
for (const [reader, taken] of times) {
  const all = taken.map(({ ms }) => ms)
  const slowest = taken.toSorted((one, other) => other.ms - one.ms)
  print(`  ${reader}: p50 ${quantile(all, 0.5).toFixed(1)}, p99 ${quantile(all, 0.99).toFixed(1)} ms; the slowest`)
  const over = slowest.filter(({ ms }) => ms > most).length
  const shown = slowest.slice(0, Math.min(Math.max(3, over), 30))
  for (const { ms, pump } of shown) print(`    ${ms.toFixed(0)} ms (${JSON.stringify(pump)} …)`)
  if (over > 0) print(`    ${over} over ${most} ms`)
  if (over > 0) process.exitCode = 1
}
