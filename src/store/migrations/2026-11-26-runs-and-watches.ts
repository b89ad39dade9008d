/** Runs of plans with their cards, what is waited for, and the message that an estimate stands in. */
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

export const runsAndWatches: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema.alterTable('estimates').addColumn('message_ts', 'text').execute()
    await db.schema
      .createTable('plan_runs')
      .addColumn('team', 'text', (column) => column.notNull())
      .addColumn('channel', 'text', (column) => column.notNull())
      .addColumn('thread', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('by_user', 'text', (column) => column.notNull())
      .addColumn('at', 'text', (column) => column.notNull())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('document', 'text', (column) => column.notNull())
      .addColumn('has_ended', 'integer', (column) => column.notNull())
      .addColumn('card_ts', 'text')
      .addColumn('token_hash', 'text')
      .addPrimaryKeyConstraint('plan_runs_key', ['team', 'channel', 'thread'])
      .execute()
    await db.schema.createIndex('plan_runs_by_id').on('plan_runs').column('id').unique().execute()
    await db.schema
      .createTable('watches')
      .addColumn('team', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('channel', 'text', (column) => column.notNull())
      .addColumn('thread', 'text')
      .addColumn('by_user', 'text', (column) => column.notNull())
      .addColumn('at', 'text', (column) => column.notNull())
      .addColumn('document', 'text', (column) => column.notNull())
      .addColumn('ended_at', 'text')
      .addPrimaryKeyConstraint('watches_key', ['team', 'id'])
      .execute()
    await db.schema.createIndex('watches_open').on('watches').columns(['team', 'ended_at']).execute()
  },
}
