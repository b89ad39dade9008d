/**
 * `npm run load`: signed commands over loopback from another process, all of them different: answers a second, and how
 * long Slack waits for an acknowledgement, with SQLite and PostgreSQL, with one replica and several.
 * Options: --rate 150 (a second) --seconds 10 --runs 3 --stores sqlite,postgres --replicas 1,3 --new --seed 1
 */
import { cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { openPostgres } from '../store/postgres-server.ts'
import { quantile, spread } from './figures.ts'
import { type Measured, measure } from './measure.ts'

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
const say = (line: string) => process.stdout.write(`${line}\n`)

say(`${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)}`)
say(`${values.runs} runs of ${count} different commands at ${rate} a second; medians (least–most) over the runs`)
const server = values.stores.includes('postgres') ? await openPostgres(true) : null
try {
  for (const store of values.stores.split(',')) {
    for (const replicas of values.replicas.split(',').map(Number)) {
      const runs: Measured[] = []
      for (let run = 0; run < Number(values.runs); run += 1) {
        const seed = Number(values.seed) + run
        runs.push(
          await measure({
            postgres: store === 'postgres' ? server : null,
            replicas,
            rate,
            count,
            seed,
            isNew: values.new,
          }),
        )
      }
      report(`${store}, ${replicas} replica${replicas === 1 ? '' : 's'}`, runs)
    }
  }
} finally {
  await server?.close()
}

function report(name: string, runs: readonly Measured[]): void {
  const of = (read: (run: Measured) => number, digits = 1) => spread(runs.map(read), digits)
  const lost = runs.reduce((sum, { refused, unanswered }) => sum + refused + unanswered, 0)
  const twice = runs.reduce((sum, run) => sum + run.twice, 0)
  say(name)
  say(`  answers a second       ${of(({ answered, seconds }) => answered.length / seconds, 0)}`)
  say(`  acknowledged p50, ms   ${of(({ acknowledged }) => quantile(acknowledged, 0.5))}`)
  say(`  acknowledged p99, ms   ${of(({ acknowledged }) => quantile(acknowledged, 0.99))}`)
  say(`  answered p50, ms       ${of(({ answered }) => quantile(answered, 0.5), 0)}`)
  say(`  answered p99, ms       ${of(({ answered }) => quantile(answered, 0.99), 0)}`)
  say(`  processor, ms an answer ${of(({ processor }) => processor)}`)
  say(`  memory, MiB a process  ${of(({ memory }) => Math.max(...memory), 0)}`)
  say(`  second threads         ${of(({ helped }) => helped, 0)}`)
  say(`  lost ${lost}, answered twice ${twice}, errors logged ${runs.reduce((sum, { errors }) => sum + errors, 0)}`)
}
