/**
 * What is kept of an answer need not be on the disk before work goes on: PostgreSQL's log is one after another, so that
 * nothing that follows outlives a crash of the database which that did not. Its question is open again then, and is
 * answered from what Slack shows. SQLite has the same in its driver.
 */
import { sql } from 'kysely'

/** A statement of PostgreSQL that returns this is committed without waiting for the disk; not for use in transactions. */
export const relaxedCommit = sql<string>`set_config('synchronous_commit', 'off', true)`.as('relaxed')
