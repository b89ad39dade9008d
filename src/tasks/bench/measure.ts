/**
 * One measurement in a process of its own: `measure.ts <what> <folder of the version> …`, figures as JSON on stdout.
 */
import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { App } from '../../app.ts'
import type { TeamRules } from '../../team/team-rules.ts'
import { absoluteStartCommand } from './start-command.ts'

type CreateApp = (folder?: string) => App
type CreateCollector = () => () => void

const [what = '', folder = '', argument = '1'] = process.argv.slice(2)
const today = '2026-11-24'
const sizes = ['8b', '70b', '7b', '32b', '14b', '405b', '3b', 'mixtral 8x7b', 'qwen3 30b a3b', '123b']
const qualifiers = ['', 'qlora', 'lora', 'full', '8-bit', 'under $2000', 'within 24h', 'on h100', 'cheapest', 'spot']

/** The first export that the version has: files and names differ between versions. */
async function exportOf(candidates: readonly (readonly [file: string, name: string])[]): Promise<unknown> {
  const [file, name] = candidates.find(([path]) => existsSync(join(folder, path))) ?? []
  if (file === undefined || name === undefined) return undefined
  return Object(await import(pathToFileURL(join(folder, file)).href))[name]
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same function, perhaps of another version
const createApp = (await exportOf([
  ['src/app.ts', 'createApp'],
  ['src/compose.ts', 'compose'],
])) as CreateApp

// Nothing of this version is loaded beside the other one: both would register their units with one mathjs.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an earlier version has no engine that is given rules
const noRules = (await exportOf([['src/team/team-rules.ts', 'noRules']])) as TeamRules

type Advise = (text: string, today: string) => unknown
type EarlierApp = { readonly slack: () => { readonly advise: (text: string, today: string) => { message: unknown } } }

/** Answers the text of a command, the Slack message included. */
function adviseWith(app: App | EarlierApp): Advise {
  if ('engine' in app) {
    const engine = app.engine()
    return (text, date) => {
      const outcome = engine.handle(
        { kind: 'job', text, inputKind: 'command' },
        { today: date, rules: noRules, teamMeasurements: [], isInteractive: false },
      )
      return 'content' in outcome ? app.cli.slackMessage(outcome.content) : outcome
    }
  }
  const { advise } = app.slack()
  return (text, date) => advise(text, date).message
}

/** How many plans an answer examines, by the name that the version has for it. */
const searchStatsOf = (app: App | (EarlierApp & { readonly effortOf: App['searchStatsOf'] })) =>
  'effortOf' in app ? app.effortOf : app.searchStatsOf

/** The `index`-th question; a cold one has a sequence length of its own, so that no cache helps. */
const question = (index: number, isCold: boolean) =>
  `${sizes[index % sizes.length]} ${200 + index / 100}M tokens ${qualifiers[Math.floor(index / sizes.length) % qualifiers.length]}${isCold ? ` seq ${2049 + index}` : ''}`

const quantile = (all: readonly number[], at: number) =>
  all.toSorted((one, other) => one - other)[Math.min(all.length - 1, Math.floor(at * all.length))] ?? NaN

function timed(count: number, run: (index: number) => unknown): number[] {
  return Array.from({ length: count }, (_, index) => {
    const began = performance.now()
    run(index)
    return performance.now() - began
  })
}

const mib = (bytes: number) => bytes / 2 ** 20

const measurements: Readonly<Record<string, () => Record<string, number> | Promise<Record<string, number>>>> = {
  answers: () => {
    const app = createApp()
    const advise = adviseWith(app)
    const first = timed(1, () => advise('8b 100M tokens', today))
    timed(100, (index) => advise(question(5000 + index, true), today))
    const cold = timed(200, (index) => advise(question(index, true), today))
    // The same models and methods a second time, with other amounts of data.
    const cached = timed(200, (index) => advise(question(index, false), today)).slice(100)
    const searchStats = searchStatsOf(app)('8b 2B tokens', today)
    return {
      'plans sized for one answer': searchStats.memory,
      'plans timed for one answer': searchStats.time,
      'first answer, ms': first[0] ?? NaN,
      'nothing known, p50 ms': quantile(cold, 0.5),
      'nothing known, p99 ms': quantile(cold, 0.99),
      'plans known, p50 ms': quantile(cached, 0.5),
      'plans known, p99 ms': quantile(cached, 0.99),
    }
  },
  rates: () => {
    const { parse, predict } = createApp().cli
    if (parse === undefined || predict === undefined) throw new Error('the corridor of the terminal is not whole')
    const texts = Array.from({ length: 3000 }, (_, index) => question(index, index % 2 === 0))
    timed(500, (index) => parse(texts[index] ?? '', today))
    const parsed = timed(texts.length, (index) => parse(texts[index] ?? '', today))
    const rows = rowsIn(join(folder, 'data/measurements')).filter((row) => !('problem' in predict(row)))
    const predicted = timed(2000, (index) => predict(rows[index % rows.length]))
    const perSecond = (times: readonly number[]) => (1000 * times.length) / times.reduce((sum, time) => sum + time, 0)
    return { 'texts parsed a second': perSecond(parsed), 'rows predicted a second': perSecond(predicted) }
  },
  start: async () => {
    const slack = createServer((_, response) => {
      const body = { ok: true, team_id: 'T0', user_id: 'U0', bot_id: 'B0' }
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    })
    await new Promise<void>((resolve) => slack.listen(0, '127.0.0.1', resolve))
    const address = Object(slack.address())
    const data = mkdtempSync(join(tmpdir(), 'gpucost-bench-'))
    const began = performance.now()
    const app = spawn(process.execPath, absoluteStartCommand(folder), {
      cwd: tmpdir(),
      env: {
        PATH: process.env['PATH'] ?? '',
        PORT: '0',
        LOG_LEVEL: 'silent',
        SLACK_BOT_TOKEN: 'xoxb-bench',
        SLACK_SIGNING_SECRET: 'bench',
        SLACK_API_URL: `http://127.0.0.1:${address.port}/api/`,
        DATA_DIR: data,
      },
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    await new Promise((resolve) => app.stdout.once('data', resolve))
    const ready = performance.now() - began
    // Work that follows the start is over by then.
    await new Promise((resolve) => setTimeout(resolve, 3000))
    const atRest = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${app.pid}/status`, 'utf8'))?.[1]) / 1024
    const closed = new Promise((resolve) => app.once('close', resolve))
    app.kill('SIGKILL')
    await closed
    rmSync(data, { recursive: true, force: true })
    slack.close()
    return { 'start to ready, ms': ready, 'memory at rest, MiB': atRest }
  },
  memory: async () => {
    const advise = adviseWith(createApp())
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same function, perhaps of another version
    const createCollector = (await exportOf([
      ['src/release-memory.ts', 'garbageCollector'],
      ['src/settle.ts', 'collector'],
    ])) as CreateCollector
    const collect = createCollector()
    const memoryInUse = async () => {
      const resident = mib(process.memoryUsage.rss())
      collect()
      // V8 releases memory on its own threads.
      await new Promise((resolve) => setTimeout(resolve, 1000))
      return { live: mib(process.memoryUsage().heapUsed), resident, quiet: mib(process.memoryUsage.rss()) }
    }
    const many = Number(argument)
    // One per event loop turn, as requests arrive, so that garbage is collected between them.
    const answer = async (from: number, count: number) => {
      for (let index = from; index < from + count; index += 1) {
        advise(question(index, true), today)
        await new Promise((resolve) => setImmediate(resolve))
      }
    }
    const warm = Math.ceil(many / 10)
    await answer(0, warm)
    const before = await memoryInUse()
    await answer(warm, many)
    const after = await memoryInUse()
    return {
      [`live heap after ${warm} answers, MiB`]: before.live,
      [`live heap after ${many} more, MiB`]: after.live,
      [`resident after ${warm} answers, MiB`]: before.resident,
      [`resident after ${many} more, MiB`]: after.resident,
      [`resident after ${warm} answers, once it is quiet, MiB`]: before.quiet,
      [`resident after ${many} more, once it is quiet, MiB`]: after.quiet,
    }
  },
  growth: () => {
    const times = Number(argument)
    const copy = mkdtempSync(join(tmpdir(), 'gpucost-bench-'))
    cpSync(join(folder, 'data'), copy, { recursive: true })
    for (const room of ['gpus', 'models']) copyEntities(join(copy, room), times)
    copyOffers(join(copy, 'offers'), times)
    try {
      const began = performance.now()
      const advise = adviseWith(createApp(copy))
      const read = performance.now() - began
      timed(40, (index) => advise(question(5000 + index, true), today))
      const cold = timed(60, (index) => advise(question(index, true), today))
      return {
        [`${times} x the catalog: read, ms`]: read,
        [`${times} x the catalog: nothing known, p50 ms`]: quantile(cold, 0.5),
        [`${times} x the catalog: resident, MiB`]: mib(process.memoryUsage().rss),
      }
    } finally {
      rmSync(copy, { recursive: true })
    }
  },
}

/** Copies of every entity under other names, so that there are `times` as many. */
function copyEntities(room: string, times: number): void {
  for (const name of readdirSync(room)) {
    const entity: unknown = JSON.parse(readFileSync(join(room, name), 'utf8'))
    for (let copy = 1; copy < times; copy += 1) {
      const id = `${name.replace('.json', '')}-copy${copy}`
      const renamed = { ...Object(entity), id, name: `${String(Object(entity).name)} Copy${copy}`, aliases: [] }
      writeFileSync(join(room, `${id}.json`), JSON.stringify(renamed))
    }
  }
}

/** Offers for the copied GPUs by the providers of the originals. */
function copyOffers(room: string, times: number): void {
  for (const name of readdirSync(room)) {
    const file = Object(JSON.parse(readFileSync(join(room, name), 'utf8')))
    const observations: readonly object[] = file.observations
    const copies = Array.from({ length: times - 1 }, (_, copy) =>
      observations.map((observation) => ({ ...observation, gpu: `${Object(observation).gpu}-copy${copy + 1}` })),
    )
    writeFileSync(join(room, name), JSON.stringify({ ...file, observations: [...observations, ...copies.flat()] }))
  }
}

/** The rows of every measured run. */
function rowsIn(room: string): readonly unknown[] {
  return readdirSync(room).flatMap((name): readonly unknown[] => {
    const file = Object(JSON.parse(readFileSync(join(room, name), 'utf8')))
    return file.runs ?? file.rows ?? file.measurements ?? []
  })
}

const measure = measurements[what]
if (measure === undefined) throw new Error(`no measurement "${what}"`)
process.stdout.write(JSON.stringify(await measure()))
process.exit()
