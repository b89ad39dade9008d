/**
 * `npm run chaos`: the worst days, on loopback, some minutes in all. Ends with 1 where an invariant does not hold.
 * Options: --seed 1 --kills 100 --rate 8 --only "disk full; SIGTERM during work"
 */
import { parseArgs } from 'node:util'
import { openPostgres } from '../store/postgres-server.ts'
import { play } from './play.ts'
import { type SceneName, scenes } from './scenes.ts'
import { complaintsOf } from './verdict.ts'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    kills: { type: 'string', default: '100' },
    rate: { type: 'string', default: '8' },
    only: { type: 'string' },
  },
})
const say = (line: string) => process.stdout.write(`${line}\n`)
const isName = (name: string): name is SceneName => name in scenes
const wanted = values.only?.split(';').map((name) => name.trim()) ?? Object.keys(scenes)
const names = wanted.filter(isName)
if (names.length < wanted.length) say(`There is no such scene. There are: ${Object.keys(scenes).join('; ')}.`)
const needsServer = names.some((name) => scenes[name].on === 'postgres')
const postgres = needsServer ? await openPostgres(true) : null
const seed = Number(values.seed)
let broken = names.length < wanted.length ? 1 : 0
try {
  for (const name of names) {
    const played = await play(name, { seed, kills: Number(values.kills), rate: Number(values.rate), postgres }).catch(
      (error: unknown) => ({ name, failed: error instanceof Error ? error.message : String(error) }),
    )
    if ('failed' in played) {
      broken += 1
      say(`${name}: BROKEN, ${played.failed}`)
      continue
    }
    const { verdict, said, seconds } = played
    const { asked, acknowledged, refused, unanswered, twice, threads, lost, foreign } = verdict
    const complaints = complaintsOf(verdict)
    broken += complaints.length
    say(`${name}: ${complaints.length === 0 ? 'holds' : 'BROKEN'} (${seconds.toFixed(0)} s; ${said})`)
    say(
      `  asked ${asked}, not taken ${refused}, acknowledged ${acknowledged}: unanswered ${unanswered.length}, answered twice ${twice.length}; ` +
        `threads with replies ${threads}: revisions lost ${lost.length}; rows of another team ${foreign}`,
    )
    for (const complaint of complaints) say(`  ${complaint}`)
  }
} finally {
  await postgres?.close()
}
say(broken === 0 ? `everything holds (seed ${seed})` : `${broken} invariants broken (seed ${seed})`)
process.exitCode = broken === 0 ? 0 : 1
