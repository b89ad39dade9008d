import { describe, expect, test } from 'vitest'
import { databaseKinds } from './databases.ts'
import { note } from './document-schemas.ts'
import { openNoteStore } from './document-store.ts'

const seen = (key: string, day: string, price: string, feed = 'runpod') => ({
  id: `${feed} ${key} ${day}`,
  key,
  feed,
  observedAt: `2026-11-${day}T00:00:00.000Z`,
  observation: note(price),
})
const prices = (list: readonly { observation: { says: string } }[]) => list.map(({ observation }) => observation.says)

describe.each(databaseKinds)('prices in %s', (kind) => {
  test('the newest of each key, now and as it was; each observation once', async () => {
    const store = await openNoteStore(kind)
    const all = [seen('h100', '20', '$2'), seen('h100', '22', '$3'), seen('a100', '21', '$1', 'vast')]
    expect(await store.prices.add(all)).toBe(3)
    expect(await store.prices.add([...all, seen('h100', '23', '$4')])).toBe(1)
    expect(prices(await store.prices.newest())).toEqual(['$1', '$4'])
    expect(prices(await store.prices.newest({ feed: 'runpod' }))).toEqual(['$4'])
    expect(prices(await store.prices.newest({ until: '2026-11-21T12:00:00.000Z' }))).toEqual(['$1', '$2'])
    expect(prices(await store.prices.history('h100'))).toEqual(['$2', '$3', '$4'])
    expect(prices(await store.prices.history('h100', '2026-11-22T00:00:00.000Z'))).toEqual(['$3', '$4'])
    expect(prices(await store.prices.byId(['runpod h100 22', 'unknown']))).toEqual(['$3'])
    await store.prices.purge('2026-12-01T00:00:00.000Z')
    expect(prices(await store.prices.history('h100'))).toEqual(['$4'])
    expect(prices(await store.prices.newest())).toEqual(['$1', '$4'])
  })

  test('a feed of thousands is one call', async () => {
    const store = await openNoteStore(kind)
    const many = Array.from({ length: 3000 }, (_, index) => seen(`gpu-${index}`, '20', `$${index}`))
    expect(await store.prices.add(many)).toBe(3000)
    expect(await store.prices.newest()).toHaveLength(3000)
  })
})
