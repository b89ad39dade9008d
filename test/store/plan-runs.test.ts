/** Runs of plans and watches: changed in turn, met once, and found by a token only while they go on. */
import { describe, expect, test } from 'vitest'
import { databaseKinds } from './databases.ts'
import { note } from './document-schemas.ts'
import { openNoteStore } from './document-store.ts'

const thread = { channel: 'C1', thread: '1.1' }
const by = { by: 'U0ANN', card: '1.1' }

describe.each(databaseKinds)('runs in %s', (kind) => {
  test('changes at once are each made of what the one before left, and none is lost', async () => {
    const { planRuns } = (await openNoteStore(kind)).of('T1')
    const append = (letter: string) =>
      planRuns.change(thread, by, (current) => ({ state: note(`${current?.says ?? ''}${letter}`), hasEnded: false }))
    await Promise.all(['a', 'b', 'c', 'd'].map(append))
    const run = await planRuns.read(thread)
    expect((run?.state.says ?? '').split('').toSorted().join('')).toBe('abcd')
    expect(run).toMatchObject({ version: 4, by: 'U0ANN', cardTs: '1.1' })
    expect(await planRuns.change(thread, by, () => null)).toEqual(run)
  })

  test('a token leads to its run until that has ended, whatever comes after', async () => {
    const store = await openNoteStore(kind)
    const { planRuns } = store.of('T1')
    const change = (hasEnded: boolean) => planRuns.change(thread, by, () => ({ state: note('x'), hasEnded }))
    const id = (await change(false))?.id ?? ''
    expect(await store.runTokens.find(id)).toBeNull()
    expect(await planRuns.setToken(id, 'hash')).toBe(true)
    expect(await store.of('T2').planRuns.setToken(id, 'other')).toBe(false)
    expect(await store.runTokens.find(id)).toEqual({ team: 'T1', hash: 'hash' })
    await change(true)
    expect(await store.runTokens.find(id)).toBeNull()
    expect(await planRuns.setToken(id, 'late')).toBe(false)
    await change(false)
    expect(await store.runTokens.find(id)).toBeNull()
    expect(await store.runTokens.find('unknown')).toBeNull()
  })

  test('a watch is ended once', async () => {
    const { watches } = (await openNoteStore(kind)).of('T1')
    const id = await watches.add({ ...thread, by: 'U0ANN', delivery: 'd1' }, note('under $500'))
    await watches.add({ ...thread, by: 'U0ANN', delivery: 'd1' }, note('again'))
    expect(await watches.open({})).toMatchObject([{ id, by: 'U0ANN', watch: note('under $500') }])
    expect(await watches.open({ thread: '9.9' })).toEqual([])
    const ends = await Promise.all([watches.end(id), watches.end(id)])
    expect(ends.filter(Boolean)).toHaveLength(1)
    expect(await watches.open({})).toEqual([])
  })
})
