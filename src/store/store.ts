/**
 * What is remembered. Whatever belongs to a team is reached through `of(team)` alone, so that no query can forget
 * whose rows it means; the rest spans teams by its nature and says so. The store does not know what the documents in
 * it mean: their schemas are handed to it.
 */
import { randomUUID } from 'node:crypto'
import type * as z from 'zod'
import { type Approvals, approvalsOf } from './approvals.ts'
import { type Clock, clockOf } from './clock.ts'
import { type Database, openArrivals, openDatabase, type Place, type Watchers } from './database.ts'
import { type Estimates, estimatesOf } from './estimates.ts'
import { forgetTeam, purgeTeam } from './forget.ts'
import { type Inbox, inboxOf } from './inbox.ts'
import { type Installations, installationsOf } from './installations.ts'
import { type Jobs, jobsOf } from './jobs.ts'
import { type Keys, keysOf } from './keys.ts'
import { type Posts, postsOf } from './posts.ts'
import { type Prices, pricesOf } from './prices.ts'
import { type Runs, runsOf } from './runs.ts'
import { sealWith, type SealingKey } from './seal.ts'
import { type TeamSettings, teamSettings } from './team-settings.ts'
import { type Threads, threadsOf } from './threads.ts'
import { type Workspace, workspaceOf } from './workspace.ts'

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
  installation: unknown
  /** A price that a feed saw. */
  observation: unknown
}

export type Shapes<D extends Documents> = { readonly [Name in keyof D]: z.ZodType<D[Name]> }

/** The rows of one team, and no other's. */
export type TeamStore<D extends Documents> = {
  readonly threads: Threads<D['scenario'], D['shown'], D['pin']>
  readonly settings: TeamSettings<D['settings']>
  readonly estimates: Estimates<D['scenario'], D['headline']>
  readonly runs: Runs<D['run']>
  readonly approvals: Approvals<D['approval']>
  readonly workspace: Workspace
  readonly keys: Keys
  readonly posts: Posts
  /** Deletes every row of the team. */
  readonly forget: () => Promise<void>
  /** Deletes what was said and reported before the ISO time. */
  readonly purge: (before: string) => Promise<void>
}

export type Store<D extends Documents> = {
  readonly of: (team: string) => TeamStore<D>
  /** Every workspace that was heard of; with `enterprise`, those of the organization. */
  readonly teams: (enterprise?: string) => Promise<readonly string[]>
  readonly inbox: Inbox
  readonly jobs: Jobs
  readonly prices: Prices<D['observation']>
  readonly installations: Installations<D['installation']>
  /** Throws where the database does not answer. */
  readonly ping: () => Promise<void>
  readonly close: () => Promise<void>
}

export type StoreOptions = Watchers & {
  readonly keys?: readonly SealingKey[]
  readonly clock?: Clock
  /** How long a process that died keeps what it was working on, in seconds. */
  readonly leaseSeconds?: number
}

/** Throws `CannotOpen`. */
export async function openStore<D extends Documents>(
  place: Place,
  shapes: Shapes<D>,
  options: StoreOptions = {},
): Promise<Store<D>> {
  const db = await openDatabase(place, options)
  const arrivals = openArrivals(place, options)
  const clock = options.clock ?? ('url' in place ? await clockOf(db) : Date.now)
  return storeOver(db, arrivals, shapes, { ...options, clock })
}

function storeOver<D extends Documents>(
  db: Database,
  arrivals: Database | null,
  shapes: Shapes<D>,
  { keys = [], clock, leaseSeconds = 4 }: StoreOptions & { readonly clock: Clock },
): Store<D> {
  const hold = { clock, holder: randomUUID(), leaseSeconds }
  return {
    of: (team) => ({
      threads: threadsOf<D['scenario'], D['shown'], D['pin']>(db, team, shapes, clock),
      settings: teamSettings<D['settings']>(db, team, shapes.settings, clock),
      estimates: estimatesOf<D['scenario'], D['headline']>(db, team, shapes, clock),
      runs: runsOf<D['run']>(db, team, shapes.run, clock),
      approvals: approvalsOf<D['approval']>(db, team, shapes.approval, clock),
      workspace: workspaceOf(db, team, clock),
      keys: keysOf(db, team, clock),
      posts: postsOf(db, team, hold),
      forget: () => forgetTeam(db, team),
      purge: (before) => purgeTeam(db, team, before),
    }),
    teams: async (enterprise) => {
      const rows = db.selectFrom('teams').select('team').orderBy('team')
      const found = enterprise === undefined ? rows : rows.where('enterprise', '=', enterprise)
      return (await found.execute()).map(({ team }) => team)
    },
    inbox: inboxOf(db, arrivals ?? db, hold),
    jobs: jobsOf(db, clock),
    prices: pricesOf<D['observation']>(db, shapes.observation),
    installations: installationsOf<D['installation']>(db, shapes.installation, sealWith(keys), clock),
    ping: async () => {
      await db.selectFrom('teams').select('team').limit(1).execute()
    },
    close: async () => {
      await Promise.all([db.destroy(), arrivals?.destroy()])
    },
  }
}
