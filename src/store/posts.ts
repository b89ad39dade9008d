/**
 * Posts: the messages that a delivery sends, each noted before and after. What was posted is not posted again, and
 * what was begun and not confirmed is known to be unsure.
 */
import type { Transaction } from 'kysely'
import { type Clock, timeAt } from './clock.ts'
import type { Database } from './database.ts'
import type { Tables } from './tables.ts'

export type Posted = { readonly channel: string; readonly ts: string }

export type PostStart =
  | { readonly is: 'new' }
  /** It was posted, and when this was noted the delivery was not answered yet. */
  | { readonly is: 'posted'; readonly posted: Posted }
  /** An earlier attempt began to post it; whether Slack has it is not known. `since`: ISO time. */
  | { readonly is: 'unsure'; readonly since: string }
  /** Another process has taken the delivery over: this one must not post. */
  | { readonly is: 'lost' }

/** `number` counts the messages of one delivery. */
export type Posts = {
  /** `isFenced`: the delivery is in the inbox, and only the process that holds it may post. */
  readonly begin: (delivery: string, number: number, channel: string, isFenced: boolean) => Promise<PostStart>
  readonly done: (delivery: string, number: number, posted: Posted) => Promise<void>
  /** Slack refused it: it was not posted. */
  readonly withdraw: (delivery: string, number: number) => Promise<void>
}

export type PostOptions = { readonly clock: Clock; readonly holder: string; readonly leaseSeconds: number }

export function postsOf(db: Database, team: string, { clock, holder, leaseSeconds }: PostOptions): Posts {
  /** False where another process holds the delivery, or it is answered. */
  async function renews(tx: Transaction<Tables>, delivery: string): Promise<boolean> {
    const renewed = await tx
      .updateTable('deliveries')
      .set({ lease_until: timeAt(clock, leaseSeconds) })
      .where('team', '=', team)
      .where('id', '=', delivery)
      .where('holder', '=', holder)
      .where('state', '=', 'noted')
      .returning('id')
      .executeTakeFirst()
    return renewed !== undefined
  }

  return {
    begin: (delivery, number, channel, isFenced) =>
      db.transaction().execute(async (tx) => {
        if (isFenced && !(await renews(tx, delivery))) return { is: 'lost' }
        const begun = await tx
          .insertInto('posts')
          .values({ team, delivery, number, channel, ts: null, at: timeAt(clock) })
          .onConflict((conflict) => conflict.doNothing())
          .returning('number')
          .executeTakeFirst()
        if (begun !== undefined) return { is: 'new' }
        const earlier = await tx
          .selectFrom('posts')
          .where('team', '=', team)
          .where('delivery', '=', delivery)
          .where('number', '=', number)
          .selectAll()
          .executeTakeFirstOrThrow()
        if (earlier.ts === null) return { is: 'unsure', since: earlier.at }
        return { is: 'posted', posted: { channel: earlier.channel, ts: earlier.ts } }
      }),
    done: async (delivery, number, { channel, ts }) => {
      await db
        .updateTable('posts')
        .set({ channel, ts, at: timeAt(clock) })
        .where('team', '=', team)
        .where('delivery', '=', delivery)
        .where('number', '=', number)
        .execute()
    },
    withdraw: async (delivery, number) => {
      await db
        .deleteFrom('posts')
        .where('team', '=', team)
        .where('delivery', '=', delivery)
        .where('number', '=', number)
        .execute()
    },
  }
}
