/** Spending that somebody was asked to approve, and what they decided. */
import type * as z from 'zod'
import { type Clock, timeAt } from './clock.ts'
import type { Database } from './database.ts'
import { insertAudit } from './audit.ts'
import { readDocument, writeDocument } from './document.ts'
import type { ApprovalRow } from './tables.ts'
import {
  type RecordOrigin,
  filterRecent,
  type ChannelRecord,
  recordColumns,
  recordOf,
  type RecordQuery,
} from './channel-records.ts'

export type Approval<Content> = ChannelRecord & {
  readonly approver: string
  readonly usd: number
  readonly content: Content
  readonly decision: { readonly is: 'approved' | 'declined'; readonly by: string; readonly at: string } | null
}
export type Approvals<Content> = {
  readonly request: (
    origin: RecordOrigin,
    approval: { readonly approver: string; readonly usd: number; readonly content: Content },
  ) => Promise<string>
  readonly read: (id: string) => Promise<Approval<Content> | null>
  /** The approval as it stands, and whether this call decided it: the first decision holds. Null: there is none. */
  readonly decide: (
    id: string,
    by: string,
    decision: 'approved' | 'declined',
  ) => Promise<{ readonly approval: Approval<Content>; readonly isFirst: boolean } | null>
  readonly recent: (query: RecordQuery) => Promise<readonly Approval<Content>[]>
}

export function approvalsOf<Content>(
  db: Database,
  team: string,
  schema: z.ZodType<Content>,
  clock: Clock,
): Approvals<Content> {
  const rows = () => db.selectFrom('approvals').where('team', '=', team).selectAll()
  const approvalOf = (row: ApprovalRow): Approval<Content> => ({
    ...recordOf(row),
    approver: row.approver,
    usd: row.usd,
    content: readDocument(schema, row.document, `approval ${row.id}`),
    decision:
      row.decision === null ? null : { is: row.decision, by: row.decided_by ?? '', at: row.decided_at ?? row.at },
  })
  return {
    request: async (origin, { approver, usd, content }) => {
      const row = { ...recordColumns(team, origin, clock), approver, usd, document: writeDocument(schema, content) }
      await db
        .insertInto('approvals')
        .values({ ...row, decision: null, decided_by: null, decided_at: null })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      return row.id
    },
    read: async (id) => {
      const row = await rows().where('id', '=', id).executeTakeFirst()
      return row === undefined ? null : approvalOf(row)
    },
    decide: async (id, by, decision) => {
      const decidedRow = await db.transaction().execute(async (tx) => {
        const decided = await tx
          .updateTable('approvals')
          .set({ decision, decided_by: by, decided_at: timeAt(clock) })
          .where('team', '=', team)
          .where('id', '=', id)
          .where('decision', 'is', null)
          .returningAll()
          .executeTakeFirst()
        if (decided !== undefined) {
          const { approver, usd, channel } = decided
          const after = { id, decision, approver, usd, requester: decided.by_user }
          await insertAudit(tx, team, { by, action: 'approval', channel, before: null, after }, clock)
        }
        return decided
      })
      const row = decidedRow ?? (await rows().where('id', '=', id).executeTakeFirst())
      return row === undefined ? null : { approval: approvalOf(row), isFirst: decidedRow !== undefined }
    },
    recent: async (query) => (await filterRecent(rows(), query).execute()).map(approvalOf),
  }
}
