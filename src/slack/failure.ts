/** The one handler of what goes wrong in a listener: logged under an id, and the asker sees that id. */
import { randomBytes } from 'node:crypto'
import type { App, ReceiverEvent } from '@slack/bolt'
import * as z from 'zod'
import { currentWork } from './current.ts'
import type { Envelope } from './envelope.ts'
import { type Log, withoutSecrets } from './log.ts'
import { TakenOver, Unconfirmed } from './outbox.ts'
import { refusal } from './refusals.ts'
import type { Services } from './services.ts'

type Failure = Parameters<Parameters<App['error']>[0]>[0]

const word = z.string().optional().catch(undefined)
const id = z.object({ id: z.string() }).optional().catch(undefined)
/** Where the words came from, in whichever shape the payload has it. */
const origin = z
  .object({
    response_url: z.url().optional().catch(undefined),
    channel_id: word,
    user_id: word,
    channel: id,
    user: id,
    event: z.object({ channel: word, user: word, thread_ts: word }).optional().catch(undefined),
  })
  .transform(({ response_url: address, channel_id, user_id, channel, user, event }) => ({
    address,
    channel: channel_id ?? channel?.id ?? event?.channel,
    user: user_id ?? user?.id ?? event?.user,
    thread: event?.thread_ts,
  }))

/** Needs an App made with `extendedErrorHandler`. */
export function handleFailures(app: App, services: Services): void {
  const { log, metrics } = services
  app.error(async ({ error: caught, body, context }: Failure) => {
    const error = unwrapped(caught)
    if (error instanceof TakenOver) {
      log.warn('another process has taken over what this one was working on')
      return
    }
    const errorId = newErrorId()
    metrics.failed()
    metrics.refused(refusal(error) ?? error.code ?? 'fault')
    logFault(log, errorId, error)
    await tell(app, body, context.botToken, sentenceFor(error, errorId), errorId, services)
  })
}

/** Tells the asker of a delivery on which every attempt ended without an answer. */
export async function giveUp(app: App, body: unknown, token: string | undefined, services: Services): Promise<void> {
  const errorId = newErrorId()
  services.metrics.failed()
  services.log.error({ errorId }, 'given up after the last attempt')
  await tell(app, body, token, apology(errorId), errorId, services)
}

const lateAnswer = z.union([
  z.object({ response_action: z.literal('errors'), errors: z.record(z.string(), z.string()) }),
  z.object({ text: z.string() }),
])

/** What belonged into an acknowledgement that nobody waits for any more is said to the asker instead. */
export async function sayLate(app: App, body: unknown, token: string | undefined, said: unknown, services: Services) {
  const read = lateAnswer.safeParse(said)
  if (!read.success) return
  const text =
    'text' in read.data
      ? read.data.text
      : `:warning: I could not take your form: ${Object.values(read.data.errors).join(' ')} Please open it again.`
  await tell(app, body, token, text, newErrorId(), services)
}

/** What could not be noted is not taken: a command is told so, and anything else is refused, so that Slack sends it again. */
export async function cannotNote(error: unknown, { kind }: Envelope, { ack }: ReceiverEvent, log: Log): Promise<void> {
  const errorId = newErrorId()
  logFault(log, errorId, error instanceof Error ? error : new Error('what was thrown is no error'))
  if (kind !== 'command') throw error
  await ack({ response_type: 'ephemeral', text: apology(errorId) })
}

/** What the asker reads. */
export function apology(errorId: string): string {
  return (
    ':warning: Something went wrong on my side, and this was not answered. Please try again. ' +
    `If it happens again, tell whoever runs this app the error id \`${errorId}\`.`
  )
}

function sentenceFor(error: Fault, errorId: string): string {
  if (error instanceof Unconfirmed) {
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
  if (refusal(error) === 'expired_trigger_id') {
    return ':hourglass: Slack gives a form three seconds to open, and that was not enough. Please try again.'
  }
  return apology(errorId)
}

const newErrorId = () => randomBytes(4).toString('hex')

async function tell(
  app: App,
  body: unknown,
  botToken: string | undefined,
  text: string,
  errorId: string,
  { log }: Services,
): Promise<void> {
  const { address, channel, user, thread } = origin.parse(body)
  const token = botToken === undefined ? {} : { token: botToken }
  const under = thread ? { thread_ts: thread } : {}
  const ways = [
    ...(address === undefined ? [] : [() => respondTo(address, text)]),
    ...(channel === undefined || user === undefined
      ? []
      : [() => app.client.chat.postEphemeral({ ...token, channel, user, text, ...under })]),
    ...(user === undefined ? [] : [() => app.client.chat.postMessage({ ...token, channel: user, text })]),
  ]
  const isTold = await firstThatWorks(ways, log, errorId)
  const work = currentWork()
  if (work !== null) work.outcome = isTold ? 'failed' : 'untold'
  if (!isTold) log.error({ errorId }, 'the asker could not be told')
}

type Fault = Error & { code?: string }

/** Bolt wraps what has no code of its own, and the place in our code with it. */
function unwrapped(error: Fault & { original?: unknown }): Fault {
  return error.code === 'slack_bolt_unknown_error' && error.original instanceof Error ? error.original : error
}

/** Messages of our own faults may hold a user's words, so only their place in the code is written. */
function logFault(log: Log, errorId: string, error: Fault): void {
  const isSlacks = error.code?.startsWith('slack_webapi') === true || error.name === 'RespondError'
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  log.error(
    {
      errorId,
      error: error.name,
      code: error.code,
      ...(isSlacks ? { message: withoutSecrets(error.message).slice(0, 200) } : {}),
      at: frames.slice(0, 12).map((frame) => frame.trim()),
    },
    'a listener failed',
  )
}

async function respondTo(address: string, text: string): Promise<void> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ response_type: 'ephemeral', replace_original: false, text }),
    signal: AbortSignal.timeout(10_000),
  })
  if (!response.ok) throw new Error(`the response address answered ${response.status}`)
}

async function firstThatWorks(ways: readonly (() => Promise<unknown>)[], log: Log, errorId: string): Promise<boolean> {
  for (const way of ways) {
    try {
      await way()
      return true
    } catch (error) {
      log.warn({ errorId, reason: withoutSecrets(String(error)) }, 'one way to tell the asker failed')
    }
  }
  return false
}
