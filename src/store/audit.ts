/** The audit trail of a workspace: what was changed or decided, by whom and when. Entries are added, never changed. */
import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import { type Clock, timeAt } from './clock.ts'
import type { Database } from './database.ts'
import { readDocument } from './document.ts'
import { insertJob, type NewJob } from './jobs.ts'
import type { AuditRow } from './tables.ts'

export type AuditAction = 'settings' | 'owners' | 'approval'

export type AuditEntry = {
  readonly id: string
  /** ISO time. */
  readonly at: string
  /** A user's id. */
  readonly by: string
  readonly action: AuditAction
  /** Null: the workspace. */
  readonly channel: string | null
  /** What held before and after, as it is stored; null: nothing did. */
  readonly before: unknown
  readonly after: unknown
}

/** What a change brings along, in the same transaction. */
export type ChangeExtras = {
  /** The delivery that asks for it, by which it is known again where that is worked on again; null: none. */
  readonly delivery?: string | null
  /** Tell those whom it concerns. */
  readonly jobs?: readonly NewJob[]
}

export type Audit = {
  /** What the delivery has changed already. */
  readonly ofDelivery: (delivery: string) => Promise<readonly AuditEntry[]>
  /** The newest first. */
  readonly recent: (query: {
    readonly action?: AuditAction
    /** ISO time of the oldest. */
    readonly since?: string
    /** Null: of the workspace alone. */
    readonly channel?: null
    /** 50 without one; null: all of them. */
    readonly limit?: number | null
  }) => Promise<readonly AuditEntry[]>
}

const documentSchema = z.object({ before: z.unknown(), after: z.unknown() })
const actionSchema = z.enum(['settings', 'owners', 'approval'])

/** The trail of one workspace. */
export function auditOf(db: Database, team: string): Audit {
  const entryOf = (row: AuditRow): AuditEntry => {
    const { before = null, after = null } = readDocument(documentSchema, row.document, `audit ${row.id}`)
    const action = actionSchema.parse(row.action)
    return { id: row.id, at: row.at, by: row.by_user, action, channel: row.channel, before, after }
  }
  return {
    ofDelivery: async (delivery) => {
      const ids = (['settings', 'owners'] as const).map((action) => entryId(delivery, action))
      const rows = db.selectFrom('audit').where('team', '=', team).where('id', 'in', ids)
      return (await rows.selectAll().orderBy('id').execute()).map(entryOf)
    },
    recent: async ({ action, channel, since = '', limit = 50 }) => {
      const rows = db.selectFrom('audit').where('team', '=', team).where('at', '>=', since)
      const acted = action === undefined ? rows : rows.where('action', '=', action)
      const placed = channel === undefined ? acted : acted.where('channel', 'is', null)
      const newestFirst = placed.selectAll().orderBy('at', 'desc').orderBy('id')
      return (await (limit === null ? newestFirst : newestFirst.limit(limit)).execute()).map(entryOf)
    },
  }
}

const entryId = (delivery: string, action: AuditAction) => `${delivery} ${action}`

/** Written in the transaction that makes the change, so that there is none without an entry. */
export async function insertAudit(
  tx: Pick<Database, 'insertInto'>,
  team: string,
  { by, action, channel, before, after }: Omit<AuditEntry, 'id' | 'at'>,
  clock: Clock,
  { delivery = null, jobs = [] }: ChangeExtras = {},
): Promise<void> {
  const document = JSON.stringify({ before, after })
  const id = delivery === null ? randomUUID() : entryId(delivery, action)
  await tx
    .insertInto('audit')
    .values({ team, id, at: timeAt(clock), by_user: by, action, channel, document })
    .execute()
  for (const job of jobs) await insertJob(tx, job)
}
