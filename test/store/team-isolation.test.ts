/** Settings, reports, what is known of a workspace; and that no team sees, or loses, another's rows. */
import { describe, expect, test } from 'vitest'
import type { Store } from '../../src/store/store.ts'
import { databaseKinds, newDatabase } from './databases.ts'
import { type Notes, note } from './document-schemas.ts'
import { openNoteStore, manualClock } from './document-store.ts'
import { rowsOf } from './database-rows.ts'

const origin = { channel: 'C1', thread: '1.1', by: 'U0ANN', delivery: null }

describe.each(databaseKinds)('settings in %s', (kind) => {
  test('workspace and channel each have their own, and the later of two forms is refused', async () => {
    const { settings } = (await openNoteStore(kind)).of('T1')
    expect(await settings.forChannel('C1')).toEqual({ workspace: null, channel: null })
    expect(await settings.write(null, note('euros'), 'U0ANN', 0)).toBe(true)
    expect(await settings.write('C1', note('spot'), 'U0ANN', 0)).toBe(true)
    expect(await settings.write('C1', note('lost'), 'U0BOB', 0)).toBe(false)
    expect(await settings.write('C1', note('spot, a100'), 'U0BOB', 1)).toBe(true)
    expect(await settings.write('C1', note('lost'), 'U0ANN', 1)).toBe(false)
    expect(await settings.forChannel('C1')).toMatchObject({
      workspace: { document: note('euros'), version: 1, changedBy: 'U0ANN' },
      channel: { document: note('spot, a100'), version: 2, changedBy: 'U0BOB' },
    })
    expect(await settings.channels()).toMatchObject([{ channel: 'C1', document: note('spot, a100') }])
    await settings.clear('C1')
    expect(await settings.read('C1')).toBeNull()
    expect(await settings.read(null)).toMatchObject({ document: note('euros') })
  })
})

describe.each(databaseKinds)('reports in %s', (kind) => {
  test('the newest first, by channel, thread, person and time; one a delivery', async () => {
    const { clock, pass } = manualClock()
    const { estimates, runs } = (await openNoteStore(kind, { clock })).of('T1')
    for (const words of ['one', 'two', 'three']) {
      await estimates.add({ ...origin, by: `U0${words}` }, { scenario: note(words), headline: note(`$${words}`) })
      pass(60)
    }
    await estimates.add({ ...origin, channel: 'C2' }, { scenario: note('else'), headline: note('$') })
    const found = await estimates.recent({ channel: 'C1' })
    expect(found.map(({ scenario }) => scenario.says)).toEqual(['three', 'two', 'one'])
    expect(found[0]).toMatchObject({ headline: note('$three'), by: 'U0three', thread: '1.1' })
    expect(await estimates.recent({ channel: 'C1', limit: 1 })).toHaveLength(1)
    expect(await estimates.recent({ by: 'U0two' })).toHaveLength(1)
    expect(await estimates.recent({ thread: '1.2' })).toEqual([])
    expect(await estimates.recent({ since: new Date(clock() - 60_000).toISOString() })).toHaveLength(2)

    const spent = { usd: 612.5, tokensPerSecond: null, run: note('8 x h100') }
    await runs.add({ ...origin, delivery: 'd1' }, spent)
    await runs.add({ ...origin, delivery: 'd1' }, spent)
    await runs.add({ ...origin, delivery: 'd2' }, { ...spent, usd: null, tokensPerSecond: 18_500.25 })
    const reported = (await runs.recent({})).map(({ id, usd, tokensPerSecond }) => [id, usd, tokensPerSecond])
    expect(reported).toEqual([
      ['d2', null, 18_500.25],
      ['d1', 612.5, null],
    ])
  })

  test('who changed settings, owners and approvals is kept beside what held before', async () => {
    const { settings, owners, approvals, audit } = (await openNoteStore(kind)).of('T1')
    await settings.write('C1', note('spot'), 'U0ANN', 0)
    await settings.write('C1', note('lost'), 'U0BOB', 0)
    await settings.write('C1', note('on demand'), 'U0BOB', 1)
    await owners.replace({ users: ['U0ANN', 'U0CFO'] }, 'U0ANN')
    await owners.replace({ users: ['U0CFO', 'U0ANN'] }, 'U0CFO')
    await owners.replace({ users: ['U0CFO'] }, 'U0CFO')
    const id = await approvals.request(origin, { approver: 'U0CFO', usd: 5000, content: note('8 x h100') })
    await approvals.decide(id, 'U0CFO', 'approved')
    await approvals.decide(id, 'U0CFO', 'declined')
    const entries = (await audit.recent({})).map(({ by, action, channel, before, after }) => ({
      by,
      action,
      channel,
      before,
      after,
    }))
    expect(entries).toHaveLength(6)
    expect(entries).toContainEqual({
      by: 'U0ANN',
      action: 'settings',
      channel: 'C1',
      before: null,
      after: note('spot'),
    })
    expect(entries).toContainEqual({
      by: 'U0BOB',
      action: 'settings',
      channel: 'C1',
      before: note('spot'),
      after: note('on demand'),
    })
    expect(entries).toContainEqual({
      by: 'U0CFO',
      action: 'owners',
      channel: null,
      before: ['U0ANN', 'U0CFO'],
      after: ['U0CFO'],
    })
    const decisions = (await audit.recent({ action: 'approval' })).map(({ after }) => after)
    expect(decisions).toHaveLength(2)
    for (const decision of ['requested', 'approved']) {
      const entry = { decision, approver: 'U0CFO', usd: 5000, requester: 'U0ANN' }
      expect(decisions).toContainEqual(expect.objectContaining(entry))
    }
    expect((await owners.list()).map(({ user, addedBy }) => [user, addedBy])).toEqual([['U0CFO', 'U0ANN']])
  })

  test('a newer request of a thread supersedes what waits there; two at once leave one that waits', async () => {
    const { approvals, workspace } = (await openNoteStore(kind)).of('T1')
    await workspace.recordSeen(null)
    const ask = (id: string, thread: string) =>
      approvals.request({ ...origin, thread }, { approver: 'U0CFO', usd: 10, content: note(id) }, id)
    await ask('elsewhere', '2.2')
    await Promise.all([ask('one', '1.1'), ask('two', '1.1'), ask('one', '1.1')])
    const standing = (await approvals.recent({})).map(({ id, decision }) => [id, decision?.is ?? 'waits'])
    expect(standing.filter(([, is]) => is === 'waits').map(([id]) => id)).toHaveLength(2)
    expect(standing).toContainEqual(['elsewhere', 'waits'])
    expect(standing).toHaveLength(3)
    const [waiting] = standing.find(([id, is]) => id !== 'elsewhere' && is === 'waits') ?? []
    const change = { usd: 12, content: note('dearer') }
    expect(await approvals.revise(waiting ?? '', change)).toBe(true)
    await approvals.decide(waiting ?? '', 'U0CFO', 'approved')
    expect(await approvals.revise(waiting ?? '', { ...change, usd: 14 })).toBe(false)
    await approvals.annotate(waiting ?? '', () => note('seen'))
    expect(await approvals.read(waiting ?? '')).toMatchObject({ usd: 12, content: note('seen') })
  })

  test('the first decision on an approval holds', async () => {
    const { approvals } = (await openNoteStore(kind)).of('T1')
    const id = await approvals.request(origin, { approver: 'U0CFO', usd: 5000, content: note('8 x h100') })
    expect(await approvals.read(id)).toMatchObject({ approver: 'U0CFO', usd: 5000, decision: null })
    const both = await Promise.all([
      approvals.decide(id, 'U0CFO', 'approved'),
      approvals.decide(id, 'U0CFO', 'declined'),
    ])
    expect(both.filter((each) => each?.isFirst)).toHaveLength(1)
    expect(both[0]?.approval.decision?.is).toBe(both[1]?.approval.decision?.is)
    expect(await approvals.decide('unknown', 'U0CFO', 'approved')).toBeNull()
    expect(await approvals.recent({ channel: 'C1' })).toMatchObject([{ id, content: note('8 x h100') }])
  })
})

describe.each(databaseKinds)('a workspace in %s', (kind) => {
  test('blocks that it refused are believed for their time; a shared channel is known as one', async () => {
    const { clock, pass } = manualClock()
    const { workspace } = (await openNoteStore(kind, { clock })).of('T1')
    expect([...(await workspace.refusedBlocks())]).toEqual([])
    await workspace.recordRefused(['data_table'], 60)
    await workspace.recordSeen('E1')
    await workspace.recordRefused(['alert'], 600)
    expect([...(await workspace.refusedBlocks())].sort()).toEqual(['alert', 'data_table'])
    pass(61)
    expect([...(await workspace.refusedBlocks())]).toEqual(['alert'])
    expect(await workspace.isShared('C1')).toBeNull()
    await workspace.recordShared('C1', true)
    expect(await workspace.isShared('C1')).toBe(true)
    await workspace.recordShared('C1', false)
    expect(await workspace.isShared('C1')).toBe(false)
  })
})

const threadRef = { channel: 'C1', thread: '1.1' }

/** Everything that can be remembered of a team, under ids that another team may use too. */
async function fillTeam(store: Store<Notes>, team: string): Promise<void> {
  const { threads, settings, estimates, runs, approvals, workspace, dedupeKeys, posts, planRuns, watches } =
    store.of(team)
  await store.of(team).owners.replace({ users: [team] }, 'U0ANN')
  await store.of(team).pinnedJobs.pin('C1', note(team), 'U0ANN')
  await workspace.recordSeen('E1')
  await workspace.recordRefused(['alert'], 1e6)
  await workspace.recordShared('C1', true)
  const state = { conversation: { revisions: [note(team)], position: 0 }, shown: note(team), pins: [note(team)] }
  await threads.addTurn(threadRef, { delivery: 'd1', by: 'U0ANN' }, () => state)
  await settings.write(null, note(team), 'U0ANN', 0)
  await settings.write('C1', note(team), 'U0ANN', 0)
  const recordOrigin = { ...origin, delivery: 'd1' }
  await estimates.add(recordOrigin, { scenario: note(team), headline: note(team) })
  await runs.add(recordOrigin, { usd: 1, tokensPerSecond: null, run: note(team) })
  await approvals.request(recordOrigin, { approver: 'U0CFO', usd: 1, content: note(team) })
  const change = () => ({ state: note(team), hasEnded: false })
  const run = await planRuns.change(threadRef, { by: 'U0ANN', card: '1.2' }, change)
  await planRuns.setToken(run?.id ?? '', team)
  await watches.add(recordOrigin, note(team))
  const dedupeKey = { key: 'Ev1', seconds: 1e6 }
  const recorded = await store.inbox.note({ team, enterprise: 'E1', kind: 'event', payload: team, keys: [dedupeKey] })
  if (!recorded.isFirst) throw new Error('another team has the key')
  await posts.begin(recorded.delivery.id, 0, 'C1', { holder: recorded.delivery.holder, isSetAside: false })
  await dedupeKeys.claim('d1', { key: 'message', seconds: 1e6 })
  await store.jobs.add({ kind: 'digest', key: team, team, payload: {}, runAt: '2026-11-24T00:00:00.000Z' })
  await store.installations.put({ team, enterprise: 'E1' }, note(team))
}

/** Everything that the team's own store tells. */
async function readEverything({ of }: Store<Notes>, team: string): Promise<string> {
  const { threads, settings, estimates, runs, approvals, workspace, dedupeKeys, planRuns, watches } = of(team)
  return JSON.stringify([
    await threads.read(threadRef),
    await threads.history(threadRef),
    await settings.forChannel('C1'),
    await settings.channels(),
    await estimates.recent({}),
    await runs.recent({}),
    await approvals.recent({}),
    await approvals.read('d1'),
    (await planRuns.read(threadRef))?.state ?? null,
    (await planRuns.open(9)).map(({ cardTs, state }) => [cardTs, state]),
    (await watches.open({})).map(({ id, watch }) => [id, watch]),
    await of(team).pinnedJobs.read('C1'),
    (await of(team).owners.list()).map(({ user }) => user),
    (await of(team).audit.recent({ limit: 9 }))
      .map(({ action, before, after }) => [action, before, after])
      .sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1)),
    [...(await workspace.refusedBlocks())],
    await workspace.isShared('C1'),
    await dedupeKeys.claim('another', { key: 'message', seconds: 1e6 }),
  ])
}

describe.each(databaseKinds)('teams in %s', (kind) => {
  test('under the same ids each team sees its own rows, and a third sees none', async () => {
    const store = await openNoteStore(kind, { clock: manualClock().clock })
    await fillTeam(store, 'T1')
    await fillTeam(store, 'T2')
    expect(await readEverything(store, 'T1')).not.toContain('T2')
    expect(await readEverything(store, 'T2')).toBe((await readEverything(store, 'T1')).replaceAll('"T1"', '"T2"'))
    expect(await readEverything(store, 'T3')).toBe(
      '[null,[],{"workspace":null,"channel":null},[],[],[],[],null,null,[],[],null,[],[],[],null,true]',
    )
    expect(await store.teams()).toEqual(['T1', 'T2'])
    expect(await store.teams('E1')).toEqual(['T1', 'T2'])
    expect(await store.teams('E2')).toEqual([])
  })

  test('forgetting a team leaves no row of it in any table, and every row of the other', async () => {
    const location = await newDatabase(kind)
    const store = await openNoteStore(location)
    await fillTeam(store, 'T1')
    await fillTeam(store, 'T2')
    const before = await rowsOf(location, 'T2')
    expect(Object.keys(before).length).toBeGreaterThan(10)
    for (const [table, count] of Object.entries(before)) expect([table, count > 0]).toEqual([table, true])
    await store.of('T1').forget()
    for (const [table, count] of Object.entries(await rowsOf(location, 'T1')))
      expect([table, count]).toEqual([table, 0])
    expect(await rowsOf(location, 'T2')).toEqual(before)
  })

  test('every query of a team’s store names the team', async () => {
    const queries: { sql: string; parameters: readonly unknown[] }[] = []
    const store = await openNoteStore(kind, { onQuery: ({ query }) => queries.push(query) })
    await fillTeam(store, 'T1')
    queries.length = 0
    await readEverything(store, 'T1')
    await store.of('T1').threads.addTurn(threadRef, { delivery: 'd9', by: null }, (now) => now)
    await store.of('T1').purge('2026-01-01T00:00:00.000Z', '2025-01-01T00:00:00.000Z')
    await store.of('T1').forget()
    const asked = queries.filter(({ sql }) => !/^(begin|commit)/.test(sql))
    expect(asked.length).toBeGreaterThan(20)
    for (const { sql, parameters } of asked) expect([sql, parameters.includes('T1')]).toEqual([sql, true])
  })

  test('purging deletes what is older, and keeps threads that still speak, and settings', async () => {
    const { clock, pass } = manualClock()
    const store = await openNoteStore(kind, { clock })
    await fillTeam(store, 'T1')
    const { threads, settings, estimates, runs, approvals, purge } = store.of('T1')
    const old = { ...threadRef, thread: '0.9' }
    await threads.addTurn(old, { delivery: null, by: null }, () => ({
      conversation: { revisions: [note('old')], position: 0 },
      shown: null,
      pins: [],
    }))
    pass(86_400)
    await threads.addTurn(threadRef, { delivery: null, by: null }, (now) => now)
    await purge(new Date(clock() - 60_000).toISOString(), '2025-01-01T00:00:00.000Z')
    expect(await threads.read(old)).toBeNull()
    expect(await threads.history(old)).toEqual([])
    expect(await threads.read(threadRef)).toMatchObject({ version: 2 })
    expect([await estimates.recent({}), await runs.recent({}), await approvals.recent({})]).toEqual([[], [], []])
    expect(await settings.read('C1')).not.toBeNull()
  })
})
