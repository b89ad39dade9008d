/** What every method of the Web API has in common: whom it serves, and how it says no. */
import type { Violation } from '../../reply/limits.ts'
import type { Json } from '../json.ts'
import type { Workspace } from '../workspace.ts'

/** What a click permits: a window, for three seconds, once. */
export type Permit = {
  readonly user: string
  readonly channel: string | null
  /** The window that was clicked in. */
  readonly window: string | null
}

export type Caller = {
  readonly space: Workspace
  /** The workspace whose token was shown. */
  readonly team: string
  /** The permit of a trigger id, or Slack's word for why it is none. */
  readonly permit: (trigger: string) => Permit | string
  /** The address to which a file of that id is sent. */
  readonly uploadAddress: (id: string) => string
}

export type Method = (args: Json, caller: Caller) => Json

export const refused = (error: string, messages: readonly string[] = []): Json => ({
  ok: false,
  error,
  ...(messages.length > 0 ? { response_metadata: { messages } } : {}),
})

/** Slack names the place as a JSON pointer; the rule's name is ours, so that it can be looked up. */
export function said({ rule, path, message }: Violation): string {
  const pointer = `/${path.replaceAll(/\[(\d+)\]/g, '/$1').replaceAll('.', '/')}`
  return `[ERROR] ${message} [json-pointer:${pointer}] [rule:${rule}]`
}
