/**
 * What is being worked on, wherever in the code one asks: the workspace, and the delivery that is to be answered.
 * Listeners and what they call run inside of it, so that nobody has to hand it on.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { LeaseGuard } from './lease-guard.ts'

export type RequestScope = {
  readonly team: string
  readonly enterprise: string | null
  /** The id under which it is noted, and under which what it posts is noted; null: it is not noted. */
  readonly id: string | null
  /** Another process may take it over, so that a post must ask first whether this one still has it. */
  readonly isFenced: boolean
  /** More than 1: an earlier attempt ended without an answer. */
  readonly attempt: number
  /** Asked before anything is sent; absent where no other process could take it over. */
  readonly lease?: LeaseGuard
  /** Called when it is answered and what is left is to be sent. */
  readonly onAnswered?: () => void
  /** How many messages it has begun to post. */
  posts: number
  /** Seconds that Slack asks to wait for before it is tried again. */
  retryAfter?: number | undefined
  /** `failed`: it went wrong and the asker was told. `untold`: nobody was told, so it is tried again. */
  outcome: 'answered' | 'failed' | 'untold'
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

export function runInScope<T>(scope: RequestScope, run: () => T): T {
  return storage.run(scope, run)
}
