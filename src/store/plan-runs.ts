/** Runs of plans, one a thread: what is known of each, the message that shows it, and the hash of its token. */
import { randomUUID } from 'node:crypto'
import type * as z from 'zod'
import { type Clock, timeAt } from './clock.ts'
import type { Database } from './database.ts'
import { TooManyConflicts } from './store-error.ts'
import { readDocument, writeDocument } from './document.ts'
import type { PlanRunRow } from './tables.ts'
import type { ThreadRef } from './threads.ts'

export type PlanRun<State> = ThreadRef & {
  readonly id: string
  /** A user's id: whoever began it; '' for nobody. */
  readonly by: string
  /** ISO time of the last change. */
  readonly at: string
  readonly version: number
  readonly state: State
  /** Of the message that shows it; null: none does yet. */
  readonly cardTs: string | null
}

type PlanRunChange<State> = { readonly state: State; readonly hasEnded: boolean }

export type PlanRuns<State> = {
  readonly read: (ref: ThreadRef) => Promise<PlanRun<State> | null>
  readonly readById: (id: string) => Promise<PlanRun<State> | null>
  /**
   * What `change` makes of the run as it stands; null: nothing. Where another change came first it is asked again of
   * what that one left. `card`: the message that shows the plan, for a run that is new. Its token ends with it.
   */
  readonly change: (
    ref: ThreadRef,
    origin: { readonly by: string; readonly card: string | null },
    change: (current: State | null) => PlanRunChange<State> | null,
  ) => Promise<PlanRun<State> | null>
  readonly setCard: (id: string, ts: string) => Promise<void>
  /** Replaces the token by the hash of another. False where the run is not known or has ended. */
  readonly setToken: (id: string, hash: string) => Promise<boolean>
  /** Those that have not ended, the newest first. */
  readonly open: (limit: number) => Promise<readonly PlanRun<State>[]>
  /** Those that were told of since, ended or not, the newest first. `since`: ISO time. */
  readonly recent: (query: {
    readonly channel?: string
    readonly since: string
    readonly limit: number
  }) => Promise<readonly PlanRun<State>[]>
}

/** Changes that may come first before one is given up. */
const maxConflicts = 50

/** The runs of one workspace; `schema` checks each stored state. */
export function planRunsOf<State>(db: Database, team: string, schema: z.ZodType<State>, clock: Clock): PlanRuns<State> {
  const rows = () => db.selectFrom('plan_runs').where('team', '=', team).selectAll()
  const runOf = (row: PlanRunRow): PlanRun<State> => ({
    id: row.id,
    channel: row.channel,
    thread: row.thread,
    by: row.by_user,
    at: row.at,
    version: row.version,
    state: readDocument(schema, row.document, `run of ${row.channel} ${row.thread}`),
    cardTs: row.card_ts,
  })
  const read = async ({ channel, thread }: ThreadRef) => {
    const row = await rows().where('channel', '=', channel).where('thread', '=', thread).executeTakeFirst()
    return row === undefined ? null : runOf(row)
  }

  async function tryChange(
    ref: ThreadRef,
    origin: { readonly by: string; readonly card: string | null },
    current: PlanRun<State> | null,
    { state, hasEnded }: PlanRunChange<State>,
  ): Promise<boolean> {
    const document = writeDocument(schema, state)
    const changed = {
      document,
      has_ended: hasEnded ? 1 : 0,
      at: timeAt(clock),
      ...(hasEnded ? { token_hash: null } : {}),
    }
    if (current !== null) {
      const row = await db
        .updateTable('plan_runs')
        .set({ ...changed, version: current.version + 1, ...(current.by === '' ? { by_user: origin.by } : {}) })
        .where('team', '=', team)
        .where('id', '=', current.id)
        .where('version', '=', current.version)
        .returning('id')
        .executeTakeFirst()
      return row !== undefined
    }
    const added = await db
      .insertInto('plan_runs')
      .values({
        team,
        ...ref,
        ...changed,
        token_hash: null,
        id: randomUUID(),
        by_user: origin.by,
        version: 1,
        card_ts: origin.card,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    return added !== undefined
  }

  return {
    read,
    readById: async (id) => {
      const row = await rows().where('id', '=', id).executeTakeFirst()
      return row === undefined ? null : runOf(row)
    },
    change: async ({ channel, thread }, origin, change) => {
      const ref = { channel, thread }
      for (let attempt = 0; attempt < maxConflicts; attempt += 1) {
        const current = await read(ref)
        const next = change(current?.state ?? null)
        if (next === null) return current
        if (await tryChange(ref, origin, current, next)) return read(ref)
      }
      throw new TooManyConflicts(`run of ${channel} ${thread}: ${maxConflicts} other changes came first`)
    },
    setCard: async (id, ts) => {
      await db.updateTable('plan_runs').set({ card_ts: ts }).where('team', '=', team).where('id', '=', id).execute()
    },
    setToken: async (id, hash) => {
      const row = await db
        .updateTable('plan_runs')
        .set({ token_hash: hash })
        .where('team', '=', team)
        .where('id', '=', id)
        .where('has_ended', '=', 0)
        .returning('id')
        .executeTakeFirst()
      return row !== undefined
    },
    recent: async ({ channel, since, limit }) => {
      const told = rows().where('at', '>=', since).orderBy('at', 'desc').limit(limit)
      const found = await (channel === undefined ? told : told.where('channel', '=', channel)).execute()
      return found.map(runOf)
    },
    open: async (limit) => {
      const found = await rows().where('has_ended', '=', 0).orderBy('at', 'desc').limit(limit).execute()
      return found.map(runOf)
    },
  }
}

export type RunTokens = {
  /** Whose run has that id, and the hash of its token; null: there is none, or it has ended. */
  readonly find: (id: string) => Promise<{ readonly team: string; readonly hash: string } | null>
}

/** Whoever posts with a token says of no team that it is theirs: the run does. */
export function runTokensOf(db: Database): RunTokens {
  return {
    find: async (id) => {
      const row = await db
        .selectFrom('plan_runs')
        .where('id', '=', id)
        .where('has_ended', '=', 0)
        .select(['team', 'token_hash'])
        .executeTakeFirst()
      return row === undefined || row.token_hash === null ? null : { team: row.team, hash: row.token_hash }
    },
  }
}
