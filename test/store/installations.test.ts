import { describe, expect, test } from 'vitest'
import { UnsealError, sealWith } from '../../src/store/seal.ts'
import { databaseKinds, newDatabase } from './databases.ts'
import { note } from './document-schemas.ts'
import { newKey, oldKey, openNoteStore, manualClock } from './document-store.ts'

const team = { team: 'T1', enterprise: 'E1' }
const organization = { team: null, enterprise: 'E1' }

describe.each(databaseKinds)('installations in %s', (kind) => {
  test('a team and its organization each have their own; the last one holds', async () => {
    const { clock, pass } = manualClock()
    const { installations } = await openNoteStore(kind, { clock })
    await installations.put(team, note('xoxb-1'))
    const first = new Date(clock()).toISOString()
    pass(60)
    await installations.put(organization, note('xoxb-2'))
    await installations.put(team, note('xoxb-3'))
    expect((await installations.get(team))?.installation).toEqual(note('xoxb-3'))
    expect((await installations.get(organization))?.installation).toEqual(note('xoxb-2'))
    expect(await installations.get({ team: 'T2', enterprise: 'E1' })).toBeNull()
    expect((await installations.all()).readable).toHaveLength(2)
    expect((await installations.all(new Date(clock() + 1).toISOString())).readable).toEqual([])
    expect((await installations.all(first)).readable).toHaveLength(2)
    await installations.remove(team)
    expect(await installations.ids()).toEqual(new Set(['E1']))
  })

  test('a new key takes over: what the old one sealed still opens, and is sealed again', async () => {
    const location = await newDatabase(kind)
    const before = await openNoteStore(location, { sealingKeys: [oldKey] })
    await before.installations.put(team, note('xoxb-1'))
    const both = await openNoteStore(location, { sealingKeys: [newKey, oldKey] })
    expect((await both.installations.get(team))?.installation).toEqual(note('xoxb-1'))
    expect(await both.installations.reseal()).toEqual({ resealed: 1, unreadable: [] })
    expect(await both.installations.reseal()).toEqual({ resealed: 0, unreadable: [] })
    const after = await openNoteStore(location, { sealingKeys: [newKey] })
    expect((await after.installations.get(team))?.installation).toEqual(note('xoxb-1'))
    await expect(before.installations.get(team)).rejects.toThrow('sealed under key "new"')
  })
})

test.each(databaseKinds)('a bad row in %s is told and keeps no other back', async (kind) => {
  const location = await newDatabase(kind)
  const other = await openNoteStore(location, { sealingKeys: [oldKey] })
  await other.installations.put({ team: 'T9', enterprise: null }, note('xoxb-9'))
  const { installations } = await openNoteStore(location, { sealingKeys: [newKey] })
  await installations.put(team, note('xoxb-1'))
  expect(await installations.all()).toMatchObject({ readable: [{ team: 'T1' }], unreadable: ['T9'] })
  expect(await installations.reseal()).toEqual({ resealed: 0, unreadable: ['T9'] })
})

describe('the seal', () => {
  const seal = sealWith([oldKey])
  const sealed = seal.seal('xoxb-secret', 'T1')

  test('nothing of the secret shows, and no two seals are alike', () => {
    expect(sealed).not.toContain('xoxb')
    expect(seal.seal('xoxb-secret', 'T1')).not.toBe(sealed)
    expect(seal.open(sealed, 'T1')).toBe('xoxb-secret')
  })

  test.each([
    ['moved to another owner', sealed, 'T2'],
    ['altered', `${sealed.slice(0, -2)}${sealed.endsWith('AA') ? 'BB' : 'AA'}`, 'T1'],
    ['cut', sealed.slice(0, 40), 'T1'],
    ['no seal at all', 'xoxb-secret', 'T1'],
  ])('%s: it does not open', (_, text, owner) => {
    expect(() => seal.open(text, owner)).toThrow(UnsealError)
  })
})
