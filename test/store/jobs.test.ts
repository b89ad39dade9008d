import { describe, expect, test } from 'vitest'
import { databaseKinds, newDatabase } from './databases.ts'
import { openNoteStore, manualClock } from './document-store.ts'

const at = (clock: () => number) => new Date(clock()).toISOString()

describe.each(databaseKinds)('jobs in %s', (kind) => {
  test('a second replica with the same key is harmless, and one of them does it', async () => {
    const { clock } = manualClock()
    const location = await newDatabase(kind)
    const replicas = [await openNoteStore(location, { clock }), await openNoteStore(location, { clock })]
    const job = { kind: 'digest', key: 'C1:2026-W48', team: 'T1', payload: { channel: 'C1' }, runAt: at(clock) }
    const added = await Promise.all(replicas.map(({ jobs }) => jobs.add(job)))
    expect(new Set(added)).toEqual(new Set([false, true]))
    const taken = (await Promise.all(replicas.map(({ jobs }) => jobs.take(['digest'], 5, 60)))).flat()
    expect(taken).toEqual([{ ...job, attempt: 1 }])
    await replicas[0]?.jobs.done(job)
    expect(await replicas[1]?.jobs.add(job)).toBe(false)
    expect(await replicas[1]?.jobs.take(['digest'], 5, 60)).toEqual([])
  })

  test('not before its time, not of another kind, again when its worker died or it failed', async () => {
    const { clock, pass } = manualClock()
    const { jobs } = await openNoteStore(kind, { clock })
    const job = { kind: 'digest', key: 'a', team: null, payload: {}, runAt: new Date(clock() + 60_000).toISOString() }
    await jobs.add(job)
    expect(await jobs.take(['digest'], 5, 30)).toEqual([])
    pass(60)
    expect(await jobs.take(['prices'], 5, 30)).toEqual([])
    expect(await jobs.take([], 5, 30)).toEqual([])
    expect(await jobs.take(['digest'], 5, 30)).toMatchObject([{ attempt: 1 }])
    expect(await jobs.take(['digest'], 5, 30)).toEqual([])
    pass(31)
    expect(await jobs.take(['digest'], 5, 30)).toMatchObject([{ attempt: 2 }])
    await jobs.retry(job, 10)
    expect(await jobs.take(['digest'], 5, 30)).toEqual([])
    pass(10)
    expect(await jobs.take(['digest'], 5, 30)).toMatchObject([{ attempt: 3 }])
    await jobs.done(job)
    pass(100)
    await jobs.purge(at(clock))
    expect(await jobs.add(job)).toBe(true)
  })
})
