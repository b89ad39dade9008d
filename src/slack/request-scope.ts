/**
 * What is being worked on, wherever in the code one asks: the workspace, and the delivery that is to be answered.
 * Listeners and what they call run inside of it, so that nobody has to hand it on.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { LeaseGuard } from './lease-guard.ts'

export type RequestScope = {
  readonly team: string
  readonly enterprise: string | null
  /** Where it was asked; absent: in no channel, or it is not known. */
  readonly channel?: string | null
  /** The id under which it is noted, and under which what it posts is noted; null: it is not noted. */
  readonly id: string | null
  /** More than 1: an earlier attempt ended without an answer. */
  readonly attempt: number
  /**
   * Asked before anything is sent, for another process may take it over; absent where none could, as for a job, or where
   * something is no longer its work.
   */
  readonly lease?: LeaseGuard | undefined
  /** Called when it is answered and what is left is to be sent. */
  readonly onAnswered?: () => void
  /** Milliseconds since it was noted when this attempt began. */
  readonly age?: number
  /** How many messages it has begun to post. */
  posts: number
  /** Seconds that Slack asks to wait for before it is tried again. */
  retryAfter?: number | undefined
  /** Seconds after which it is tried again at the latest, however long ago it was asked: what it waits for is our own. */
  retryWithin?: number
  /**
   * `failed`: it went wrong and the asker was told. `untold`: nobody was told, so it is tried again. `postponed`: Slack
   * or the database was in trouble; it is tried again, and counts as no attempt.
   */
  outcome: 'answered' | 'failed' | 'untold' | 'postponed'
}

const storage = new AsyncLocalStorage<RequestScope>()

/** Null outside of any work. */
export function currentScope(): RequestScope | null {
  return storage.getStore() ?? null
}

/** The workspace that is being worked for. Throws outside of any work. */
export function currentTeam(): string {
  const team = currentScope()?.team
  if (team === undefined) throw new Error('no workspace is being worked for')
  return team
}

/** What is done whoever holds the delivery by now. */
export function runWithoutLease<T>(run: () => T): T {
  const scope = currentScope()
  return scope === null ? run() : storage.run({ ...scope, lease: undefined }, run)
}

/** Runs with the scope, and so does whatever it starts. */
export function runInScope<T>(scope: RequestScope, run: () => T): T {
  return storage.run(scope, run)
}
