/**
 * `npm run chaos`: the worst days, on loopback, some minutes in all. Ends with 1 where an invariant does not hold.
 * Options: --seed 1 --size 100 (percent of the full length) --rate 8 --only "disk full; SIGTERM during work"
 */
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { openPostgres } from '../store/postgres-server.ts'
import { runExperiment } from './run-experiment.ts'
import { type ExperimentName, experiments } from './experiments.ts'
import { violationsOf } from './invariants.ts'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    size: { type: 'string', default: '100' },
    rate: { type: 'string', default: '8' },
    only: { type: 'string' },
  },
})
const print = (line: string) => process.stdout.write(`${line}\n`)
const isExperimentName = (name: string): name is ExperimentName => name in experiments
const requested = values.only?.split(';').map((name) => name.trim()) ?? Object.keys(experiments)
const names = requested.filter(isExperimentName)
if (names.length < requested.length) print(`There is no such scene. There are: ${Object.keys(experiments).join('; ')}.`)
const needsServer = names.some((name) => experiments[name].on === 'postgres')
const postgres = needsServer ? await openPostgres(true) : null
const seed = Number(values.seed)
let brokenCount = names.length < requested.length ? 1 : 0
try {
  for (const name of names) {
    const result = await runExperiment(name, {
      seed,
      size: Number(values.size),
      rate: Number(values.rate),
      postgres,
    }).catch((error: unknown) => ({ name, failed: error instanceof Error ? error.message : String(error) }))
    if ('failed' in result) {
      brokenCount += 1
      print(`${name}: BROKEN, ${result.failed}`)
      continue
    }
    const { report, observation, seconds, warnings } = result
    const { requests, acknowledged, refused, unanswered, duplicates, threads, lost, foreign, apologies } = report
    const violations = violationsOf(report)
    brokenCount += violations.length
    print(
      `${name}: ${violations.length === 0 ? 'holds' : 'BROKEN'} (${seconds.toFixed(0)} s; load ${loadavg()[0]?.toFixed(1)}; ${observation})`,
    )
    print(
      `  asked ${requests}, not taken ${refused}, acknowledged ${acknowledged}: unanswered ${unanswered.length}, answered twice ${duplicates.length}; ` +
        `threads with replies ${threads}: revisions lost ${lost.length}; rows of another team ${foreign}; apologies ${apologies}`,
    )
    for (const violation of violations) print(`  ${violation}`)
    if (violations.length > 0) for (const [warning, count] of warnings) print(`    ${count} x ${warning}`)
  }
} finally {
  await postgres?.close()
}
print(brokenCount === 0 ? `everything holds (seed ${seed})` : `${brokenCount} invariants broken (seed ${seed})`)
process.exitCode = brokenCount === 0 ? 0 : 1
