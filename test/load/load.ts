/**
 * `npm run load`: signed commands over loopback from another process, all of them different: answers a second, and how
 * long Slack waits for an acknowledgement, with SQLite and PostgreSQL, with one replica and several.
 * Options: --rate 150 (a second) --seconds 10 --runs 3 --stores sqlite,postgres --replicas 1,3 --new --seed 1
 */
import { cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { openPostgres } from '../store/postgres-server.ts'
import { quantile, medianWithRange } from './statistics.ts'
import { type LoadMeasurement, measureLoad } from './measure-load.ts'

const { values } = parseArgs({
  options: {
    rate: { type: 'string', default: '150' },
    seconds: { type: 'string', default: '10' },
    runs: { type: 'string', default: '3' },
    stores: { type: 'string', default: 'sqlite,postgres' },
    replicas: { type: 'string', default: '1,3' },
    new: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
  },
})
const rate = Number(values.rate)
const count = Math.round(rate * Number(values.seconds))
const print = (line: string) => process.stdout.write(`${line}\n`)

print(`${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)}`)
print(`${values.runs} runs of ${count} different commands at ${rate} a second; medians (least–most) over the runs`)
const server = values.stores.includes('postgres') ? await openPostgres(true) : null
try {
  for (const store of values.stores.split(',')) {
    for (const replicas of values.replicas.split(',').map(Number)) {
      const runs: LoadMeasurement[] = []
      for (let run = 0; run < Number(values.runs); run += 1) {
        const seed = Number(values.seed) + run
        runs.push(
          await measureLoad({
            postgres: store === 'postgres' ? server : null,
            replicas,
            rate,
            count,
            seed,
            isNew: values.new,
          }),
        )
      }
      printReport(`${store}, ${replicas} replica${replicas === 1 ? '' : 's'}`, runs)
    }
  }
} finally {
  await server?.close()
}

function printReport(name: string, runs: readonly LoadMeasurement[]): void {
  const summary = (read: (run: LoadMeasurement) => number, digits = 1) => medianWithRange(runs.map(read), digits)
  const lost = runs.reduce((sum, { refused, unanswered }) => sum + refused + unanswered, 0)
  const twice = runs.reduce((sum, run) => sum + run.twice, 0)
  print(name)
  print(`  answers a second       ${summary(({ answered, seconds }) => answered.length / seconds, 0)}`)
  print(`  acknowledged p50, ms   ${summary(({ acknowledged }) => quantile(acknowledged, 0.5))}`)
  print(`  acknowledged p99, ms   ${summary(({ acknowledged }) => quantile(acknowledged, 0.99))}`)
  print(`  answered p50, ms       ${summary(({ answered }) => quantile(answered, 0.5), 0)}`)
  print(`  answered p99, ms       ${summary(({ answered }) => quantile(answered, 0.99), 0)}`)
  print(`  processor, ms an answer ${summary(({ cpuMs }) => cpuMs)}`)
  print(`  memory, MiB a process  ${summary(({ memoryMiB }) => Math.max(...memoryMiB), 0)}`)
  print(`  second threads         ${summary(({ workerStarts }) => workerStarts, 0)}`)
  print(`  lost ${lost}, answered twice ${twice}, errors logged ${runs.reduce((sum, { errors }) => sum + errors, 0)}`)
}
