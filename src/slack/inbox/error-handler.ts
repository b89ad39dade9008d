/** The one handler of what goes wrong in a listener: logged under an id, and the asker sees that id. */
import { randomBytes } from 'node:crypto'
import type { App, ReceiverEvent } from '@slack/bolt'
import * as z from 'zod'
import { currentScope } from '../request-scope.ts'
import type { Envelope } from './envelope.ts'
import { type AppLog, redactSecrets } from '../observability/log.ts'
import { UnconfirmedPost } from '../delivery/outbox.ts'
import { isTransient, retryAfterOf, slackErrorCode } from '../delivery/slack-errors.ts'
import { isLeaseLost } from '../lease-guard.ts'
import { isStoreError } from '../../store/store-error.ts'
import type { Services } from '../services.ts'

type ListenerFailure = Parameters<Parameters<App['error']>[0]>[0]

const optionalText = z.string().optional().catch(undefined)
const optionalEntity = z.object({ id: z.string() }).optional().catch(undefined)
/** Where the words came from, in whichever shape the payload has it. */
const askerSchema = z
  .object({
    response_url: z.url().optional().catch(undefined),
    channel_id: optionalText,
    user_id: optionalText,
    channel: optionalEntity,
    user: optionalEntity,
    event: z.object({ channel: optionalText, user: optionalText, thread_ts: optionalText }).optional().catch(undefined),
  })
  .transform(({ response_url: address, channel_id, user_id, channel, user, event }) => ({
    address,
    channel: channel_id ?? channel?.id ?? event?.channel,
    user: user_id ?? user?.id ?? event?.user,
    thread: event?.thread_ts,
  }))

/** Needs an App made with `extendedErrorHandler`. */
export function registerErrorHandler(app: App, services: Services): void {
  const { log, metrics } = services
  app.error(async ({ error: caught, body, context }: ListenerFailure) => {
    const error = unwrapBoltError(caught)
    if (isLeaseLost(error)) {
      log.warn('another process has taken over what this one was working on')
      return
    }
    if (isTriedAgain(error, services.timeouts.patience)) {
      metrics.refused(slackErrorCode(error) ?? 'unreached')
      log.warn({ reason: slackErrorCode(error) ?? error.name, code: error.code }, 'an answer is tried again')
      return
    }
    const errorId = newErrorId()
    metrics.failed()
    metrics.refused(slackErrorCode(error) ?? error.code ?? 'fault')
    logError(log, errorId, error)
    await notifyAsker(app, body, context.botToken, errorText(error, errorId), errorId, services)
  })
}

/** True where another try may do better; it is noted then that nobody was told. */
function isTriedAgain(error: unknown, patience: number): boolean {
  const scope = currentScope()
  if (scope === null || scope.id === null || scope.lease === undefined || (scope.age ?? 0) >= patience) return false
  const mayPass = error instanceof UnconfirmedPost ? !error.isFinal : isTransient(error) || isStoreError(error)
  if (!mayPass) return false
  scope.outcome = 'postponed'
  scope.retryAfter = retryAfterOf(error)
  return true
}

/** Tells the asker of a delivery on which every attempt ended without an answer. */
export async function reportAbandoned(
  app: App,
  body: unknown,
  token: string | undefined,
  services: Services,
): Promise<void> {
  const errorId = newErrorId()
  services.metrics.failed()
  services.log.error({ errorId }, 'given up: no process outlived it')
  await notifyAsker(app, body, token, apologyText(errorId), errorId, services)
}

const lateResponseSchema = z.union([
  z.object({ response_action: z.literal('errors'), errors: z.record(z.string(), z.string()) }),
  z.object({ text: z.string() }),
])

/** What belonged into an acknowledgement that nobody waits for any more is said to the asker instead. */
export async function deliverLateResponse(
  app: App,
  body: unknown,
  token: string | undefined,
  response: unknown,
  services: Services,
) {
  const parsed = lateResponseSchema.safeParse(response)
  if (!parsed.success) return
  const text =
    'text' in parsed.data
      ? parsed.data.text
      : `:warning: I could not take your form: ${Object.values(parsed.data.errors).join(' ')} Please open it again.`
  await notifyAsker(app, body, token, text, newErrorId(), services)
}

/** What could not be noted is not taken: a command is told so, and anything else is refused, so that Slack sends it again. */
export async function reportUnrecorded(
  error: unknown,
  { kind }: Envelope,
  { ack }: ReceiverEvent,
  log: AppLog,
): Promise<void> {
  const errorId = newErrorId()
  logError(log, errorId, error instanceof Error ? error : new Error('what was thrown is no error'))
  if (kind !== 'command') throw error
  await ack({ response_type: 'ephemeral', text: apologyText(errorId) })
}

/** What the asker reads. */
export function apologyText(errorId: string): string {
  return (
    ':warning: Something went wrong on my side, and this was not answered. Please try again. ' +
    `If it happens again, tell whoever runs this app the error id \`${errorId}\`.`
  )
}

function errorText(error: CodedError, errorId: string): string {
  if (error instanceof UnconfirmedPost) {
    return (
      ':warning: Slack did not confirm that my answer was posted. If you do not see it, please ask again ' +
      `(error id \`${errorId}\`).`
    )
  }
  if (error.code === 'slack_bolt_authorization_error') {
    return (
      ':warning: I have no valid installation in this workspace. Ask whoever manages apps to install gpucost again ' +
      `(error id \`${errorId}\`).`
    )
  }
  if (slackErrorCode(error) === 'expired_trigger_id') {
    return ':hourglass: Slack gives a form three seconds to open, and that was not enough. Please try again.'
  }
  return apologyText(errorId)
}

const newErrorId = () => randomBytes(4).toString('hex')

async function notifyAsker(
  app: App,
  body: unknown,
  botToken: string | undefined,
  text: string,
  errorId: string,
  { log }: Services,
): Promise<void> {
  const { address, channel, user, thread } = askerSchema.parse(body)
  const token = botToken === undefined ? {} : { token: botToken }
  const threadArgs = thread ? { thread_ts: thread } : {}
  const attempts = [
    ...(address === undefined ? [] : [() => postToResponseUrl(address, text)]),
    ...(channel === undefined || user === undefined
      ? []
      : [() => app.client.chat.postEphemeral({ ...token, channel, user, text, ...threadArgs })]),
    ...(user === undefined ? [] : [() => app.client.chat.postMessage({ ...token, channel: user, text })]),
  ]
  const result = await tryEach(attempts, log, errorId)
  const scope = currentScope()
  if (scope !== null) scope.outcome = outcomeOf[result]
  if (result !== 'notified') log.error({ errorId }, 'the asker could not be told')
}

type CodedError = Error & { code?: string }

/** Bolt wraps what has no code of its own, and the place in our code with it. */
function unwrapBoltError(error: CodedError & { original?: unknown }): CodedError {
  return error.code === 'slack_bolt_unknown_error' && error.original instanceof Error ? error.original : error
}

/** Messages of our own faults may hold a user's words, so only their place in the code is written. */
function logError(log: AppLog, errorId: string, error: CodedError): void {
  const isSlackError = error.code?.startsWith('slack_webapi') === true || error.name === 'RespondError'
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  log.error(
    {
      errorId,
      error: error.name,
      code: error.code,
      ...(isSlackError ? { message: redactSecrets(error.message).slice(0, 200) } : {}),
      at: frames.slice(0, 12).map((frame) => frame.trim()),
    },
    'a listener failed',
  )
}

async function postToResponseUrl(address: string, text: string): Promise<void> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ response_type: 'ephemeral', replace_original: false, text }),
    signal: AbortSignal.timeout(10_000),
  })
  if (!response.ok) throw new Error(`the response address answered ${response.status}`)
}

/** `not now`: one of the ways may be open a while later. */
type Notification = 'notified' | 'not now' | 'never'

const outcomeOf = { notified: 'failed', 'not now': 'postponed', never: 'untold' } as const

async function tryEach(
  attempts: readonly (() => Promise<unknown>)[],
  log: AppLog,
  errorId: string,
): Promise<Notification> {
  let result: Notification = 'never'
  for (const attempt of attempts) {
    await currentScope()?.lease?.ensure()
    try {
      await attempt()
      return 'notified'
    } catch (error) {
      if (isTransient(error)) result = 'not now'
      log.warn({ errorId, reason: redactSecrets(String(error)) }, 'one way to tell the asker failed')
    }
  }
  return result
}
