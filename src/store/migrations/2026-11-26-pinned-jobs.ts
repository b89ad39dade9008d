/** What a channel has pinned as its own recommendation. */
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

export const pinnedJobs: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('pinned_jobs')
      .addColumn('team', 'text', (column) => column.notNull())
      .addColumn('channel', 'text', (column) => column.notNull())
      .addColumn('scenario', 'text', (column) => column.notNull())
      .addColumn('pinned_by', 'text', (column) => column.notNull())
      .addColumn('pinned_at', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('pinned_jobs_key', ['team', 'channel'])
      .execute()
  },
}
