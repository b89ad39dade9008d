/** Work that comes round by the calendar. A second replica is harmless: each occasion has a key, and is done once. */
import { Cron } from 'croner'
import type { Job, Jobs } from '../../store/jobs.ts'
import { runInScope } from '../request-scope.ts'
import type { Services } from '../services.ts'

/** A kind of job: what it does, when it comes round, how often it is tried. */
export type JobDefinition = {
  readonly kind: string
  /** When it comes round: a cron pattern, UTC. Absent: when somebody adds one. */
  readonly pattern?: string
  /** How often it is tried, with pauses of half a minute, two minutes, eight…; absent: five times, in three quarters of an hour. */
  readonly attempts?: number
  /** What it posts is posted once, however often it is tried. */
  readonly run: (job: Job, services: Services) => Promise<void>
}

export type Scheduler = { readonly stop: () => Promise<void> }

const lockSeconds = 300
const maxAttempts = 5
const retryDelaySeconds = (attempt: number) => 30 * 4 ** (attempt - 1)

/** Polls the store until it is stopped. A job that throws is tried again later, as often as its definition says. */
export function startScheduler(definitions: readonly JobDefinition[], services: Services): Scheduler {
  const { store, log, timeouts } = services
  const byName = new Map(definitions.map((kind) => [kind.kind, kind]))
  const added = new Set<string>()
  let running: Promise<void> | null = null

  async function poll(): Promise<void> {
    for (const { kind, pattern } of definitions)
      if (pattern !== undefined) await addNextRun(kind, pattern, store.jobs, added)
    for (const job of await store.jobs.take([...byName.keys()], 5, lockSeconds)) {
      const kind = byName.get(job.kind)
      if (kind !== undefined) await runJob(kind, job, services)
    }
  }

  const tick = () => {
    running ??= poll()
      .catch((error: unknown) => {
        log.error({ error: error instanceof Error ? error.message : typeof error }, 'the schedule could not be kept')
      })
      .finally(() => {
        running = null
      })
  }
  tick()
  const timer = setInterval(tick, timeouts.jobInterval)
  return {
    stop: async () => {
      clearInterval(timer)
      await running
    },
  }
}

/** The next occasion is noted ahead, so that it is made up for where no process was up at its time. */
async function addNextRun(kind: string, pattern: string, jobs: Jobs, added: Set<string>): Promise<void> {
  const next = new Cron(pattern, { timezone: 'UTC' }).nextRun()
  if (next === null) return
  const runAt = next.toISOString()
  const key = `${kind} ${runAt}`
  if (added.has(key)) return
  await jobs.add({ kind, key: runAt, team: null, payload: {}, runAt })
  added.add(key)
}

/** Does a job that was just added now, and not at the next look; where that fails, it waits for the schedule. */
export async function runJobNow(definition: JobDefinition, key: string, services: Services): Promise<void> {
  const jobs = await services.store.jobs.take([definition.kind], 1, lockSeconds, key)
  for (const job of jobs) await runJob(definition, job, services)
}

async function runJob({ run, attempts = maxAttempts }: JobDefinition, job: Job, services: Services): Promise<void> {
  const { store, log } = services
  const id = `job ${job.kind} ${job.key}`
  const scope = { team: job.team ?? '', enterprise: null, id, attempt: job.attempt, posts: 0 }
  try {
    await runInScope({ ...scope, outcome: 'answered' }, () => run(job, services))
    await store.jobs.done(job)
  } catch (error) {
    const reason = error instanceof Error ? error.name : typeof error
    if (job.attempt < attempts) {
      log.warn({ job: job.kind, attempt: job.attempt, reason }, 'a job failed and is tried again')
      await store.jobs.retry(job, retryDelaySeconds(job.attempt))
    } else {
      log.error({ job: job.kind, reason }, 'a job failed for the last time')
      await store.jobs.done(job)
    }
  }
}
