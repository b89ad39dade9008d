/** What is known of a workspace and its channels beside what was said: its organization, what it refuses to draw. */
import * as z from 'zod'
import { type Clock, timeAt } from './clock.ts'
import type { Database } from './database.ts'
import { readDocument } from './document.ts'

export type WorkspaceFacts = {
  /** Remembers that the workspace exists, and its organization. */
  readonly recordSeen: (enterprise: string | null) => Promise<void>
  /** Whether anything was heard of it. */
  readonly isKnown: () => Promise<boolean>
  /** Null: it belongs to none, or nothing was heard of it. */
  readonly enterprise: () => Promise<string | null>
  /** Block types that it refused, and still may. */
  readonly refusedBlocks: () => Promise<ReadonlySet<string>>
  /** Adds to them, for so many seconds. */
  readonly recordRefused: (types: readonly string[], seconds: number) => Promise<void>
  /**
   * Whether another company is in the channel; null: not known. That nobody is counts for `seconds` since it was heard,
   * for ever without them: a channel can be opened at any time.
   */
  readonly isShared: (channel: string, seconds?: number) => Promise<boolean | null>
  readonly recordShared: (channel: string, isShared: boolean) => Promise<void>
}

const untilByType = z.record(z.string(), z.string())

/** The facts of one team. Refusals of a block expire, so that Slack is asked again. */
export function workspaceOf(db: Database, team: string, clock: Clock): WorkspaceFacts {
  const row = () => db.selectFrom('teams').where('team', '=', team)
  const readRefused = async (): Promise<Record<string, string>> => {
    const found = await row().select('refused_blocks').executeTakeFirst()
    return found === undefined ? {} : readDocument(untilByType, found.refused_blocks, `workspace ${team}`)
  }
  return {
    recordSeen: async (enterprise) => {
      const columns = { enterprise, seen_at: timeAt(clock) }
      await db
        .insertInto('teams')
        .values({ team, ...columns, refused_blocks: '{}' })
        .onConflict((conflict) => conflict.column('team').doUpdateSet(columns))
        .execute()
    },
    isKnown: async () => (await row().select('team').executeTakeFirst()) !== undefined,
    enterprise: async () => (await row().select('enterprise').executeTakeFirst())?.enterprise ?? null,
    refusedBlocks: async () => {
      const now = timeAt(clock)
      return new Set(Object.entries(await readRefused()).flatMap(([type, until]) => (until > now ? [type] : [])))
    },
    recordRefused: async (types, seconds) => {
      const until = timeAt(clock, seconds)
      const all = { ...(await readRefused()), ...Object.fromEntries(types.map((type) => [type, until])) }
      const refused_blocks = JSON.stringify(all)
      await db
        .insertInto('teams')
        .values({ team, enterprise: null, seen_at: timeAt(clock), refused_blocks })
        .onConflict((conflict) => conflict.column('team').doUpdateSet({ refused_blocks }))
        .execute()
    },
    isShared: async (channel, seconds) => {
      const found = await db
        .selectFrom('channels')
        .where('team', '=', team)
        .where('channel', '=', channel)
        .select(['is_shared', 'seen_at'])
        .executeTakeFirst()
      if (found === undefined) return null
      const isOld = seconds !== undefined && found.seen_at < timeAt(clock, -seconds)
      return found.is_shared === 1 ? true : isOld ? null : false
    },
    recordShared: async (channel, isShared) => {
      const columns = { is_shared: isShared ? 1 : 0, seen_at: timeAt(clock) }
      await db
        .insertInto('channels')
        .values({ team, channel, ...columns })
        .onConflict((conflict) => conflict.columns(['team', 'channel']).doUpdateSet(columns))
        .execute()
    },
  }
}
