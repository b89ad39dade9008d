import { describe, expect, test } from 'vitest'
import { databaseKinds, newDatabase } from './databases.ts'
import { openNoteStore, manualClock } from './note-store.ts'
import { payloadsIn } from './database-rows.ts'

const day = 86_400
const newDelivery = (keys: readonly string[], fields: object = {}) => ({
  team: 'T1',
  enterprise: null,
  kind: 'command',
  payload: '{"text":"70b"}',
  keys: keys.map((key) => ({ key, seconds: day })),
  ...fields,
})

describe.each(databaseKinds)('the inbox in %s', (kind) => {
  test('the same thing is noted once, by any of its keys, in each team', async () => {
    const { inbox } = await openNoteStore(kind)
    expect(await inbox.note(newDelivery(['Ev1', 'message 1.1']))).toMatchObject({ isFirst: true })
    expect(await inbox.note(newDelivery(['Ev1', 'message 1.1']))).toEqual({ isFirst: false, acknowledgement: null })
    expect(await inbox.note(newDelivery(['Ev2', 'message 1.1']))).toMatchObject({ isFirst: false })
    // Refused whole: its other key stays free.
    expect(await inbox.note(newDelivery(['Ev2']))).toMatchObject({ isFirst: true })
    expect(await inbox.note(newDelivery(['Ev1'], { team: 'T2' }))).toMatchObject({ isFirst: true })
    expect(await inbox.open()).toBe(3)
  })

  test('twenty deliveries of one thing at once: one is the first', async () => {
    const location = await newDatabase(kind)
    const one = await openNoteStore(location)
    // Two connections to one SQLite file in one process would wait for each other; replicas are processes.
    const other = kind === 'SQLite' ? one : await openNoteStore(location)
    const deliver = ({ inbox }: typeof one) => inbox.note(newDelivery(['a', 'b', 'c']))
    const recorded = await Promise.all(Array.from({ length: 20 }, (_, index) => deliver(index % 2 === 0 ? one : other)))
    expect(recorded.filter(({ isFirst }) => isFirst)).toHaveLength(1)
  })

  test('a key that expired is free again', async () => {
    const { clock, pass } = manualClock()
    const { inbox } = await openNoteStore(kind, { clock })
    const press = () => inbox.note({ ...newDelivery([]), keys: [{ key: 'press', seconds: 3 }] })
    expect((await press()).isFirst).toBe(true)
    pass(2.9)
    expect((await press()).isFirst).toBe(false)
    pass(0.2)
    expect((await press()).isFirst).toBe(true)
  })

  test('a repeated delivery learns what the first was acknowledged with', async () => {
    const { inbox } = await openNoteStore(kind)
    const first = await inbox.note(newDelivery(['t1']))
    if (!first.isFirst) throw new Error('it was noted before')
    await inbox.acknowledged(first.delivery, '{"response_action":"clear"}')
    expect(await inbox.note(newDelivery(['t1']))).toEqual({
      isFirst: false,
      acknowledgement: '{"response_action":"clear"}',
    })
  })

  test('what a process held when it died is taken over by one other, with everything needed', async () => {
    const { clock, pass } = manualClock()
    const location = await newDatabase(kind)
    const [died, other, third] = [
      await openNoteStore(location, { clock }),
      await openNoteStore(location, { clock }),
      await openNoteStore(location, { clock }),
    ]
    await died.inbox.note(newDelivery(['t1']))
    expect(await other.inbox.takeOver(10)).toEqual([])
    pass(4.1)
    const taken = (await Promise.all([other, third].map(({ inbox }) => inbox.takeOver(10)))).flat()
    expect(taken).toMatchObject([{ team: 'T1', kind: 'command', payload: '{"text":"70b"}', attempt: 2 }])
    expect(await other.inbox.takeOver(10)).toEqual([])
  })

  test('a delivery that is held, released or answered', async () => {
    const { clock, pass } = manualClock()
    const location = await newDatabase(kind)
    const [mine, other] = [await openNoteStore(location, { clock }), await openNoteStore(location, { clock })]
    const recorded = await mine.inbox.note(newDelivery(['t1']))
    if (!recorded.isFirst) throw new Error('it was noted before')
    pass(3)
    await mine.inbox.renew([recorded.delivery])
    pass(3)
    expect(await other.inbox.takeOver(10)).toEqual([])
    await mine.inbox.release(recorded.delivery, 2)
    expect(await other.inbox.takeOver(10)).toEqual([])
    pass(2.1)
    const [taken] = await other.inbox.takeOver(10)
    if (taken === undefined) throw new Error('it was not taken over')
    // The first process has lost it, whatever it still believes.
    await mine.inbox.answered(recorded.delivery, 'answered')
    await mine.inbox.renew([recorded.delivery])
    expect(await other.inbox.open()).toBe(1)
    await other.inbox.answered(taken, 'answered')
    pass(60)
    expect([await other.inbox.open(), await mine.inbox.takeOver(10)]).toEqual([0, []])
  })

  test('what was said is kept until it is answered, and no longer', async () => {
    const location = await newDatabase(kind)
    const { inbox } = await openNoteStore(location)
    const recorded = await inbox.note(newDelivery(['t1']))
    if (!recorded.isFirst) throw new Error('it was noted before')
    expect(await payloadsIn(location)).toEqual(['{"text":"70b"}'])
    await inbox.answered(recorded.delivery, 'answered')
    expect(await payloadsIn(location)).toEqual([''])
  })

  test('purging forgets what was answered and expired, and nothing that is open', async () => {
    const { clock, pass } = manualClock()
    const { inbox } = await openNoteStore(kind, { clock })
    await inbox.note(newDelivery(['open']))
    const done = await inbox.note(newDelivery(['done']))
    if (!done.isFirst) throw new Error('it was noted before')
    await inbox.answered(done.delivery, 'answered')
    pass(2 * day)
    await inbox.purge(new Date(clock()).toISOString())
    expect((await inbox.takeOver(10)).map(({ kind: what }) => what)).toEqual(['command'])
    expect(await inbox.note(newDelivery(['done']))).toMatchObject({ isFirst: true })
  })
})

describe.each(databaseKinds)('posts and claims in %s', (kind) => {
  test('a message is begun once; what was posted is known, what was not confirmed is unsure', async () => {
    const { inbox, of } = await openNoteStore(kind)
    const { posts } = of('T1')
    const recorded = await inbox.note(newDelivery(['t1']))
    if (!recorded.isFirst) throw new Error('it was noted before')
    const { id } = recorded.delivery
    expect(await posts.begin(id, 0, 'C1', true)).toEqual({ is: 'new' })
    expect(await posts.begin(id, 0, 'C1', true)).toMatchObject({ is: 'unsure', since: expect.stringMatching(/^2/) })
    await posts.done(id, 0, { channel: 'C1', ts: '1.1' })
    expect(await posts.begin(id, 0, 'C1', true)).toEqual({ is: 'posted', posted: { channel: 'C1', ts: '1.1' } })
    expect(await posts.begin(id, 1, 'C1', true)).toEqual({ is: 'new' })
    await posts.withdraw(id, 1)
    expect(await posts.begin(id, 1, 'C1', true)).toEqual({ is: 'new' })
    // What is not in the inbox has no process that holds it.
    expect(await posts.begin('digest', 0, 'C1', true)).toEqual({ is: 'lost' })
    expect(await posts.begin('digest', 0, 'C1', false)).toEqual({ is: 'new' })
  })

  test('who lost a delivery to another process cannot begin a post any more', async () => {
    const { clock, pass } = manualClock()
    const location = await newDatabase(kind)
    const [slow, other] = [await openNoteStore(location, { clock }), await openNoteStore(location, { clock })]
    const recorded = await slow.inbox.note(newDelivery(['t1']))
    if (!recorded.isFirst) throw new Error('it was noted before')
    pass(10)
    expect(await other.inbox.takeOver(1)).toHaveLength(1)
    expect(await slow.of('T1').posts.begin(recorded.delivery.id, 0, 'C1', true)).toEqual({ is: 'lost' })
    expect(await other.of('T1').posts.begin(recorded.delivery.id, 0, 'C1', true)).toEqual({ is: 'new' })
  })

  test('a claim is the first delivery’s, also when that one is worked on again', async () => {
    const { of } = await openNoteStore(kind)
    const key = { key: 'message 1.1', seconds: day }
    expect(await of('T1').dedupeKeys.claim('d1', key)).toBe(true)
    expect(await of('T1').dedupeKeys.claim('d1', key)).toBe(true)
    expect(await of('T1').dedupeKeys.claim('d2', key)).toBe(false)
    expect(await of('T2').dedupeKeys.claim('d2', key)).toBe(true)
  })
})
