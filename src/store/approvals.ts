/** Plans that somebody was asked to approve, and what became of each request. */
import type * as z from 'zod'
import { insertAudit } from './audit.ts'
import {
  type ChannelRecord,
  filterRecent,
  recordColumns,
  recordOf,
  type RecordOrigin,
  type RecordQuery,
} from './channel-records.ts'
import { type Clock, timeAt } from './clock.ts'
import type { Database } from './database.ts'
import { readDocument, writeDocument } from './document.ts'
import type { NewJob } from './jobs.ts'
import type { ApprovalRow } from './tables.ts'

/** `superseded`: a newer request of its thread took its place, made by `by`. */
export type ApprovalDecision = {
  readonly is: 'approved' | 'declined' | 'superseded'
  readonly by: string
  /** ISO time. */
  readonly at: string
}

export type Approval<Content> = ChannelRecord & {
  /** The first of those who were asked. */
  readonly approver: string
  readonly usd: number
  readonly content: Content
  readonly decision: ApprovalDecision | null
}

export type Approvals<Content> = {
  /**
   * Asks, and supersedes what still waits in the thread. A request with the id of an earlier one is that one: of two
   * people who ask for the same plan at once, one asks.
   */
  readonly request: (
    origin: RecordOrigin,
    approval: { readonly approver: string; readonly usd: number; readonly content: Content },
    id?: string,
  ) => Promise<string>
  readonly read: (id: string) => Promise<Approval<Content> | null>
  /**
   * The approval as it stands, and whether this call decided it: the first decision holds. Null: there is none. `job`
   * tells of the decision: neither is there without the other.
   */
  readonly decide: (
    id: string,
    by: string,
    decision: 'approved' | 'declined',
    job?: NewJob,
  ) => Promise<{ readonly approval: Approval<Content>; readonly isFirst: boolean } | null>
  /** Changes what is asked as long as nobody has decided: false where somebody has. */
  readonly revise: (id: string, change: { readonly usd: number; readonly content: Content }) => Promise<boolean>
  /** Changes what is kept beside the request, whatever was decided. */
  readonly annotate: (id: string, change: (content: Content) => Content) => Promise<void>
  readonly recent: (query: RecordQuery) => Promise<readonly Approval<Content>[]>
}

/** The approvals of one team; documents are checked by `schema` when they are read, and what does not fit throws. */
export function approvalsOf<Content>(
  db: Database,
  team: string,
  schema: z.ZodType<Content>,
  clock: Clock,
): Approvals<Content> {
  const rows = () => db.selectFrom('approvals').where('team', '=', team).selectAll()
  const contentOf = (row: Pick<ApprovalRow, 'id' | 'document'>) =>
    readDocument(schema, row.document, `approval ${row.id}`)
  const approvalOf = (row: ApprovalRow): Approval<Content> => ({
    ...recordOf(row),
    approver: row.approver,
    usd: row.usd,
    content: contentOf(row),
    decision:
      row.decision === null ? null : { is: row.decision, by: row.decided_by ?? '', at: row.decided_at ?? row.at },
  })
  return {
    request: async (origin, { approver, usd, content }, requestId) => {
      const row = {
        ...recordColumns(team, origin, clock),
        ...(requestId === undefined ? {} : { id: requestId }),
        approver,
        usd,
        document: writeDocument(schema, content),
      }
      const { id, by_user: by, at, channel, thread } = row
      await db.transaction().execute(async (tx) => {
        // One request of a workspace at a time: two at once would each not see the other, and both stay open.
        await tx.updateTable('teams').set({ team }).where('team', '=', team).execute()
        const added = await tx
          .insertInto('approvals')
          .values({ ...row, decision: null, decided_by: null, decided_at: null })
          .onConflict((conflict) => conflict.doNothing())
          .returning('id')
          .executeTakeFirst()
        if (added === undefined) return
        const audit = (after: object) =>
          insertAudit(tx, team, { by, action: 'approval', channel, before: null, after }, clock)
        await audit({ id, decision: 'requested', approver, usd, requester: by })
        if (thread === null) return
        const superseded = await tx
          .updateTable('approvals')
          .set({ decision: 'superseded', decided_by: by, decided_at: at })
          .where('team', '=', team)
          .where('channel', '=', channel)
          .where('thread', '=', thread)
          .where('decision', 'is', null)
          .where('id', '<>', id)
          .returningAll()
          .execute()
        for (const earlier of superseded) {
          await audit({
            id: earlier.id,
            decision: 'superseded',
            approver,
            usd: earlier.usd,
            requester: earlier.by_user,
          })
        }
      })
      return id
    },
    read: async (id) => {
      const row = await rows().where('id', '=', id).executeTakeFirst()
      return row === undefined ? null : approvalOf(row)
    },
    decide: async (id, by, decision, job) => {
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
          const jobs = job === undefined ? [] : [job]
          await insertAudit(tx, team, { by, action: 'approval', channel, before: null, after }, clock, { jobs })
        }
        return decided
      })
      const row = decidedRow ?? (await rows().where('id', '=', id).executeTakeFirst())
      return row === undefined ? null : { approval: approvalOf(row), isFirst: decidedRow !== undefined }
    },
    revise: async (id, { usd, content }) => {
      const revised = await db
        .updateTable('approvals')
        .set({ usd, document: writeDocument(schema, content) })
        .where('team', '=', team)
        .where('id', '=', id)
        .where('decision', 'is', null)
        .returning('id')
        .executeTakeFirst()
      return revised !== undefined
    },
    annotate: async (id, change) => {
      await db.transaction().execute(async (tx) => {
        const row = await tx
          .selectFrom('approvals')
          .where('team', '=', team)
          .where('id', '=', id)
          .select(['id', 'document'])
          .executeTakeFirst()
        if (row === undefined) return
        const document = writeDocument(schema, change(contentOf(row)))
        await tx.updateTable('approvals').set({ document }).where('team', '=', team).where('id', '=', id).execute()
      })
    },
    recent: async (query) => (await filterRecent(rows(), query).execute()).map(approvalOf),
  }
}
