/**
 * The inbox: what Slack delivered, noted before it is acknowledged and kept until it is answered. The process that
 * noted it holds it for some seconds at a time; when that process dies, another one (or its successor) takes it over.
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { type Clock, timeAt } from './clock.ts'
import { type Database, supportsWritableCte } from './database.ts'
import { type DedupeKey, claimKeys, claimKeysQuery } from './dedupe-keys.ts'
import type { DeliveryRow } from './tables.ts'

export type NewDelivery = {
  readonly team: string
  readonly enterprise: string | null
  /** What it is, in a word. */
  readonly kind: string
  /** Everything needed to work on it again. */
  readonly payload: string
  readonly keys: readonly DedupeKey[]
}

export type InboxDelivery = {
  readonly id: string
  readonly team: string
  readonly kind: string
  readonly payload: string
  /** 1 when it is worked on for the first time. */
  readonly attempt: number
  /** ISO time. */
  readonly notedAt: string
}

export type NoteResult =
  | { readonly isFirst: true; readonly delivery: InboxDelivery }
  /** It came before. `acknowledgement`: what that one was acknowledged with, null where that was empty. */
  | { readonly isFirst: false; readonly acknowledgement: string | null }

/** How it ended. `failed`: the asker was told so. `abandoned`: nobody could be told. */
export type DeliveryOutcome = 'answered' | 'failed' | 'abandoned'

type DeliveryRef = Pick<InboxDelivery, 'team' | 'id'>

export type Inbox = {
  /** Durable when it resolves; held by this process. */
  readonly note: (newDelivery: NewDelivery) => Promise<NoteResult>
  /** Keeps what it was acknowledged with, for a second delivery of the same thing. */
  readonly acknowledged: (delivery: DeliveryRef, acknowledgement: string) => Promise<void>
  /** The end of it; its payload is forgotten. */
  readonly answered: (delivery: DeliveryRef, outcome: DeliveryOutcome) => Promise<void>
  /** Lets go of it: any process takes it over after so many seconds. */
  readonly release: (delivery: DeliveryRef, seconds: number) => Promise<void>
  /** Holds on to what this process works on. Called again before the lease ends, by whoever keeps time. */
  readonly renew: (deliveries: readonly DeliveryRef[]) => Promise<void>
  /** Takes what nobody holds any more, the oldest first. */
  readonly takeOver: (limit: number) => Promise<readonly InboxDelivery[]>
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
  const updateDelivery = ({ team, id }: DeliveryRef) =>
    db.updateTable('deliveries').where('team', '=', team).where('id', '=', id).where('holder', '=', holder)

  async function earlierResult(team: string, keys: readonly DedupeKey[]): Promise<NoteResult> {
    const earlierDelivery = await arrivals
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
    return { isFirst: false, acknowledgement: earlierDelivery?.acknowledgement ?? null }
  }

  /** False where one of the keys is another delivery's; nothing is written then. */
  async function noteInTransaction(row: DeliveryRow, keys: readonly DedupeKey[]): Promise<boolean> {
    try {
      await arrivals.transaction().execute(async (tx) => {
        if (!(await claimKeys(tx, row.team, row.id, keys, clock))) throw new DuplicateDelivery()
        await tx.insertInto('deliveries').values(row).execute()
      })
      return true
    } catch (error) {
      if (error instanceof DuplicateDelivery) return false
      throw error
    }
  }

  /** The same in one statement. */
  async function noteInOneStatement(row: DeliveryRow, keys: readonly DedupeKey[]): Promise<boolean> {
    const { team, id, attempts, ...textColumns } = row
    const noted = await arrivals
      .with('taken', (also) => claimKeysQuery(also, team, id, keys, clock))
      .insertInto('deliveries')
      .columns(['team', 'id', 'attempts', ...textColumnsOf(textColumns)])
      .expression(
        arrivals
          .selectNoFrom((is) => [
            is.val(team).as('team'),
            is.val(id).as('id'),
            is.cast<number>(is.val(attempts), 'integer').as('attempts'),
            ...textColumnsOf(textColumns).map((column) => is.val(textColumns[column]).as(column)),
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
      const isFirst =
        supportsWritableCte(db) && keys.length > 0
          ? await noteInOneStatement(row, keys)
          : await noteInTransaction(row, keys)
      return isFirst ? { isFirst, delivery: deliveryOf(row) } : earlierResult(team, keys)
    },
    acknowledged: async (delivery, acknowledgement) => {
      await updateDelivery(delivery).set({ acknowledgement }).execute()
    },
    answered: async (delivery, outcome) => {
      const ended = { state: 'answered', outcome, payload: '', answered_at: timeAt(clock) } as const
      await updateDelivery(delivery).set(ended).execute()
    },
    release: async (delivery, seconds) => {
      await updateDelivery(delivery)
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
      const taken: InboxDelivery[] = []
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
class DuplicateDelivery extends Error {}

type TextColumns = Omit<DeliveryRow, 'team' | 'id' | 'attempts'>
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the object was made of these
const textColumnsOf = (textColumns: TextColumns) => Object.keys(textColumns) as (keyof TextColumns)[]

function deliveryOf(row: DeliveryRow): InboxDelivery {
  const { id, team, kind, payload, attempts, noted_at } = row
  return { id, team, kind, payload, attempt: attempts, notedAt: noted_at }
}
