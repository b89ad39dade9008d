/**
 * `npm run bench`: latency of answers with cold and warm caches, start-up time, memory, and how all of it grows with the
 * catalog. Medians with the spread over runs. --against <folder of another version> alternates between both and prints
 * ratios, so that the speed of the machine cancels out.
 * Options: --runs 5 --answers 10000 --against /tmp/before --quick
 */
import { spawnSync } from 'node:child_process'
import { cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { fileURLToPath } from 'node:url'
import { startCommand } from './bench/start-command.ts'

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    answers: { type: 'string', default: '10000' },
    against: { type: 'string' },
    quick: { type: 'boolean', default: false },
  },
})
const runs = values.quick ? 1 : Number(values.runs)
const measureScript = fileURLToPath(new URL('bench/measure.ts', import.meta.url))
const root = fileURLToPath(new URL('../..', import.meta.url))

/** Each measurement has a process of its own, so that none affects the next. */
function measureIn(measurement: string, folder: string, ...args: readonly string[]): Readonly<Record<string, number>> {
  const flags = measurement === 'memory' ? startFlags() : []
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [...flags, measureScript, measurement, folder, ...args],
    {
      encoding: 'utf8',
    },
  )
  if (status !== 0) throw new Error(`${measurement}: ${stderr.slice(-500)}`)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by bench/measure.ts
  return JSON.parse(stdout) as Record<string, number>
}

/** Node flags of `npm start`: they trade memory for time. */
const startFlags = () => startCommand(root).filter((word) => word.startsWith('--'))

const median = (all: readonly number[]) => all.toSorted((one, other) => one - other)[Math.floor(all.length / 2)] ?? NaN

function report(measurement: string, folder: string, ...args: readonly string[]): void {
  const all = Array.from({ length: runs }, () => measureIn(measurement, folder, ...args))
  for (const name of Object.keys(all[0] ?? {})) {
    const column = all.map((one) => one[name] ?? NaN)
    const spread = runs > 1 ? ` (${Math.min(...column).toFixed(1)}–${Math.max(...column).toFixed(1)})` : ''
    console.log(`  ${name.padEnd(56)} ${median(column).toFixed(1)}${spread}`)
  }
}

console.log(
  `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)}`,
)
console.log(`medians of ${runs} runs (least–most)`)
if (values.against === undefined) {
  report('answers', root)
  report('rates', root)
  report('start', root)
  report('memory', root, values.quick ? '500' : values.answers)
  for (const times of [1, 3, 10]) report('growth', root, String(times))
} else {
  for (const what of ['answers', 'rates']) compare(what, values.against)
}

/** Measures both versions in turn and prints this one over the other. */
function compare(measurement: string, other: string): void {
  const pairs = Array.from(
    { length: runs },
    () => [measureIn(measurement, root), measureIn(measurement, other)] as const,
  )
  for (const name of Object.keys(pairs[0]?.[0] ?? {})) {
    const ratios = pairs.map(([now, before]) => (now[name] ?? NaN) / (before[name] ?? NaN))
    const spread = `${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}`
    console.log(`  ${name.padEnd(44)} x ${median(ratios).toFixed(2)} (${spread})`)
  }
}
