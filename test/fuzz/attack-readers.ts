/**
 * `npm run attacks`: every generated attack through every reader that a text of Slack comes to, as the conversation calls
 * it, by processor time; some ten minutes on two free processors. Ends with 1 where one takes longer than `--most 50`
 * milliseconds. `--every 20` takes one in twenty; `--workers 2` processes at once; `--shard 2/4` the second of four parts;
 * `--minutes 15` ends after so long, having taken those of all patterns evenly until then, and `--from 3000` goes on there.
 */
import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { quantile } from '../load/statistics.ts'
import { allPumps, attackBy, distinctPumps, patternsInSource } from './pattern-attacks.ts'
import { conversationReaders, timeReaders } from './timed-readers.ts'

const { values } = parseArgs({
  options: {
    most: { type: 'string', default: '50' },
    every: { type: 'string', default: '1' },
    workers: { type: 'string', default: '2' },
    shard: { type: 'string' },
    minutes: { type: 'string', default: 'Infinity' },
    from: { type: 'string', default: '0' },
    json: { type: 'boolean', default: false },
  },
})

type Timing = { readonly reader: string; readonly ms: number; readonly pump: string }
type Played = { readonly played: number; readonly of: number; readonly timings: readonly Timing[] }

const print = (line: string) => process.stdout.write(`${line}\n`)
const most = Number(values.most)
/** A prime, so that steps of it reach every attack before any comes again. */
const stride = 7919

/** A part of all attacks; what is within the bar is not read again to find its best. */
function play(shard: number, shards: number): Played {
  const listed = distinctPumps(allPumps()).filter((_, index) => index % Number(values.every) === 0)
  const pumps = listed
    .map((_, index) => listed[(index * stride) % listed.length] ?? '')
    .filter((_, index) => index % shards === shard - 1)
  const end = performance.now() + Number(values.minutes) * 60_000
  const timings: Timing[] = []
  let at = Number(values.from)
  // What the first texts compile and load is nobody's pattern.
  for (const words of ['70b 2B tokens', '8b lora 5M tokens on a100'])
    timeReaders(attackBy(words), 0, conversationReaders)
  for (; at < pumps.length && performance.now() < end; at += 1) {
    const pump = pumps[at] ?? ''
    for (const [reader, ms] of Object.entries(timeReaders(attackBy(pump), most, conversationReaders)))
      timings.push({ reader, ms, pump })
  }
  return { played: at - Number(values.from), of: pumps.length, timings }
}

/** The same in processes of their own. */
async function playInParts(workers: number): Promise<Played> {
  const script = fileURLToPath(import.meta.url)
  const parts = await Promise.all(
    Array.from({ length: workers }, async (_, index): Promise<Played> => {
      const own = [script, ...process.argv.slice(2), '--shard', `${index + 1}/${workers}`, '--json']
      const child = spawn(process.execPath, own, { stdio: ['ignore', 'pipe', 'inherit'] })
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what `play` returned
      return JSON.parse(await text(child.stdout)) as Played
    }),
  )
  return {
    played: parts.reduce((sum, { played }) => sum + played, 0),
    of: parts.reduce((sum, { of }) => sum + of, 0),
    timings: parts.flatMap(({ timings }) => timings),
  }
}

function report({ played, of, timings }: Played): void {
  print(`${patternsInSource().length} patterns, ${played} of ${of} attacks of 40,000 characters`)
  if (played < of)
    print(`ended early; --from ${Number(values.from) + Math.floor(played / Number(values.workers))} goes on`)
  for (const [reader, taken] of Map.groupBy(timings, (each) => each.reader)) {
    const all = taken.map(({ ms }) => ms)
    const slowest = taken.toSorted((one, other) => other.ms - one.ms)
    print(`  ${reader}: p50 ${quantile(all, 0.5).toFixed(1)}, p99 ${quantile(all, 0.99).toFixed(1)} ms; the slowest`)
    const over = slowest.filter(({ ms }) => ms > most).length
    for (const { ms, pump } of slowest.slice(0, Math.min(Math.max(3, over), 30)))
      print(`    ${ms.toFixed(0)} ms (${JSON.stringify(pump)} …)`)
    if (over > 0) print(`    ${over} over ${most} ms`)
    if (over > 0) process.exitCode = 1
  }
}

const [shard = 1, shards = 1] = values.shard?.split('/').map(Number) ?? []
if (values.json) print(JSON.stringify(play(shard, shards)))
else report(values.shard === undefined ? await playInParts(Number(values.workers)) : play(shard, shards))
