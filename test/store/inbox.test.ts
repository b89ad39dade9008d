import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { Client } from 'pg'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { databaseKinds, newDatabase } from './databases.ts'
import { openNoteStore, manualClock } from './document-store.ts'
import { payloadsIn, withDatabase } from './database-rows.ts'

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

  test('the statement for a back-up that was restored leaves nothing open that could be answered again', async () => {
    const location = await newDatabase(kind)
    const { inbox } = await openNoteStore(location)
    await inbox.note(newDelivery(['Ev1']))
    const page = readFileSync(join(import.meta.dirname, '../../docs/operating.md'), 'utf8')
    const statement = /^update deliveries [^;`]+;$/m.exec(page)?.[0] ?? ''
    await withDatabase(location, (db) => sql.raw(statement).execute(db))
    expect(await inbox.open()).toBe(0)
    expect(await payloadsIn(location)).toEqual([''])
    expect(await inbox.note(newDelivery(['Ev1']))).toMatchObject({ isFirst: false })
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
    expect(taken).toMatchObject([
      { team: 'T1', kind: 'command', payload: '{"text":"70b"}', attempt: 1, isSuspect: false },
    ])
    expect(await other.inbox.takeOver(10)).toEqual([])
  })

  test('taking over counts no attempt; beginning does, and only what died at that is suspect', async () => {
    const { clock, pass } = manualClock()
    const location = await newDatabase(kind)
    const stores = [await openNoteStore(location, { clock }), await openNoteStore(location, { clock })] as const
    const [{ inbox: one }, { inbox: other }] = stores
    await one.note(newDelivery(['t1']))
    for (let death = 0; death < 9; death += 1) {
      pass(5)
      expect(await (death % 2 === 0 ? other : one).takeOver(10)).toMatchObject([{ attempt: 1, isSuspect: false }])
    }
    pass(5)
    const [taken] = await one.takeOver(10)
    if (taken === undefined) throw new Error('it was not taken over')
    expect(await one.begin(taken)).toBe(2)
    pass(5)
    const [suspect] = await other.takeOver(10)
    if (suspect === undefined) throw new Error('it was not taken over')
    expect(suspect).toMatchObject({ attempt: 2, isSuspect: true })
    expect(await one.begin(taken)).toBeNull()
    expect(await other.begin(suspect)).toBe(3)
    // It let go of it by itself: no death.
    await other.release(suspect, 1)
    pass(2)
    expect(await one.takeOver(10)).toMatchObject([{ attempt: 3, isSuspect: false }])
  })

  test('what only waits for its pace counts no attempt, however many processes die or stand still meanwhile', async () => {
    const { clock, pass } = manualClock()
    const location = await newDatabase(kind)
    const [one, other] = [await openNoteStore(location, { clock }), await openNoteStore(location, { clock })]
    const noted = await one.inbox.note(newDelivery(['t1']))
    if (!noted.isFirst) throw new Error('it was noted before')
    let { delivery } = noted
    let overtaken = delivery
    await one.inbox.setAside(delivery)
    for (let death = 0; death < 8; death += 1) {
      pass(5)
      const { inbox } = death % 2 === 0 ? other : one
      const [taken] = await inbox.takeOver(1)
      if (taken === undefined) throw new Error('it was not taken over')
      overtaken = delivery
      delivery = taken
      expect(taken).toMatchObject({ attempt: 0, isSuspect: false })
      expect(await inbox.begin(delivery)).toBe(1)
      await inbox.setAside(delivery)
    }
    // Its turn has come: this attempt counts, and that of who lost it does not.
    const begin = ({ posts }: ReturnType<typeof one.of>, { id, holder }: typeof delivery) =>
      posts.begin(id, 0, 'C1', { holder, isSetAside: true })
    expect(await begin(other.of('T1'), overtaken)).toEqual({ is: 'lost' })
    expect(await begin(one.of('T1'), delivery)).toMatchObject({ is: 'new' })
    pass(5)
    expect(await other.inbox.takeOver(1)).toMatchObject([{ attempt: 1 }])
  })

  test('who renews learns what it still holds', async () => {
    const { clock, pass } = manualClock()
    const location = await newDatabase(kind)
    const [mine, other] = [await openNoteStore(location, { clock }), await openNoteStore(location, { clock })]
    const [lost, kept] = [await mine.inbox.note(newDelivery(['t1'])), await mine.inbox.note(newDelivery(['t2']))]
    if (!lost.isFirst || !kept.isFirst) throw new Error('it was noted before')
    pass(5)
    expect(await other.inbox.takeOver(1)).toMatchObject([{ id: lost.delivery.id }])
    const isHeld = await mine.inbox.renew([lost.delivery, kept.delivery])
    expect([lost.delivery, kept.delivery].map(isHeld)).toEqual([false, true])
  })

  test('what a process lost and then took over itself is held under the new lease alone', async () => {
    const { clock, pass } = manualClock()
    const location = await newDatabase(kind)
    const [mine, other] = [await openNoteStore(location, { clock }), await openNoteStore(location, { clock })]
    const noted = await mine.inbox.note(newDelivery(['t1']))
    if (!noted.isFirst) throw new Error('it was noted before')
    for (const { inbox } of [other, mine]) {
      pass(5)
      expect(await inbox.takeOver(1)).toHaveLength(1)
    }
    const { delivery } = noted
    expect((await mine.inbox.renew([delivery]))(delivery)).toBe(false)
    const fence = { holder: delivery.holder, isSetAside: false }
    expect(await mine.of('T1').posts.begin(delivery.id, 0, 'C1', fence)).toEqual({ is: 'lost' })
    await mine.inbox.answered(delivery, 'answered')
    expect(await mine.inbox.open()).toBe(1)
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

describe('leases in PostgreSQL', () => {
  afterEach(() => {
    vi.restoreAllMocks()
  })

  test.each([-60_000, 60_000])('a process whose clock is stepped by %d ms loses and takes nothing', async (step) => {
    const location = await newDatabase('PostgreSQL')
    const [stepped, other] = [await openNoteStore(location), await openNoteStore(location)]
    const real = Date.now
    vi.spyOn(Date, 'now').mockImplementation(() => real() + step)
    const mine = await stepped.inbox.note(newDelivery(['mine']))
    if (!mine.isFirst) throw new Error('it was noted before')
    vi.restoreAllMocks()
    expect(await other.inbox.takeOver(10)).toEqual([])
    await other.inbox.note(newDelivery(['theirs']))
    vi.spyOn(Date, 'now').mockImplementation(() => real() + step)
    expect(await stepped.inbox.takeOver(10)).toEqual([])
    await stepped.inbox.release(mine.delivery, 0)
    vi.restoreAllMocks()
    await expect.poll(() => other.inbox.takeOver(10)).toHaveLength(1)
  })

  test('what is held is renewed also while every connection that answers is taken', async () => {
    const location = await newDatabase('PostgreSQL')
    if (!('url' in location)) throw new Error('no server')
    const { inbox, of } = await openNoteStore(location)
    const held = [await inbox.note(newDelivery(['t1'])), await inbox.note(newDelivery(['t2']))]
    const deliveries = held.flatMap((result) => (result.isFirst ? [result.delivery] : []))
    const client = new Client({ connectionString: location.url })
    await client.connect()
    await client.query('begin; lock table posts in access exclusive mode')
    const waiting = Array.from({ length: 20 }, () => of('T1').posts.mayBe({ channel: 'C1', ts: '1' }))
    const isHeld = await Promise.race([inbox.renew(deliveries), sleep(5000, null)])
    await client.end()
    await Promise.all(waiting)
    expect(deliveries.map((delivery) => isHeld?.(delivery))).toEqual([true, true])
  }, 30_000)

  test('replicas that take over at once share what is there, and wait for none of each other', async () => {
    const { clock, pass } = manualClock()
    const location = await newDatabase('PostgreSQL')
    const died = await openNoteStore(location, { clock })
    for (let number = 0; number < 30; number += 1) await died.inbox.note(newDelivery([`t${number}`]))
    pass(5)
    const replicas = [1, 2, 3].map(() => openNoteStore(location, { clock }))
    const taken = (await Promise.all((await Promise.all(replicas)).map(({ inbox }) => inbox.takeOver(10)))).flat()
    expect(new Set(taken.map(({ id }) => id)).size).toBe(taken.length)
  })
})

describe.each(databaseKinds)('posts and claims in %s', (kind) => {
  test('a message is begun once; what was posted is known, what was not confirmed is unsure', async () => {
    const { inbox, of } = await openNoteStore(kind)
    const { posts } = of('T1')
    const recorded = await inbox.note(newDelivery(['t1']))
    if (!recorded.isFirst) throw new Error('it was noted before')
    const { id, holder } = recorded.delivery
    const held = { holder, isSetAside: false }
    expect(await posts.begin(id, 0, 'C1', held)).toMatchObject({ is: 'new' })
    expect(await posts.begin(id, 0, 'C1', held)).toMatchObject({ is: 'unsure', since: expect.stringMatching(/^2/) })
    await posts.done(id, 0, { channel: 'C1', ts: '1.1' })
    expect(await posts.begin(id, 0, 'C1', held)).toEqual({ is: 'posted', posted: { channel: 'C1', ts: '1.1' } })
    expect(await posts.begin(id, 1, 'C1', held)).toMatchObject({ is: 'new' })
    await posts.withdraw(id, 1, held)
    expect(await posts.begin(id, 1, 'C1', held)).toMatchObject({ is: 'new' })
    // What is not in the inbox has no process that holds it.
    expect(await posts.begin('digest', 0, 'C1', held)).toEqual({ is: 'lost' })
    expect(await posts.begin('digest', 0, 'C1', null)).toMatchObject({ is: 'new' })
  })

  test('of one message that two processes have sent, the one that is noted first counts', async () => {
    const { posts } = (await openNoteStore(kind)).of('T1')
    await posts.begin('digest', 0, 'C1', null)
    expect(await posts.done('digest', 0, { channel: 'C1', ts: '1.1' })).toEqual({ channel: 'C1', ts: '1.1' })
    expect(await posts.done('digest', 0, { channel: 'C1', ts: '2.2' })).toEqual({ channel: 'C1', ts: '1.1' })
    // It was withdrawn as the other one arrived.
    expect(await posts.done('digest', 1, { channel: 'C1', ts: '3.3' })).toEqual({ channel: 'C1', ts: '3.3' })
  })

  test('who lost a delivery to another process can neither begin a post nor withdraw the other’s', async () => {
    const { clock, pass } = manualClock()
    const location = await newDatabase(kind)
    const [slow, other] = [await openNoteStore(location, { clock }), await openNoteStore(location, { clock })]
    const recorded = await slow.inbox.note(newDelivery(['t1']))
    if (!recorded.isFirst) throw new Error('it was noted before')
    const { id, holder } = recorded.delivery
    const lost = { holder, isSetAside: false }
    pass(10)
    const [taken] = await other.inbox.takeOver(1)
    const held = { holder: taken?.holder ?? '', isSetAside: false }
    expect(await slow.of('T1').posts.begin(id, 0, 'C1', lost)).toEqual({ is: 'lost' })
    expect(await other.of('T1').posts.begin(id, 0, 'C1', held)).toMatchObject({ is: 'new' })
    await slow.of('T1').posts.withdraw(id, 0, lost)
    expect(await other.of('T1').posts.begin(id, 0, 'C1', held)).toMatchObject({ is: 'unsure' })
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
