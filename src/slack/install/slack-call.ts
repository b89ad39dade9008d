/** One call of the Web API for a check: its answer, or a sentence on why there is none. */
import {
  LogLevel,
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
  WebClient,
} from '@slack/web-api'

/** Milliseconds that one call may take. */
const callTimeoutMs = 10_000

export type RefusedCall = {
  /** Slack's own word; null: Slack did not answer, or not as Slack does. */
  readonly errorCode: string | null
  readonly message: string
  readonly todo: string
}

/** What to do about Slack's words for a token that is not good. `howToCopy` says where it is found. */
const explanations: Readonly<Record<string, (howToCopy: string) => readonly [string, string]>> = {
  invalid_auth: (copy) => ['Slack does not know it', `Copy it again, whole. ${copy}`],
  not_authed: (copy) => ['Slack does not know it', `Copy it again, whole. ${copy}`],
  account_inactive: (copy) => ['the app was removed from the workspace', `Install it again. ${copy}`],
  token_revoked: (copy) => ['it was revoked', `Install the app again. ${copy}`],
  token_expired: (copy) => [
    'it has expired: token rotation is on for this app, and it cannot be turned off again',
    `Create a new app from the manifest, which leaves rotation off. ${copy}`,
  ],
  not_allowed_token_type: (copy) => ['it is a token of another kind', copy],
  missing_scope: (copy) => ['it lacks a scope', copy],
  org_login_required: () => ['the organization is being moved', 'Wait until Slack has finished, then check again.'],
  team_access_not_granted: () => [
    'the organization has not given this app a workspace',
    'Let an organization admin add it to the workspace: Organization settings > Integrations > Installed apps.',
  ],
  ekm_access_denied: () => ['the organization has withdrawn its encryption key', 'Ask its admins.'],
  access_denied: () => ['the workspace does not let the app in', 'Ask its admins to approve the app.'],
  ratelimited: () => ['Slack is being asked too often', 'Wait a minute, then check again.'],
}
const troubleCodes = new Set(['fatal_error', 'internal_error', 'service_unavailable', 'request_timeout'])

/** A client that tries once and does not wait for long. `apiUrl`: of Slack, or of a local one. */
export function webClient(token: string | undefined, apiUrl: string): WebClient {
  return new WebClient(token, {
    slackApiUrl: apiUrl,
    timeout: callTimeoutMs,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logLevel: LogLevel.ERROR,
    logger: {
      ...console,
      debug: ignore,
      info: ignore,
      warn: ignore,
      error: ignore,
      setLevel: ignore,
      setName: ignore,
      getLevel: () => LogLevel.ERROR,
    },
  })
}
const ignore = () => undefined

/** `howToCopy`: where the token is found. */
export function describeRefusal(error: unknown, apiUrl: string, howToCopy: string): RefusedCall {
  if (error instanceof WebAPIPlatformError) return refusalOf(error.data.error, howToCopy)
  if (error instanceof WebAPIRateLimitedError) return refusalOf('ratelimited', howToCopy)
  if (error instanceof WebAPIHTTPError) {
    return noAnswer(`Slack (${apiUrl}) answered with HTTP status ${error.statusCode}`, 'See https://slack-status.com.')
  }
  if (error instanceof WebAPIRequestError)
    return noAnswer(`Slack (${apiUrl}) was not reached (${reasonOf(error)})`, networkRemedy)
  return noAnswer(`Slack (${apiUrl}) was not understood (${reasonOf(error)})`, networkRemedy)
}

const networkRemedy =
  'Check the network of this machine. Behind a proxy set HTTPS_PROXY and NODE_USE_ENV_PROXY=1, here and for the app.'

function refusalOf(errorCode: string, howToCopy: string): RefusedCall {
  // What is no JSON at all is handed on by the library as if it were Slack's word.
  if (!/^\w{1,60}$/.test(errorCode)) return noAnswer('what answered is not Slack’s Web API', networkRemedy)
  if (troubleCodes.has(errorCode)) {
    return {
      errorCode,
      message: `Slack has trouble at the moment ("${errorCode}")`,
      todo: 'See https://slack-status.com.',
    }
  }
  const [message, todo] = explanations[errorCode]?.(howToCopy) ?? ['Slack refuses it', howToCopy]
  return { errorCode, message: `${message} ("${errorCode}")`, todo }
}

const noAnswer = (message: string, todo: string): RefusedCall => ({ errorCode: null, message, todo })

/** The innermost cause, which says most: "connect ECONNREFUSED 127.0.0.1:9". */
function reasonOf(error: unknown): string {
  if (error instanceof WebAPIRequestError) return reasonOf(error.original)
  if (!(error instanceof Error)) return 'for no given reason'
  if (error.cause instanceof Error) return reasonOf(error.cause)
  if (error.name === 'TimeoutError' || error.name === 'AbortError')
    return `no answer within ${callTimeoutMs / 1000} seconds`
  return error.message || ('code' in error ? String(error.code) : error.name)
}
