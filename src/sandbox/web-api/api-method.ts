/** What every method of the Web API has in common: whom it serves, and how it says no. */
import type { Violation } from '../../presentation/slack/blocks/validator/message-validator.ts'
import type { JsonObject } from '../json.ts'
import type { LocalWorkspace } from '../workspace/workspace.ts'

/** What a click permits: a window, for three seconds, once. */
export type TriggerContext = {
  readonly user: string
  readonly channel: string | null
  /** The window that was clicked in. */
  readonly modal: string | null
}

export type MethodContext = {
  readonly workspace: LocalWorkspace
  /** The workspace whose token was shown. */
  readonly team: string
  /** The permit of a trigger id, or Slack's word for why it is none. */
  readonly redeemTrigger: (triggerId: string) => TriggerContext | string
  /** The address to which a file of that id is sent. */
  readonly uploadUrl: (id: string) => string
}

export type ApiMethod = (args: JsonObject, context: MethodContext) => JsonObject

export const apiError = (error: string, messages: readonly string[] = []): JsonObject => ({
  ok: false,
  error,
  ...(messages.length > 0 ? { response_metadata: { messages } } : {}),
})

/** Slack names the place as a JSON pointer; the rule's name is ours, so that it can be looked up. */
export function violationMessage({ rule, path, message }: Violation): string {
  const pointer = `/${path.replaceAll(/\[(\d+)\]/g, '/$1').replaceAll('.', '/')}`
  return `[ERROR] ${message} [json-pointer:${pointer}] [rule:${rule}]`
}
