/**
 * What is remembered. Whatever belongs to a team is reached through `of(team)` alone, so that no query can forget
 * whose rows it means; the rest spans teams by its nature and says so. The store does not know what the documents in
 * it mean: their schemas are handed to it.
 */
import { randomUUID } from 'node:crypto'
import type * as z from 'zod'
import { type Approvals, approvalsOf } from './approvals.ts'
import { type Audit, auditOf } from './audit.ts'
import { type Clock, databaseClock, leaseTimeBy, leaseTimeIn } from './clock.ts'
import { type Database, openArrivals, openDatabase, type DatabaseLocation, type DatabaseHooks } from './database.ts'
import { type Estimates, estimatesOf } from './estimates.ts'
import { forgetTeam, purgeForgotten, purgeTeam } from './forget.ts'
import { type Inbox, inboxOf } from './inbox.ts'
import { type Installations, installationsOf } from './installations.ts'
import { type Jobs, jobsOf } from './jobs.ts'
import { type Owners, ownersOf } from './owners.ts'
import { type DedupeKeys, dedupeKeysOf } from './dedupe-keys.ts'
import { type PlanRuns, planRunsOf, type RunTokens, runTokensOf } from './plan-runs.ts'
import { type PinnedJobs, pinnedJobsOf } from './pinned-jobs.ts'
import { type Posts, postsOf } from './posts.ts'
import { type Prices, pricesOf } from './prices.ts'
import { type Runs, runsOf } from './runs.ts'
import { sealWith, type SealingKey } from './seal.ts'
import { type TeamSettings, teamSettings } from './team-settings.ts'
import { type Threads, threadsOf } from './threads.ts'
import { type Watches, watchesOf } from './watches.ts'
import { type WorkspaceFacts, workspaceOf } from './workspace.ts'

/** What the documents are. */
export type Documents = {
  /** One revision of a conversation. */
  scenario: unknown
  /** The recommendation shown last in a thread: enough for differences and for replay. */
  shown: unknown
  /** A price that a thread rests on. */
  pin: unknown
  /** What a workspace or channel has settled. */
  settings: unknown
  /** The figures that head an answer. */
  headline: unknown
  /** The plan of a run that was reported. */
  run: unknown
  /** What somebody is asked to approve. */
  approval: unknown
  /** What is known of a run that goes on. */
  runState: unknown
  /** What somebody waits for. */
  watch: unknown
  installation: unknown
  /** A price that a feed saw. */
  observation: unknown
}

export type DocumentSchemas<D extends Documents> = { readonly [Name in keyof D]: z.ZodType<D[Name]> }

/** The rows of one team, and no other's. */
export type TeamStore<D extends Documents> = {
  readonly threads: Threads<D['scenario'], D['shown'], D['pin']>
  readonly settings: TeamSettings<D['settings']>
  readonly estimates: Estimates<D['scenario'], D['headline']>
  readonly runs: Runs<D['run']>
  readonly approvals: Approvals<D['approval']>
  readonly planRuns: PlanRuns<D['runState']>
  readonly watches: Watches<D['watch']>
  readonly owners: Owners
  readonly pinnedJobs: PinnedJobs<D['scenario']>
  readonly audit: Audit
  readonly workspace: WorkspaceFacts
  readonly dedupeKeys: DedupeKeys
  readonly posts: Posts
  /** Deletes every row of the team. */
  readonly forget: () => Promise<void>
  /** Deletes what was said and reported before the ISO time, and of the audit trail what is older than `auditBefore`. */
  readonly purge: (before: string, auditBefore: string) => Promise<void>
}

/** Everything that is remembered, by workspace. `D`: the documents that it keeps without knowing them. */
export type Store<D extends Documents> = {
  readonly of: (team: string) => TeamStore<D>
  /** Every workspace that was heard of; with `enterprise`, those of the organization. */
  readonly teams: (enterprise?: string) => Promise<readonly string[]>
  /** Deletes what an older version left of workspaces that are gone. */
  readonly purgeForgotten: () => Promise<void>
  readonly inbox: Inbox
  readonly jobs: Jobs
  readonly prices: Prices<D['observation']>
  readonly runTokens: RunTokens
  readonly installations: Installations<D['installation']>
  /** Milliseconds since 1970 by the clock that writes the rows. */
  readonly now: () => number
  /** Throws where the database does not answer. */
  readonly ping: () => Promise<void>
  readonly close: () => Promise<void>
}

export type StoreOptions = DatabaseHooks & {
  readonly sealingKeys?: readonly SealingKey[]
  readonly clock?: Clock
  /** How long a process that died keeps what it was working on, in seconds. */
  readonly leaseSeconds?: number
}

/** Throws `StoreOpenError`. */
export async function openStore<D extends Documents>(
  location: DatabaseLocation,
  schemas: DocumentSchemas<D>,
  options: StoreOptions = {},
): Promise<Store<D>> {
  const db = await openDatabase(location, options)
  const arrivals = openArrivals(location, options)
  const corrected = options.clock === undefined && 'url' in location ? await databaseClock(db) : null
  const clock = options.clock ?? corrected?.clock ?? Date.now
  const store = createStore(db, arrivals, schemas, {
    ...options,
    clock,
    hasOwnClock: options.clock !== undefined,
  })
  if (corrected === null) return store
  // Where the database does not answer, the monotonic clock goes on with what it knew.
  const timer = setInterval(() => void corrected.correct().catch(() => undefined), correctionIntervalMs).unref()
  return {
    ...store,
    close: () => {
      clearInterval(timer)
      return store.close()
    },
  }
}

/** Two clocks drift apart by far less than a millisecond in this time. */
const correctionIntervalMs = 60_000

function createStore<D extends Documents>(
  db: Database,
  arrivals: Database | null,
  schemas: DocumentSchemas<D>,
  options: StoreOptions & { readonly clock: Clock; readonly hasOwnClock: boolean },
): Store<D> {
  const { sealingKeys = [], clock, leaseSeconds = 4, hasOwnClock } = options
  const leaseTime = hasOwnClock ? leaseTimeBy(clock) : leaseTimeIn(db, clock)
  const lease = { clock, holder: randomUUID(), leaseSeconds, leaseTime }
  return {
    of: (team) => ({
      threads: threadsOf<D['scenario'], D['shown'], D['pin']>(db, team, schemas, clock),
      settings: teamSettings<D['settings']>(db, team, schemas.settings, clock),
      estimates: estimatesOf<D['scenario'], D['headline']>(db, team, schemas, clock),
      runs: runsOf<D['run']>(db, team, schemas.run, clock),
      approvals: approvalsOf<D['approval']>(db, team, schemas.approval, clock),
      planRuns: planRunsOf<D['runState']>(db, team, schemas.runState, clock),
      watches: watchesOf<D['watch']>(db, team, schemas.watch, clock),
      owners: ownersOf(db, team, clock),
      pinnedJobs: pinnedJobsOf<D['scenario']>(db, team, schemas.scenario, clock),
      audit: auditOf(db, team),
      workspace: workspaceOf(db, team, clock),
      dedupeKeys: dedupeKeysOf(db, team, clock),
      posts: postsOf(db, team, lease),
      forget: () => forgetTeam(db, team),
      purge: (before, auditBefore) => purgeTeam(db, team, before, auditBefore),
    }),
    teams: async (enterprise) => {
      const rows = db.selectFrom('teams').select('team').orderBy('team')
      const found = enterprise === undefined ? rows : rows.where('enterprise', '=', enterprise)
      return (await found.execute()).map(({ team }) => team)
    },
    purgeForgotten: () => purgeForgotten(db),
    inbox: inboxOf(db, arrivals ?? db, lease),
    jobs: jobsOf(db, clock),
    runTokens: runTokensOf(db),
    prices: pricesOf<D['observation']>(db, schemas.observation),
    installations: installationsOf<D['installation']>(db, schemas.installation, sealWith(sealingKeys), clock),
    now: clock,
    ping: async () => {
      await db.selectFrom('teams').select('team').limit(1).execute()
    },
    close: async () => {
      await Promise.all([db.destroy(), arrivals?.destroy()])
    },
  }
}
