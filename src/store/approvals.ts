/** Spending that somebody was asked to approve, and what they decided. */
import type * as z from 'zod'
import { type Clock, timeAt } from './clock.ts'
import type { Database } from './database.ts'
import { read, write } from './document.ts'
import type { ApprovalRow } from './tables.ts'
import { type Origin, recent, type Told, told, tellingOf, type Wanted } from './told.ts'

export type Approval<Asked> = Told & {
  readonly approver: string
  readonly usd: number
  readonly asked: Asked
  readonly decision: { readonly is: 'approved' | 'declined'; readonly by: string; readonly at: string } | null
}
export type Approvals<Asked> = {
  readonly ask: (
    origin: Origin,
    approval: { readonly approver: string; readonly usd: number; readonly asked: Asked },
  ) => Promise<string>
  readonly read: (id: string) => Promise<Approval<Asked> | null>
  /** The approval as it stands, and whether this call decided it: the first decision holds. Null: there is none. */
  readonly decide: (
    id: string,
    by: string,
    decision: 'approved' | 'declined',
  ) => Promise<{ readonly approval: Approval<Asked>; readonly isFirst: boolean } | null>
  readonly recent: (wanted: Wanted) => Promise<readonly Approval<Asked>[]>
}

export function approvalsOf<Asked>(
  db: Database,
  team: string,
  shape: z.ZodType<Asked>,
  clock: Clock,
): Approvals<Asked> {
  const rows = () => db.selectFrom('approvals').where('team', '=', team).selectAll()
  const approval = (row: ApprovalRow): Approval<Asked> => ({
    ...tellingOf(row),
    approver: row.approver,
    usd: row.usd,
    asked: read(shape, row.document, `approval ${row.id}`),
    decision:
      row.decision === null ? null : { is: row.decision, by: row.decided_by ?? '', at: row.decided_at ?? row.at },
  })
  return {
    ask: async (origin, { approver, usd, asked }) => {
      const row = { ...told(team, origin, clock), approver, usd, document: write(shape, asked) }
      await db
        .insertInto('approvals')
        .values({ ...row, decision: null, decided_by: null, decided_at: null })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      return row.id
    },
    read: async (id) => {
      const row = await rows().where('id', '=', id).executeTakeFirst()
      return row === undefined ? null : approval(row)
    },
    decide: async (id, by, decision) => {
      const decided = await db
        .updateTable('approvals')
        .set({ decision, decided_by: by, decided_at: timeAt(clock) })
        .where('team', '=', team)
        .where('id', '=', id)
        .where('decision', 'is', null)
        .returningAll()
        .executeTakeFirst()
      const row = decided ?? (await rows().where('id', '=', id).executeTakeFirst())
      return row === undefined ? null : { approval: approval(row), isFirst: decided !== undefined }
    },
    recent: async (wanted) => (await recent(rows(), wanted).execute()).map(approval),
  }
}
