/** Who may change a workspace's settings, a record of what was changed, and what a version must know to run. */
import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

export const owners: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema
      .createTable('schema_requirements')
      .addColumn('name', 'text', (column) => column.primaryKey())
      .execute()
    await db.schema
      .createTable('owners')
      .addColumn('team', 'text', (column) => column.notNull())
      .addColumn('user_id', 'text', (column) => column.notNull())
      .addColumn('added_by', 'text', (column) => column.notNull())
      .addColumn('added_at', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('owners_key', ['team', 'user_id'])
      .execute()
    await db.schema
      .createTable('audit')
      .addColumn('team', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('at', 'text', (column) => column.notNull())
      .addColumn('by_user', 'text', (column) => column.notNull())
      .addColumn('action', 'text', (column) => column.notNull())
      .addColumn('channel', 'text')
      .addColumn('document', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('audit_key', ['team', 'id'])
      .execute()
    await db.schema.createIndex('audit_by_time').on('audit').columns(['team', 'at']).execute()
  },
}
