/** Forgetting: all of a team when it goes, and what is older than the team wants kept. */
import type { Database } from './database.ts'
import { teamTables } from './tables.ts'

/** Every row of the team, in one transaction. */
export async function forgetTeam(db: Database, team: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    for (const table of teamTables) await tx.deleteFrom(table).where('team', '=', team).execute()
  })
}

/**
 * Threads without a turn since the ISO time, and what was reported before it; of the audit trail what is older than
 * `auditBefore`. Settings and owners stay.
 */
export async function purgeTeam(db: Database, team: string, before: string, auditBefore: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    for (const table of ['estimates', 'runs', 'approvals', 'plan_runs', 'watches'] as const) {
      await tx.deleteFrom(table).where('team', '=', team).where('at', '<', before).execute()
    }
    await tx.deleteFrom('audit').where('team', '=', team).where('at', '<', auditBefore).execute()
    const inactive = await tx
      .selectFrom('thread_turns')
      .where('team', '=', team)
      .groupBy(['channel', 'thread'])
      .having(({ fn }) => fn.max('at'), '<', before)
      .select(['channel', 'thread'])
      .execute()
    for (const { channel, thread } of inactive) {
      for (const table of ['thread_turns', 'thread_revisions'] as const) {
        await tx
          .deleteFrom(table)
          .where('team', '=', team)
          .where('channel', '=', channel)
          .where('thread', '=', thread)
          .execute()
      }
    }
  })
}

/**
 * What is left of workspaces that are gone. Version 0.1.0, which may run beside this one, does not know these tables,
 * and so forgets a workspace without them.
 */
export async function purgeForgotten(db: Database): Promise<void> {
  for (const table of ['owners', 'pinned_jobs', 'audit', 'plan_runs', 'watches'] as const) {
    await db
      .deleteFrom(table)
      .where('team', 'not in', (is) => is.selectFrom('teams').select('teams.team'))
      .where('team', 'not in', (is) => is.selectFrom('installations').select('installations.id'))
      .execute()
  }
}
