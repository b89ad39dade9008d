/** What all methods of the Web API share: the context that they run in, and how they refuse. */
import type { Violation } from '../block-kit/validator.ts'
import type { JsonObject } from '../json.ts'
import type { LocalWorkspace } from '../workspace/workspace.ts'
import type { TriggerContext } from './triggers.ts'

export type MethodContext = {
  /** The workspace that the token, or for an organization's token `team_id`, belongs to. */
  readonly workspace: LocalWorkspace
  /** What a trigger id allows, or Slack's error. */
  readonly redeemTrigger: (triggerId: string) => TriggerContext | string
  /** The address that the bytes of a file are sent to. */
  readonly uploadUrl: (fileId: string) => string
  /** The address at which the app's token fetches the bytes of a file. */
  readonly downloadUrl: (fileId: string) => string
}

/** A method of the Web API: arguments to the body of its answer. A refusal is a body too. */
export type ApiMethod = (args: JsonObject, context: MethodContext) => JsonObject

/** The body of a refused call: `ok: false` with Slack's error code and, if given, its explanations. */
export const apiError = (error: string, messages: readonly string[] = []): JsonObject => ({
  ok: false,
  error,
  ...(messages.length > 0 ? { response_metadata: { messages } } : {}),
})

/** The refusal of a call without a required field, worded as Slack words it. */
export const missingField = (name: string): JsonObject =>
  apiError('invalid_arguments', [`[ERROR] missing required field: ${name}`])

/** As Slack words it, with the place as a JSON pointer; the name of the rule is added so that it can be looked up. */
export function violationMessage({ rule, path, message }: Violation): string {
  const pointer = `/${path.replaceAll(/\[(\d+)\]/g, '/$1').replaceAll('.', '/')}`
  return `[ERROR] ${message} [json-pointer:${pointer}] [rule:${rule}]`
}
