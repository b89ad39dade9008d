/**
 * The inbox: what Slack delivered, noted before it is acknowledged and kept until it is answered. The process that
 * noted it holds it for some seconds at a time; when that process dies, another one (or its successor) takes it over.
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { type Clock, timeAt } from './clock.ts'
import { type Database, writesInWith } from './database.ts'
import { type Key, takeKeys, takingKeys } from './keys.ts'
import type { DeliveryRow } from './tables.ts'

export type Notice = {
  readonly team: string
  readonly enterprise: string | null
  /** What it is, in a word. */
  readonly kind: string
  /** Everything needed to work on it again. */
  readonly payload: string
  readonly keys: readonly Key[]
}

export type Delivery = {
  readonly id: string
  readonly team: string
  readonly kind: string
  readonly payload: string
  /** 1 when it is worked on for the first time. */
  readonly attempt: number
  /** ISO time. */
  readonly notedAt: string
}

export type Noted =
  | { readonly isFirst: true; readonly delivery: Delivery }
  /** It came before. `acknowledgement`: what that one was acknowledged with, null where that was empty. */
  | { readonly isFirst: false; readonly acknowledgement: string | null }

/** How it ended. `failed`: the asker was told so. `abandoned`: nobody could be told. */
export type Outcome = 'answered' | 'failed' | 'abandoned'

type Held = Pick<Delivery, 'team' | 'id'>

export type Inbox = {
  /** Durable when it resolves; held by this process. */
  readonly note: (notice: Notice) => Promise<Noted>
  /** Keeps what it was acknowledged with, for a second delivery of the same thing. */
  readonly acknowledged: (delivery: Held, acknowledgement: string) => Promise<void>
  /** The end of it; its payload is forgotten. */
  readonly answered: (delivery: Held, outcome: Outcome) => Promise<void>
  /** Lets go of it: any process takes it over after so many seconds. */
  readonly release: (delivery: Held, seconds: number) => Promise<void>
  /** Holds on to what this process works on. Called again before the lease ends, by whoever keeps time. */
  readonly renew: (deliveries: readonly Held[]) => Promise<void>
  /** Takes what nobody holds any more, the oldest first. */
  readonly takeOver: (limit: number) => Promise<readonly Delivery[]>
  /** What is neither answered nor given up. */
  readonly open: () => Promise<number>
  /** Deletes what was answered, and keys that expired, before the ISO time. */
  readonly purge: (before: string) => Promise<void>
}

export type InboxOptions = {
  readonly clock: Clock
  /** This process, among those on the same database. */
  readonly holder: string
  readonly leaseSeconds: number
}

/** `arrivals`: the same database, by a way on which what arrives meets nothing else. */
export function inboxOf(db: Database, arrivals: Database, { clock, holder, leaseSeconds }: InboxOptions): Inbox {
  const leaseEnd = () => timeAt(clock, leaseSeconds)
  const change = ({ team, id }: Held) =>
    db.updateTable('deliveries').where('team', '=', team).where('id', '=', id).where('holder', '=', holder)

  async function earlier(team: string, keys: readonly Key[]): Promise<Noted> {
    const first = await arrivals
      .selectFrom('deliveries')
      .innerJoin('delivery_keys', (join) =>
        join.onRef('delivery_keys.team', '=', 'deliveries.team').onRef('delivery_keys.delivery', '=', 'deliveries.id'),
      )
      .where('deliveries.team', '=', team)
      .where(
        'delivery_keys.key',
        'in',
        keys.map(({ key }) => key),
      )
      .select('deliveries.acknowledgement')
      .executeTakeFirst()
    return { isFirst: false, acknowledgement: first?.acknowledgement ?? null }
  }

  /** False where one of the keys is another delivery's; nothing is written then. */
  async function noteInSteps(row: DeliveryRow, keys: readonly Key[]): Promise<boolean> {
    try {
      await arrivals.transaction().execute(async (tx) => {
        if (!(await takeKeys(tx, row.team, row.id, keys, clock))) throw new CameBefore()
        await tx.insertInto('deliveries').values(row).execute()
      })
      return true
    } catch (error) {
      if (error instanceof CameBefore) return false
      throw error
    }
  }

  /** The same in one statement. */
  async function noteAtOnce(row: DeliveryRow, keys: readonly Key[]): Promise<boolean> {
    const { team, id, attempts, ...words } = row
    const noted = await arrivals
      .with('taken', (also) => takingKeys(also, team, id, keys, clock))
      .insertInto('deliveries')
      .columns(['team', 'id', 'attempts', ...wordsOf(words)])
      .expression(
        arrivals
          .selectNoFrom((is) => [
            is.val(team).as('team'),
            is.val(id).as('id'),
            is.cast<number>(is.val(attempts), 'integer').as('attempts'),
            ...wordsOf(words).map((column) => is.val(words[column]).as(column)),
          ])
          .where(sql<number>`(select count(*) from taken)`, '=', keys.length),
      )
      .returning('id')
      .executeTakeFirst()
    if (noted !== undefined) return true
    // Those that were free. Should the process die before, they stay taken by what came before anyway.
    await arrivals.deleteFrom('delivery_keys').where('team', '=', team).where('delivery', '=', id).execute()
    return false
  }

  return {
    note: async ({ team, enterprise, kind, payload, keys }) => {
      const now = timeAt(clock)
      const row: DeliveryRow = {
        team,
        id: randomUUID(),
        enterprise,
        kind,
        payload,
        state: 'noted',
        outcome: null,
        acknowledgement: null,
        attempts: 1,
        holder,
        lease_until: leaseEnd(),
        noted_at: now,
        answered_at: null,
      }
      const isFirst = writesInWith(db) && keys.length > 0 ? await noteAtOnce(row, keys) : await noteInSteps(row, keys)
      return isFirst ? { isFirst, delivery: deliveryOf(row) } : earlier(team, keys)
    },
    acknowledged: async (delivery, acknowledgement) => {
      await change(delivery).set({ acknowledgement }).execute()
    },
    answered: async (delivery, outcome) => {
      const ended = { state: 'answered', outcome, payload: '', answered_at: timeAt(clock) } as const
      await change(delivery).set(ended).execute()
    },
    release: async (delivery, seconds) => {
      await change(delivery)
        .set({ lease_until: timeAt(clock, seconds) })
        .where('state', '=', 'noted')
        .execute()
    },
    renew: async (deliveries) => {
      for (const [team, ids] of Map.groupBy(deliveries, (delivery) => delivery.team)) {
        await db
          .updateTable('deliveries')
          .set({ lease_until: leaseEnd() })
          .where('team', '=', team)
          .where(
            'id',
            'in',
            ids.map(({ id }) => id),
          )
          .where('holder', '=', holder)
          .where('state', '=', 'noted')
          .execute()
      }
    },
    takeOver: async (limit) => {
      const expired = await db
        .selectFrom('deliveries')
        .where('state', '=', 'noted')
        .where('lease_until', '<', timeAt(clock))
        .orderBy('noted_at')
        .limit(limit)
        .select(['team', 'id', 'lease_until'])
        .execute()
      const taken: Delivery[] = []
      for (const { team, id, lease_until } of expired) {
        // Whoever else takes it changes the lease, and then finds nothing here.
        const row = await db
          .updateTable('deliveries')
          .set((is) => ({ holder, lease_until: leaseEnd(), attempts: is('attempts', '+', 1) }))
          .where('team', '=', team)
          .where('id', '=', id)
          .where('state', '=', 'noted')
          .where('lease_until', '=', lease_until)
          .returningAll()
          .executeTakeFirst()
        if (row !== undefined) taken.push(deliveryOf(row))
      }
      return taken
    },
    open: async () => {
      const counted = await db
        .selectFrom('deliveries')
        .where('state', '=', 'noted')
        .select(({ fn }) => fn.countAll<number | string>().as('count'))
        .executeTakeFirstOrThrow()
      return Number(counted.count)
    },
    purge: async (before) => {
      const old = db.deleteFrom('deliveries').where('state', '=', 'answered').where('answered_at', '<', before)
      await old.execute()
      await db.deleteFrom('delivery_keys').where('until', '<', before).execute()
      await db.deleteFrom('posts').where('at', '<', before).execute()
    },
  }
}

/** Thrown inside the transaction, so that the keys taken so far are given back. */
class CameBefore extends Error {}

type Words = Omit<DeliveryRow, 'team' | 'id' | 'attempts'>
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the object was made of these
const wordsOf = (words: Words) => Object.keys(words) as (keyof Words)[]

function deliveryOf(row: DeliveryRow): Delivery {
  const { id, team, kind, payload, attempts, noted_at } = row
  return { id, team, kind, payload, attempt: attempts, notedAt: noted_at }
}
