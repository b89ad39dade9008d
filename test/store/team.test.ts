/** Settings, reports, what is known of a workspace; and that no team sees, or loses, another's rows. */
import { describe, expect, test } from 'vitest'
import type { Store } from '../../src/store/store.ts'
import { kinds, newPlace } from './places.ts'
import { type Notes, says } from './note-shapes.ts'
import { openNotes, stoppedClock } from './notes.ts'
import { rowsOf } from './rows.ts'

const origin = { channel: 'C1', thread: '1.1', by: 'U0ANN', delivery: null }

describe.each(kinds)('settings in %s', (kind) => {
  test('workspace and channel each have their own, and the later of two forms is refused', async () => {
    const { settings } = (await openNotes(kind)).of('T1')
    expect(await settings.forChannel('C1')).toEqual({ workspace: null, channel: null })
    expect(await settings.write(null, says('euros'), 'U0ANN', 0)).toBe(true)
    expect(await settings.write('C1', says('spot'), 'U0ANN', 0)).toBe(true)
    expect(await settings.write('C1', says('lost'), 'U0BOB', 0)).toBe(false)
    expect(await settings.write('C1', says('spot, a100'), 'U0BOB', 1)).toBe(true)
    expect(await settings.write('C1', says('lost'), 'U0ANN', 1)).toBe(false)
    expect(await settings.forChannel('C1')).toMatchObject({
      workspace: { document: says('euros'), version: 1, changedBy: 'U0ANN' },
      channel: { document: says('spot, a100'), version: 2, changedBy: 'U0BOB' },
    })
    expect(await settings.channels()).toMatchObject([{ channel: 'C1', document: says('spot, a100') }])
    await settings.clear('C1')
    expect(await settings.read('C1')).toBeNull()
    expect(await settings.read(null)).toMatchObject({ document: says('euros') })
  })
})

describe.each(kinds)('reports in %s', (kind) => {
  test('the newest first, by channel, thread, person and time; one a delivery', async () => {
    const { clock, pass } = stoppedClock()
    const { estimates, runs } = (await openNotes(kind, { clock })).of('T1')
    for (const words of ['one', 'two', 'three']) {
      await estimates.add({ ...origin, by: `U0${words}` }, { scenario: says(words), headline: says(`$${words}`) })
      pass(60)
    }
    await estimates.add({ ...origin, channel: 'C2' }, { scenario: says('else'), headline: says('$') })
    const found = await estimates.recent({ channel: 'C1' })
    expect(found.map(({ scenario }) => scenario.says)).toEqual(['three', 'two', 'one'])
    expect(found[0]).toMatchObject({ headline: says('$three'), by: 'U0three', thread: '1.1' })
    expect(await estimates.recent({ channel: 'C1', limit: 1 })).toHaveLength(1)
    expect(await estimates.recent({ by: 'U0two' })).toHaveLength(1)
    expect(await estimates.recent({ thread: '1.2' })).toEqual([])
    expect(await estimates.recent({ since: new Date(clock() - 60_000).toISOString() })).toHaveLength(2)

    const spent = { usd: 612.5, tokensPerSecond: null, run: says('8 x h100') }
    await runs.add({ ...origin, delivery: 'd1' }, spent)
    await runs.add({ ...origin, delivery: 'd1' }, spent)
    await runs.add({ ...origin, delivery: 'd2' }, { ...spent, usd: null, tokensPerSecond: 18_500.25 })
    const reported = (await runs.recent({})).map(({ id, usd, tokensPerSecond }) => [id, usd, tokensPerSecond])
    expect(reported).toEqual([
      ['d2', null, 18_500.25],
      ['d1', 612.5, null],
    ])
  })

  test('the first decision on an approval holds', async () => {
    const { approvals } = (await openNotes(kind)).of('T1')
    const id = await approvals.ask(origin, { approver: 'U0CFO', usd: 5000, asked: says('8 x h100') })
    expect(await approvals.read(id)).toMatchObject({ approver: 'U0CFO', usd: 5000, decision: null })
    const both = await Promise.all([
      approvals.decide(id, 'U0CFO', 'approved'),
      approvals.decide(id, 'U0CFO', 'declined'),
    ])
    expect(both.filter((each) => each?.isFirst)).toHaveLength(1)
    expect(both[0]?.approval.decision?.is).toBe(both[1]?.approval.decision?.is)
    expect(await approvals.decide('unknown', 'U0CFO', 'approved')).toBeNull()
    expect(await approvals.recent({ channel: 'C1' })).toMatchObject([{ id, asked: says('8 x h100') }])
  })
})

describe.each(kinds)('a workspace in %s', (kind) => {
  test('blocks that it refused are believed for their time; a shared channel is known as one', async () => {
    const { clock, pass } = stoppedClock()
    const { workspace } = (await openNotes(kind, { clock })).of('T1')
    expect([...(await workspace.refusedBlocks())]).toEqual([])
    await workspace.refuses(['data_table'], 60)
    await workspace.seen('E1')
    await workspace.refuses(['alert'], 600)
    expect([...(await workspace.refusedBlocks())].sort()).toEqual(['alert', 'data_table'])
    pass(61)
    expect([...(await workspace.refusedBlocks())]).toEqual(['alert'])
    expect(await workspace.isShared('C1')).toBeNull()
    await workspace.noteShared('C1', true)
    expect(await workspace.isShared('C1')).toBe(true)
    await workspace.noteShared('C1', false)
    expect(await workspace.isShared('C1')).toBe(false)
  })
})

const place = { channel: 'C1', thread: '1.1' }

/** Everything that can be remembered of a team, under ids that another team may use too. */
async function fill(store: Store<Notes>, team: string): Promise<void> {
  const { threads, settings, estimates, runs, approvals, workspace, keys, posts } = store.of(team)
  await workspace.seen('E1')
  await workspace.refuses(['alert'], 1e6)
  await workspace.noteShared('C1', true)
  const state = { conversation: { revisions: [says(team)], position: 0 }, shown: says(team), pins: [says(team)] }
  await threads.turn(place, { delivery: 'd1', by: 'U0ANN' }, () => state)
  await settings.write(null, says(team), 'U0ANN', 0)
  await settings.write('C1', says(team), 'U0ANN', 0)
  const told = { ...origin, delivery: 'd1' }
  await estimates.add(told, { scenario: says(team), headline: says(team) })
  await runs.add(told, { usd: 1, tokensPerSecond: null, run: says(team) })
  await approvals.ask(told, { approver: 'U0CFO', usd: 1, asked: says(team) })
  const keyed = { key: 'Ev1', seconds: 1e6 }
  const noted = await store.inbox.note({ team, enterprise: 'E1', kind: 'event', payload: team, keys: [keyed] })
  if (!noted.isFirst) throw new Error('another team has the key')
  await posts.begin(noted.delivery.id, 0, 'C1', true)
  await keys.claim('d1', { key: 'message', seconds: 1e6 })
  await store.jobs.add({ kind: 'digest', key: team, team, payload: {}, runAt: '2026-11-24T00:00:00.000Z' })
  await store.installations.put({ team, enterprise: 'E1' }, says(team))
}

/** Everything that the team's own store tells. */
async function everything({ of }: Store<Notes>, team: string): Promise<string> {
  const { threads, settings, estimates, runs, approvals, workspace, keys } = of(team)
  return JSON.stringify([
    await threads.read(place),
    await threads.history(place),
    await settings.forChannel('C1'),
    await settings.channels(),
    await estimates.recent({}),
    await runs.recent({}),
    await approvals.recent({}),
    await approvals.read('d1'),
    [...(await workspace.refusedBlocks())],
    await workspace.isShared('C1'),
    await keys.claim('another', { key: 'message', seconds: 1e6 }),
  ])
}

describe.each(kinds)('teams in %s', (kind) => {
  test('under the same ids each team sees its own rows, and a third sees none', async () => {
    const store = await openNotes(kind, { clock: stoppedClock().clock })
    await fill(store, 'T1')
    await fill(store, 'T2')
    expect(await everything(store, 'T1')).not.toContain('T2')
    expect(await everything(store, 'T2')).toBe((await everything(store, 'T1')).replaceAll('"T1"', '"T2"'))
    expect(await everything(store, 'T3')).toBe(
      '[null,[],{"workspace":null,"channel":null},[],[],[],[],null,[],null,true]',
    )
    expect(await store.teams()).toEqual(['T1', 'T2'])
    expect(await store.teams('E1')).toEqual(['T1', 'T2'])
    expect(await store.teams('E2')).toEqual([])
  })

  test('forgetting a team leaves no row of it in any table, and every row of the other', async () => {
    const where = await newPlace(kind)
    const store = await openNotes(where)
    await fill(store, 'T1')
    await fill(store, 'T2')
    const before = await rowsOf(where, 'T2')
    expect(Object.keys(before).length).toBeGreaterThan(10)
    for (const [table, count] of Object.entries(before)) expect([table, count > 0]).toEqual([table, true])
    await store.of('T1').forget()
    for (const [table, count] of Object.entries(await rowsOf(where, 'T1'))) expect([table, count]).toEqual([table, 0])
    expect(await rowsOf(where, 'T2')).toEqual(before)
  })

  test('every query of a team’s store names the team', async () => {
    const queries: { sql: string; parameters: readonly unknown[] }[] = []
    const store = await openNotes(kind, { onQuery: ({ query }) => queries.push(query) })
    await fill(store, 'T1')
    queries.length = 0
    await everything(store, 'T1')
    await store.of('T1').threads.turn(place, { delivery: 'd9', by: null }, (now) => now)
    await store.of('T1').purge('2026-01-01T00:00:00.000Z')
    await store.of('T1').forget()
    const asked = queries.filter(({ sql }) => !/^(begin|commit)/.test(sql))
    expect(asked.length).toBeGreaterThan(20)
    for (const { sql, parameters } of asked) expect([sql, parameters.includes('T1')]).toEqual([sql, true])
  })

  test('purging deletes what is older, and keeps threads that still speak, and settings', async () => {
    const { clock, pass } = stoppedClock()
    const store = await openNotes(kind, { clock })
    await fill(store, 'T1')
    const { threads, settings, estimates, runs, approvals, purge } = store.of('T1')
    const old = { ...place, thread: '0.9' }
    await threads.turn(old, { delivery: null, by: null }, () => ({
      conversation: { revisions: [says('old')], position: 0 },
      shown: null,
      pins: [],
    }))
    pass(86_400)
    await threads.turn(place, { delivery: null, by: null }, (now) => now)
    await purge(new Date(clock() - 60_000).toISOString())
    expect(await threads.read(old)).toBeNull()
    expect(await threads.history(old)).toEqual([])
    expect(await threads.read(place)).toMatchObject({ version: 2 })
    expect([await estimates.recent({}), await runs.recent({}), await approvals.recent({})]).toEqual([[], [], []])
    expect(await settings.read('C1')).not.toBeNull()
  })
})
