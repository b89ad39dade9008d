/**
 * The inbox: what Slack delivered, noted before it is acknowledged and kept until it is answered. The process that
 * noted it holds it for some seconds at a time; when that process dies, another one (or its successor) takes it over.
 */
import { randomUUID } from 'node:crypto'
import { type Clock, type LeaseTime, timeAt } from './clock.ts'
import { type Database, supportsWritableCte } from './database.ts'
import type { DedupeKey } from './dedupe-keys.ts'
import { type NewRow, recordInOneStatement, recordInTransaction } from './record-delivery.ts'
import { relaxedCommit } from './relaxed-commit.ts'
import { takeExpired } from './take-expired.ts'

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
  /** How often work on it was begun; 1 for what was noted just now. */
  readonly attempt: number
  /** ISO time. */
  readonly notedAt: string
  /** The lease under which it is held: each time it is taken over it is another one, also where the process is the same. */
  readonly holder: string
}

/** `isSuspect`: it was worked on again when the process that held it died, and may have brought it down. */
export type TakenDelivery = InboxDelivery & { readonly isSuspect: boolean }

export type RecordResult =
  | { readonly isFirst: true; readonly delivery: InboxDelivery }
  /** It came before. `acknowledgement`: what that one was acknowledged with, null where that was empty. */
  | { readonly isFirst: false; readonly acknowledgement: string | null }

/** How it ended. `failed`: the asker was told so. `abandoned`: nobody could be told. */
export type DeliveryOutcome = 'answered' | 'failed' | 'abandoned'

export type LeasedDelivery = Pick<InboxDelivery, 'team' | 'id' | 'holder'>

export type Inbox = {
  /** How long a delivery is held without being renewed. */
  readonly leaseSeconds: number
  /** Milliseconds since it was noted, by the clock that noted it. */
  readonly ageOf: (delivery: Pick<InboxDelivery, 'notedAt'>) => number
  /** Durable when it resolves; held by this process. */
  readonly note: (newDelivery: NewDelivery) => Promise<RecordResult>
  /** Keeps what it was acknowledged with, for a second delivery of the same thing. */
  readonly acknowledged: (delivery: LeasedDelivery, acknowledgement: string) => Promise<void>
  /** The end of it; its payload is forgotten. */
  readonly answered: (delivery: LeasedDelivery, outcome: DeliveryOutcome) => Promise<void>
  /** Lets go of it: any process takes it over after so many seconds. */
  readonly release: (delivery: LeasedDelivery, seconds: number) => Promise<void>
  /** Holds on to what this process works on, before the lease ends. Resolves to whether each is still held. */
  readonly renew: (deliveries: readonly LeasedDelivery[]) => Promise<(delivery: LeasedDelivery) => boolean>
  /** Takes what nobody holds any more, the oldest first. That counts no attempt. */
  readonly takeOver: (limit: number) => Promise<readonly TakenDelivery[]>
  /** Counts an attempt at what was taken over, as work on it begins. Returns its number; null: it is not held any more. */
  readonly begin: (delivery: LeasedDelivery) => Promise<number | null>
  /**
   * It only waits, for the pace of its channel or for Slack: whatever happens to the process meanwhile was not its doing,
   * so that this attempt counts again only as it goes on (`posts.begin`, `begin`).
   */
  readonly setAside: (delivery: LeasedDelivery) => Promise<void>
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
  /** By which leases are counted. */
  readonly leaseTime: LeaseTime
}

/** Holds what was let go. */
const nobody = ''

/** `arrivals`: the same database, by a way on which what arrives meets nothing else. */
export function inboxOf(
  db: Database,
  arrivals: Database,
  { clock, holder, leaseSeconds, leaseTime }: InboxOptions,
): Inbox {
  const leaseEnd = () => leaseTime(leaseSeconds)
  const updateDelivery = ({ team, id, holder }: LeasedDelivery) =>
    db.updateTable('deliveries').where('team', '=', team).where('id', '=', id).where('holder', '=', holder)

  async function earlierResult(team: string, keys: readonly DedupeKey[]): Promise<RecordResult> {
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

  return {
    leaseSeconds,
    ageOf: ({ notedAt }) => clock() - Date.parse(notedAt),
    note: async ({ team, enterprise, kind, payload, keys }) => {
      const now = timeAt(clock)
      const row: NewRow = {
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
        noted_at: now,
        answered_at: null,
      }
      const isFirst =
        supportsWritableCte(db) && keys.length > 0
          ? await recordInOneStatement(arrivals, row, keys, leaseEnd(), clock)
          : await recordInTransaction(arrivals, row, keys, leaseEnd(), clock)
      return isFirst ? { isFirst, delivery: deliveryOf(row) } : earlierResult(team, keys)
    },
    acknowledged: async (delivery, acknowledgement) => {
      await updateDelivery(delivery).set({ acknowledgement }).execute()
    },
    answered: async (delivery, outcome) => {
      const ended = { state: 'answered', outcome, payload: '', answered_at: timeAt(clock) } as const
      await updateDelivery(delivery)
        .set(ended)
        .$if(supportsWritableCte(db), (query) => query.returning(relaxedCommit))
        .execute()
    },
    release: async (delivery, seconds) => {
      await updateDelivery(delivery)
        .set({ lease_until: leaseTime(seconds), holder: nobody })
        .where('state', '=', 'noted')
        .execute()
    },
    renew: async (deliveries) => {
      const held = new Set<string>()
      const leaseOf = ({ id, holder }: Omit<LeasedDelivery, 'team'>) => `${id} ${holder}`
      // What is held all together must not wait for its turn behind the work that it is held for.
      const by = deliveries.length > 1 ? arrivals : db
      for (const [team, ofTeam] of Map.groupBy(deliveries, (delivery) => delivery.team)) {
        const renewed = await by
          .updateTable('deliveries')
          .set({ lease_until: leaseEnd() })
          .where('team', '=', team)
          .where(
            'id',
            'in',
            ofTeam.map(({ id }) => id),
          )
          .where('holder', 'in', [...new Set(ofTeam.map(({ holder }) => holder))])
          .where('state', '=', 'noted')
          .returning(['id', 'holder'])
          .execute()
        for (const lease of renewed) held.add(leaseOf(lease))
      }
      return (delivery) => held.has(leaseOf(delivery))
    },
    takeOver: async (limit) => {
      // So that work that was overtaken is not taken for held because its own process has taken it over once more.
      const newLease = { holder: `${holder} ${randomUUID()}`, leaseTime, leaseSeconds }
      const rows = await takeExpired(db, limit, newLease)
      return rows.map((row) => ({
        ...deliveryOf({ ...row, holder: newLease.holder }),
        isSuspect: row.holder !== nobody && row.attempts > 1,
      }))
    },
    begin: async (delivery) => {
      const row = await updateDelivery(delivery)
        .set((is) => ({ lease_until: leaseEnd(), attempts: is('attempts', '+', 1) }))
        .where('state', '=', 'noted')
        .returning('attempts')
        .executeTakeFirst()
      return row?.attempts ?? null
    },
    setAside: async (delivery) => {
      await updateDelivery(delivery)
        .set((is) => ({ attempts: is('attempts', '-', 1) }))
        .where('state', '=', 'noted')
        // It was set aside already, and fell into trouble before it went on.
        .where('attempts', '>', 0)
        .execute()
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

function deliveryOf(row: NewRow): InboxDelivery {
  const { id, team, kind, payload, attempts, noted_at, holder } = row
  return { id, team, kind, payload, attempt: attempts, notedAt: noted_at, holder }
}
