/** One run of a load: the app in processes of its own, warmed, then driven. */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { type AppProcess, spawnApp } from '../end-to-end/app-process.ts'
import { botToken, signingSecret } from '../slack/test-slack.ts'
import type { Postgres } from '../store/postgres-server.ts'
import { type LoadResult, sendLoad } from './send-load.ts'
import { openStubSlack } from './stub-slack.ts'
import { seededRandom } from '../seeded-random.ts'

export type LoadRun = {
  /** Null: SQLite. */
  readonly postgres: Pick<Postgres, 'address'> | null
  readonly replicas: number
  readonly rate: number
  readonly count: number
  readonly seed: number
  readonly isNew?: boolean
  /** Commands that are sent first, and not counted. */
  readonly warmup?: number
}

export type LoadMeasurement = LoadResult & {
  /** Resident memory of each process at the end, in MiB. */
  readonly memoryMiB: readonly number[]
  /** Milliseconds of a processor that the app spent on one answer, all of its processes together. */
  readonly cpuMs: number
  /** How often a second thread came to help. */
  readonly workerStarts: number
  /** Lines of the log that tell of a fault. */
  readonly errors: number
}

export async function measureLoad(load: LoadRun): Promise<LoadMeasurement> {
  const { postgres, replicas, rate, count, seed, isNew = false, warmup = 300 * load.replicas } = load
  const slack = await openStubSlack()
  const folder = mkdtempSync(join(tmpdir(), 'gpucost-load-'))
  const environment = {
    PORT: '0',
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_BOT_TOKEN: botToken,
    SLACK_API_URL: slack.apiUrl,
    ...(postgres === null ? { DATA_DIR: folder } : { DATABASE_URL: await createDatabase(postgres.address) }),
  }
  const apps = Array.from({ length: replicas }, () => spawnApp(environment))
  try {
    const addresses = await Promise.all(apps.map(({ ready }) => ready()))
    const random = seededRandom(seed)
    const common = { addresses, slack, random, isNew }
    if (warmup > 0) await sendLoad({ ...common, rate: rate / 2, count: warmup, from: 1e6 })
    const before = apps.reduce((sum, app) => sum + processCpuMs(app), 0)
    const result = await sendLoad({ ...common, rate, count })
    const cpuMs = (apps.reduce((sum, app) => sum + processCpuMs(app), 0) - before) / result.answered.length
    const countLogged = (words: RegExp) => apps.reduce((sum, app) => sum + (app.errors().match(words)?.length ?? 0), 0)
    const [errors, workerStarts] = [countLogged(/"level":[56]0/g), countLogged(/comes to help/g)]
    return { ...result, cpuMs, workerStarts, errors, memoryMiB: apps.map(residentMiB) }
  } finally {
    await Promise.all(apps.map((app) => app.remove()))
    await slack.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** NaN where the system does not say. */
export function residentMiB({ pid }: Pick<AppProcess, 'pid'>): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
  } catch {
    return Number.NaN
  }
}

/** Processor time of a process so far; NaN where the system does not say. */
export function processCpuMs({ pid }: Pick<AppProcess, 'pid'>): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    // In hundredths of a second, of the process and of the system for it.
    return (Number(fields[11]) + Number(fields[12])) * 10
  } catch {
    return Number.NaN
  }
}

export async function createDatabase(address: string): Promise<string> {
  const name = `load_${randomUUID().replaceAll('-', '')}`
  const client = new Client({ connectionString: `${address}postgres` })
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  return `${address}${name}`
}
