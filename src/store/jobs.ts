/** Jobs: what is to be done at a time, once, however many replicas there are. */
import * as z from 'zod'
import { type Clock, timeAt } from './clock.ts'
import type { Database } from './database.ts'
import { readDocument } from './document.ts'

export type NewJob = {
  readonly kind: string
  /** One of a kind: `digest:C123:2026-W48` is done once, whoever adds it. */
  readonly key: string
  /** Null: nobody's in particular. A team's jobs go when the team goes. */
  readonly team: string | null
  readonly payload: Record<string, unknown>
  /** ISO time before which it is not done. */
  readonly runAt: string
}

/** `attempt` is 1 the first time. */
export type Job = NewJob & { readonly attempt: number }

type JobRef = Pick<Job, 'kind' | 'key'>

export type Jobs = {
  /** False where the kind has had that key, done or not. */
  readonly add: (job: NewJob) => Promise<boolean>
  /** Takes what is due, the oldest first, and locks it for so many seconds; with `key`, that one alone. */
  readonly take: (kinds: readonly string[], limit: number, seconds: number, key?: string) => Promise<readonly Job[]>
  readonly done: (job: JobRef) => Promise<void>
  /** It failed: tried again after so many seconds. */
  readonly retry: (job: JobRef, seconds: number) => Promise<void>
  /** Forgets what was done before the ISO time: the same key could then be added again. */
  readonly purge: (before: string) => Promise<void>
}

const payloadSchema = z.record(z.string(), z.unknown())

/** The jobs of all teams. One that was taken is locked for so many seconds, then anybody may take it again. */
export function jobsOf(db: Database, clock: Clock): Jobs {
  const updateJob = ({ kind, key }: JobRef) => db.updateTable('jobs').where('kind', '=', kind).where('key', '=', key)
  return {
    add: (job) => insertJob(db, job),
    take: async (kinds, limit, seconds, key) => {
      if (kinds.length === 0) return []
      const now = timeAt(clock)
      const rows = db.selectFrom('jobs')
      const due = await (key === undefined ? rows : rows.where('key', '=', key))
        .where('kind', 'in', [...kinds])
        .where('done_at', 'is', null)
        .where('run_at', '<=', now)
        .where((is) => is.or([is('locked_until', 'is', null), is('locked_until', '<', now)]))
        .orderBy('run_at')
        .orderBy('key')
        .limit(limit)
        .select(['kind', 'key', 'attempts'])
        .execute()
      const taken: Job[] = []
      for (const { attempts, ...found } of due) {
        // Whoever else takes it counts an attempt, and then finds nothing here.
        const row = await updateJob(found)
          .set({ locked_until: timeAt(clock, seconds), attempts: attempts + 1 })
          .where('attempts', '=', attempts)
          .where('done_at', 'is', null)
          .returningAll()
          .executeTakeFirst()
        if (row === undefined) continue
        const payload = readDocument(payloadSchema, row.payload, `job ${found.kind} ${found.key}`)
        taken.push({ ...found, team: row.team, payload, runAt: row.run_at, attempt: row.attempts })
      }
      return taken
    },
    done: async (job) => {
      await updateJob(job)
        .set({ done_at: timeAt(clock), locked_until: null, payload: '{}' })
        .execute()
    },
    retry: async (job, seconds) => {
      await updateJob(job)
        .set({ run_at: timeAt(clock, seconds), locked_until: null })
        .execute()
    },
    purge: async (before) => {
      await db.deleteFrom('jobs').where('done_at', '<', before).execute()
    },
  }
}

/** `tx`: the transaction of a change that the job tells of, so that neither is there without the other. */
export async function insertJob(
  tx: Pick<Database, 'insertInto'>,
  { kind, key, team, payload, runAt }: NewJob,
): Promise<boolean> {
  const row = { kind, key, team, payload: JSON.stringify(payload), run_at: runAt, attempts: 0 }
  const added = await tx
    .insertInto('jobs')
    .values({ ...row, locked_until: null, done_at: null })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst()
  return added !== undefined
}
