/** In PostgreSQL what is kept of an answer waits for no disk of its own; everything else does. */
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { addTurn } from '../../src/store/add-turn.ts'
import type { Database } from '../../src/store/database.ts'
import { estimatesOf } from '../../src/store/estimates.ts'
import { inboxOf } from '../../src/store/inbox.ts'
import { leaseTimeBy } from '../../src/store/clock.ts'
import { postsOf } from '../../src/store/posts.ts'
import { withDatabase } from './database-rows.ts'
import { newDatabase } from './databases.ts'
import { note, schemas } from './document-schemas.ts'
import { openNoteStore } from './document-store.ts'

const clock = Date.now
const options = { clock, holder: 'one', leaseSeconds: 60, leaseTime: leaseTimeBy(clock) }
const place = { team: 'T1', channel: 'C1', thread: '1.1' }
const turn = {
  ...place,
  version: 1,
  delivery: 'd1',
  by_user: null,
  at: '',
  line: '[0]',
  position: 0,
  shown: null,
  pins: '[]',
}
const fence = { holder: 'one', isSetAside: false }
const inbox = (db: Database) => inboxOf(db, db, options)
const posts = (db: Database) => postsOf(db, 'T1', options)
const newDelivery = { team: 'T1', enterprise: null, kind: 'command', payload: '{}', keys: [{ key: 'k', seconds: 9 }] }

test('a turn, an estimate, that it was posted and answered: not waited for; that it was asked and is to be posted: waited for', async () => {
  const location = await newDatabase('PostgreSQL')
  await openNoteStore(location)
  await withDatabase(location, async (db) => {
    const recorded = await inbox(db).note(newDelivery)
    if (!recorded.isFirst) throw new Error('it was noted before')
    const { delivery } = recorded
    const origin = { channel: 'C1', thread: null, by: 'U1', delivery: delivery.id }
    const document = { scenario: note('8b'), headline: note('$1') }
    const writes: readonly (readonly [string, (tx: Database) => Promise<unknown>])[] = [
      ['on', (tx) => inbox(tx).note({ ...newDelivery, keys: [{ key: 'other', seconds: 9 }] })],
      ['on', (tx) => posts(tx).begin(delivery.id, 0, 'C1', { ...fence, holder: delivery.holder })],
      ['off', (tx) => posts(tx).done(delivery.id, 0, { channel: 'C1', ts: '1.1' })],
      ['off', (tx) => addTurn(tx, turn, [{ ...place, number: 0, scenario: '{}' }])],
      ['off', (tx) => estimatesOf(tx, 'T1', schemas, clock).add(origin, document)],
      ['off', (tx) => inbox(tx).answered(delivery, 'answered')],
    ]
    const found: string[] = []
    for (const [, write] of writes)
      found.push(
        await db.transaction().execute(async (tx) => {
          await write(tx)
          const setting = sql<{ is: string }>`select current_setting('synchronous_commit') as is`
          return (await setting.execute(tx)).rows[0]?.is ?? ''
        }),
      )
    expect(found).toEqual(writes.map(([expected]) => expected))
    expect(await inbox(db).open()).toBe(1)
  })
})
