import { expect, onTestFinished, test } from 'vitest'
import { defaultsSchema } from '../../../src/scenario/defaults.ts'
import { decisionJob } from '../../../src/slack/approvals/announce-decision.ts'
import { noticeJob } from '../../../src/slack/authority/announce-change.ts'
import { currentScope } from '../../../src/slack/request-scope.ts'
import { sendOnce } from '../../../src/slack/delivery/outbox.ts'
import { defaultRetentionDays, retentionJob } from '../../../src/slack/jobs/retention.ts'
import { type JobDefinition, runJobNow, startScheduler } from '../../../src/slack/jobs/scheduler.ts'
import { type AppDocuments, documentSchemas } from '../../../src/slack/document-schemas.ts'
import { openStore } from '../../../src/store/store.ts'
import { withDatabase } from '../../store/database-rows.ts'
import { newDatabase } from '../../store/databases.ts'
import { servicesFor } from '../running-app.ts'

const soon = () => new Date().toISOString()

test('a job is done once by one of two replicas, in the name of its workspace', async () => {
  const location = await newDatabase('PostgreSQL')
  const done: (string | undefined)[] = []
  const digest: JobDefinition = {
    kind: 'digest',
    run: async ({ key }) => {
      done.push(`${currentScope()?.team} ${key}`)
    },
  }
  for (const replica of [1, 2]) {
    const { services } = await servicesFor({}, undefined, location)
    const week = { kind: 'digest', key: 'C1:2026-W48', team: 'T1', payload: {}, runAt: soon() }
    expect(await services.store.jobs.add(week)).toBe(replica === 1)
    onTestFinished(startScheduler([digest], services).stop)
  }
  await expect.poll(() => done).toEqual(['T1 C1:2026-W48'])
})

test('a job that fails is tried again, and what it had sent is not sent again', async () => {
  const { services, logged } = await servicesFor()
  const sent: string[] = []
  let attempts = 0
  const send = (words: string) => {
    const sending = async () => {
      sent.push(words)
      return { channel: 'C1', ts: '1.1' }
    }
    return sendOnce({ to: 'C1', send: sending, find: async () => null }, services)
  }
  const digest: JobDefinition = {
    kind: 'digest',
    run: async () => {
      attempts += 1
      await send('prices moved')
      if (attempts === 1) throw new Error('out of luck')
      await send('plans became cheaper')
    },
  }
  const job = { kind: 'digest', key: 'a', team: 'T1', payload: {}, runAt: soon() }
  await services.store.jobs.add(job)
  const first = startScheduler([digest], services)
  await expect.poll(logged).toContain('a job failed and is tried again')
  await first.stop()
  await services.store.jobs.retry(job, 0)
  onTestFinished(startScheduler([digest], services).stop)
  await expect.poll(() => sent).toEqual(['prices moved', 'plans became cheaper'])
  expect(attempts).toBe(2)
})

test.each([noticeJob, decisionJob].map((jobOf) => jobOf(async () => null)))(
  'what tells of a change, $kind, is tried seven times in eleven hours',
  async ({ attempts, kind }) => {
    const location = await newDatabase('SQLite')
    const { services } = await servicesFor({}, undefined, location)
    let ahead = 0
    const store = await openStore<AppDocuments>(location, documentSchemas, { clock: () => Date.now() + ahead })
    onTestFinished(() => store.close())
    const tried: number[] = []
    const run = async () => {
      tried.push(ahead)
      throw new Error('Slack is away')
    }
    const startedAt = Date.now()
    await store.jobs.add({ kind, key: 'a', team: 'T1', payload: {}, runAt: soon() })
    for (let look = 0; look < 20; look += 1) {
      await runJobNow({ kind, run, ...(attempts === undefined ? {} : { attempts }) }, 'a', { ...services, store })
      const rows = await withDatabase(location, (db) => db.selectFrom('jobs').select(['run_at', 'done_at']).execute())
      if (rows[0]?.done_at !== null) break
      ahead = Date.parse(rows[0].run_at) - startedAt + 1
    }
    expect(tried).toHaveLength(7)
    expect((tried.at(-1) ?? 0) / 3_600_000).toBeCloseTo(11.4, 1)
  },
)

test('what comes round by the calendar is noted ahead, so that it is made up for', async () => {
  const { services } = await servicesFor()
  const { jobs } = services.store
  const schedule = startScheduler([{ kind: 'weekly', pattern: '0 9 * * 1', run: async () => undefined }], services)
  await schedule.stop()
  // Monday, nine o'clock: it is in the table already, so a second adding of the same occasion is refused.
  const monday = new Date()
  monday.setUTCHours(9, 0, 0, 0)
  while (monday.getUTCDay() !== 1 || monday <= new Date()) monday.setUTCDate(monday.getUTCDate() + 1)
  const runAt = monday.toISOString()
  expect(await jobs.add({ kind: 'weekly', key: runAt, team: null, payload: {}, runAt })).toBe(false)
  expect(await jobs.take(['weekly'], 1, 1)).toEqual([])
})

test('retention deletes what is older than a workspace wants kept, and nothing before a day has passed since it said so', async () => {
  const location = await newDatabase('SQLite')
  const { services } = await servicesFor({}, undefined, location)
  const { store } = services
  // What it keeps is older already than the shorter time that is set below.
  const clock = () => Date.now() - 5 * 86_400_000
  const daysBefore = await openStore<AppDocuments>(location, documentSchemas, { clock })
  onTestFinished(() => daysBefore.close())
  const origin = { channel: 'C1', thread: null, by: 'U1', delivery: null }
  const run = {
    model: null,
    params: 8e9,
    tokens: 1e9,
    method: 'lora',
    weights: 'bf16',
    gpu: 'h100-sxm',
    gpuCount: 1,
    provider: 'lambda',
    tier: null,
    pricing: 'on_demand',
    stack: 'torchtune',
    sequenceLength: 2048,
    estimated: { usd: 1, hours: 1, tokensPerSecond: 1 },
    own: null,
    isKept: false,
  }
  for (const team of ['T1', 'T2']) {
    await store.of(team).workspace.recordSeen(null)
    await daysBefore.of(team).runs.add(origin, { usd: 1, tokensPerSecond: null, run })
  }
  await store.of('T1').settings.write(null, defaultsSchema.parse({ retentionDays: 1 }), 'U1', 0)
  expect(defaultRetentionDays).toBeGreaterThan(2)
  const runAfter = (days: number) => {
    const at = Date.now() + days * 86_400_000
    const job = { kind: 'retention', key: '', team: null, payload: {}, runAt: '', attempt: 1 }
    const of = (team: string) => (team === 'T0' ? unreadable : store.of(team))
    return retentionJob.run(job, { ...services, store: { ...store, of, now: () => at } })
  }
  // What one workspace has set and nobody can read keeps its own rows; what is set in channels hides nothing.
  await store.of('T0').workspace.recordSeen(null)
  const { settings } = store.of('T0')
  const read = () => Promise.reject(new Error('unreadable'))
  const unreadable = { ...store.of('T0'), settings: { ...settings, read } }
  for (let at = 0; at < 60; at += 1)
    await store.of('T1').settings.write(`C${at}`, defaultsSchema.parse({ budgetUsd: 1 }), 'U2', 0)
  // Old enough for the shorter time, which was told less than a day ago.
  await runAfter(0.99)
  await store.of('T1').settings.write(null, defaultsSchema.parse({ retentionDays: 1, budgetUsd: 7 }), 'U1', 1)
  expect(await store.of('T1').runs.recent({})).toHaveLength(1)
  await runAfter(2)
  expect(await store.of('T1').runs.recent({})).toEqual([])
  expect(await store.of('T2').runs.recent({})).toHaveLength(1)
})
