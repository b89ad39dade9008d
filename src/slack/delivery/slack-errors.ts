/** What Slack says when it does not do what it was asked, in its own words, sorted by what can be done about it. */
import { RespondError } from '@slack/bolt'
import { isLeaseLost } from '../lease-guard.ts'
import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api'

/** The bot is not a member, or does not see the channel: it can be invited. */
const notInChannelErrors = new Set(['not_in_channel', 'channel_not_found'])
/** The bot may not post here, and an invitation would not help. */
const closedChannelErrors = new Set([
  'is_archived',
  'restricted_action',
  'restricted_action_read_only_channel',
  'restricted_action_non_threadable_channel',
  'restricted_action_thread_locked',
  'restricted_action_thread_only_channel',
  'cannot_reply_to_message',
  'ekm_access_denied',
  'team_access_not_granted',
  'messages_tab_disabled',
  'user_not_in_channel',
  'no_permission',
])
/** The token is no longer one: nothing can be called with it. */
const tokenErrors = new Set(['token_revoked', 'token_expired', 'account_inactive', 'invalid_auth', 'not_authed'])
/** The message is not one that the workspace draws (yet). */
const renderingErrors = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'only_one_table_allowed',
  'msg_blocks_too_long',
  'msg_too_long',
  'invalid_attachments',
])
/** The address of an interaction lives for thirty minutes and five uses. */
const expiredErrors = new Set(['expired_url', 'used_url', 'not_found', 'expired_trigger_id'])

export type SlackErrorKind = 'uninvited' | 'closed' | 'signed out' | 'undrawn' | 'expired' | 'other'

/** A response address that took the request and refused what it said. */
export class ResponseRefused extends Error {
  override readonly name = 'ResponseRefused'
  readonly errorCode: string
  constructor(errorCode: string) {
    super(`the response address answered "${errorCode}"`)
    this.errorCode = errorCode
  }
}

/** Slack's word for a refused call; undefined where Slack gave none. */
export function slackErrorCode(error: unknown): string | undefined {
  // What is no JSON is handed on by the library as if it were Slack's word.
  if (error instanceof WebAPIPlatformError) return /^\w{1,60}$/.test(error.data.error) ? error.data.error : 'unreadable'
  if (error instanceof WebAPIRateLimitedError) return 'ratelimited'
  if (error instanceof ResponseRefused) return error.errorCode
  if (!(error instanceof RespondError)) return undefined
  // A response address says in its status alone that it cannot show what it was given, or that it is gone.
  if (error.statusCode === 400) return 'invalid_blocks'
  return error.statusCode === 404 ? 'expired_url' : undefined
}

/** What stands in the way; undefined where it was no refusal. */
export function slackErrorKind(error: unknown): SlackErrorKind | undefined {
  const errorCode = slackErrorCode(error)
  if (errorCode === undefined) return undefined
  if (notInChannelErrors.has(errorCode)) return 'uninvited'
  if (closedChannelErrors.has(errorCode)) return 'closed'
  if (tokenErrors.has(errorCode)) return 'signed out'
  if (renderingErrors.has(errorCode)) return 'undrawn'
  return expiredErrors.has(errorCode) ? 'expired' : 'other'
}

/** Slack's trouble, not the message's: it passes. */
const transientErrors = new Set([
  'ratelimited',
  'rate_limited',
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'unreadable',
])

/** True where the same call can succeed a while later: Slack is limiting, in trouble, or not reached. */
export function isTransient(error: unknown): boolean {
  if (error instanceof WebAPIHTTPError || error instanceof RespondError)
    return error.statusCode >= 500 || error.statusCode === 429
  if (error instanceof WebAPIRequestError) return true
  const errorCode = slackErrorCode(error)
  return errorCode === undefined ? isFetchError(error) : transientErrors.has(errorCode)
}

/** Seconds that Slack asks to wait for; undefined where it does not. */
export const retryAfterOf = (error: unknown): number | undefined =>
  error instanceof WebAPIRateLimitedError ? error.retryAfter : undefined

/** Errors of a connection that was never made. */
const connectionErrors = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

/** True where Slack cannot have received the call. `error` is what `fetch` threw. */
export function isUnreached(error: unknown): boolean {
  const cause: unknown = error instanceof Error ? error.cause : undefined
  return cause instanceof Error && 'code' in cause && connectionErrors.has(String(cause.code))
}

/** True where Slack may have done what it was asked, although it did not say so. */
export function mayHaveSucceeded(error: unknown): boolean {
  if (isLeaseLost(error)) return false
  if (error instanceof WebAPIHTTPError) return error.statusCode >= 500
  if (error instanceof WebAPIRequestError) return !isUnreached(error.original)
  if (error instanceof RespondError) return error.statusCode >= 500
  // What is no JSON may have been anything.
  if (slackErrorCode(error) !== undefined) return slackErrorCode(error) === 'unreadable'
  return isFetchError(error) && !isUnreached(error)
}

/** What `fetch` says of a connection that failed, and of one that ended in the middle of an answer. */
const fetchErrors = new Set(['fetch failed', 'terminated'])

/** True for what `fetch` throws: a connection that failed, or the end of patience. */
function isFetchError(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return error.name === 'TimeoutError' || (error instanceof TypeError && fetchErrors.has(error.message))
}
