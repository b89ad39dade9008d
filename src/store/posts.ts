/**
 * Posts: the messages that a delivery sends, each noted before and after. What was posted is not posted again, and
 * what was begun and not confirmed is known to be unsure.
 */
import type { QueryCreator } from 'kysely'
import { type Clock, type LeaseTime, timeAt } from './clock.ts'
import { type Database, supportsWritableCte } from './database.ts'
import { relaxedCommit } from './relaxed-commit.ts'
import type { Tables } from './tables.ts'

export type PostedMessage = { readonly channel: string; readonly ts: string }

/** `since`: when posting it was begun first, ISO time. */
export type PostStart =
  | { readonly is: 'new'; readonly since: string }
  /** It was posted, and when this was noted the delivery was not answered yet. */
  | { readonly is: 'posted'; readonly posted: PostedMessage }
  /** An earlier attempt began to post it; whether Slack has it is not known. */
  | { readonly is: 'unsure'; readonly since: string }
  /** Another process has taken the delivery over: this one must not post. */
  | { readonly is: 'lost' }

/**
 * The delivery is in the inbox, and only who holds it under this lease may post. `isSetAside`: it was set aside until
 * now. Null: it is in no inbox.
 */
export type PostFence = { readonly holder: string; readonly isSetAside: boolean } | null

/** `number` counts the messages of one delivery. */
export type Posts = {
  readonly begin: (delivery: string, number: number, channel: string, fence: PostFence) => Promise<PostStart>
  /** Resolves to the message that counts: another one where somebody else has posted it, and that is noted already. */
  readonly done: (delivery: string, number: number, posted: PostedMessage) => Promise<PostedMessage>
  /** Slack refused it: it was not posted. Nothing happens where another process has taken the delivery over. */
  readonly withdraw: (delivery: string, number: number, fence: PostFence) => Promise<void>
  /** Whether the message is, or may be, one that a delivery has begun to post which is not answered yet. */
  readonly mayBe: (message: PostedMessage) => Promise<boolean>
}

export type PostOptions = {
  readonly clock: Clock
  readonly leaseSeconds: number
  readonly leaseTime: LeaseTime
}

export function postsOf(db: Database, team: string, { clock, leaseSeconds, leaseTime }: PostOptions): Posts {
  /** Finds nothing where another process holds the delivery, or it is answered. */
  const renewLease = (db: Pick<QueryCreator<Tables>, 'updateTable'>, delivery: string, fence: NonNullable<PostFence>) =>
    db
      .updateTable('deliveries')
      .set((is) => ({
        lease_until: leaseTime(leaseSeconds),
        ...(fence.isSetAside ? { attempts: is('attempts', '+', 1) } : {}),
      }))
      .where('team', '=', team)
      .where('id', '=', delivery)
      .where('holder', '=', fence.holder)
      .where('state', '=', 'noted')
      .returning('id')

  const postRow = (db: Database, delivery: string, number: number) =>
    db
      .selectFrom('posts')
      .where('team', '=', team)
      .where('delivery', '=', delivery)
      .where('number', '=', number)
      .selectAll()
      .executeTakeFirstOrThrow()

  /** What an earlier attempt left of a post. */
  async function earlierPost(db: Database, delivery: string, number: number): Promise<PostStart> {
    const { ts, at, channel } = await postRow(db, delivery, number)
    return ts === null ? { is: 'unsure', since: at } : { is: 'posted', posted: { channel, ts } }
  }

  const beginInTransaction: Posts['begin'] = (delivery, number, channel, fence) =>
    db.transaction().execute(async (tx) => {
      if (fence !== null && (await renewLease(tx, delivery, fence).executeTakeFirst()) === undefined)
        return { is: 'lost' }
      const at = timeAt(clock)
      const begun = await tx
        .insertInto('posts')
        .values({ team, delivery, number, channel, ts: null, at })
        .onConflict((conflict) => conflict.doNothing())
        .returning('number')
        .executeTakeFirst()
      return begun === undefined ? earlierPost(tx, delivery, number) : { is: 'new', since: at }
    })

  /** The same for a fenced one, in one statement. */
  async function beginInOneStatement(
    delivery: string,
    number: number,
    channel: string,
    fence: NonNullable<PostFence>,
  ): Promise<PostStart> {
    const at = timeAt(clock)
    const { renewed, begun } = await db
      .with('renewed', (also) => renewLease(also, delivery, fence))
      .with('begun', (also) =>
        also
          .insertInto('posts')
          .columns(['team', 'delivery', 'number', 'channel', 'at'])
          .expression(
            also
              .selectFrom('renewed')
              .select((is) => [
                is.val(team).as('team'),
                is.val(delivery).as('delivery'),
                is.cast<number>(is.val(number), 'integer').as('number'),
                is.val(channel).as('channel'),
                is.val(at).as('at'),
              ]),
          )
          .onConflict((conflict) => conflict.doNothing())
          .returning('number'),
      )
      .selectNoFrom((is) => [
        is.exists(is.selectFrom('renewed').select('id')).as('renewed'),
        is.exists(is.selectFrom('begun').select('number')).as('begun'),
      ])
      .executeTakeFirstOrThrow()
    if (!renewed) return { is: 'lost' }
    return begun ? { is: 'new', since: at } : earlierPost(db, delivery, number)
  }

  return {
    begin: (delivery, number, channel, fence) =>
      fence !== null && supportsWritableCte(db)
        ? beginInOneStatement(delivery, number, channel, fence)
        : beginInTransaction(delivery, number, channel, fence),
    done: async (delivery, number, { channel, ts }) => {
      // Also where it was withdrawn meanwhile; what is noted first holds.
      const noted = await db
        .insertInto('posts')
        .values({ team, delivery, number, channel, ts, at: timeAt(clock) })
        .onConflict((conflict) =>
          conflict
            .columns(['team', 'delivery', 'number'])
            .doUpdateSet({ channel, ts, at: timeAt(clock) })
            .where('posts.ts', 'is', null),
        )
        .returning('ts')
        .$if(supportsWritableCte(db), (query) => query.returning(relaxedCommit))
        .executeTakeFirst()
      if (noted !== undefined) return { channel, ts }
      const row = await postRow(db, delivery, number)
      return { channel: row.channel, ts: row.ts ?? ts }
    },
    mayBe: async ({ channel, ts }) => {
      const found = await db
        .selectFrom('posts')
        .innerJoin('deliveries', (join) =>
          join.onRef('deliveries.team', '=', 'posts.team').onRef('deliveries.id', '=', 'posts.delivery'),
        )
        .where('posts.team', '=', team)
        .where('posts.channel', '=', channel)
        .where((is) => is.or([is('posts.ts', 'is', null), is('posts.ts', '=', ts)]))
        .where('deliveries.state', '=', 'noted')
        .select('posts.delivery')
        .limit(1)
        .executeTakeFirst()
      return found !== undefined
    },
    withdraw: async (delivery, number, fence) => {
      const withdrawn = db
        .deleteFrom('posts')
        .where('team', '=', team)
        .where('delivery', '=', delivery)
        .where('number', '=', number)
        .where('ts', 'is', null)
      const held = db
        .selectFrom('deliveries')
        .where('team', '=', team)
        .where('id', '=', delivery)
        .where('state', '=', 'noted')
        .select('id')
      await (
        fence === null ? withdrawn : withdrawn.where((is) => is.exists(held.where('holder', '=', fence.holder)))
      ).execute()
    },
  }
}
