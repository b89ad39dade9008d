/** The one handler of what goes wrong in a listener: logged under an id, and the asker sees that id. */
import { randomBytes } from 'node:crypto'
import type { App } from '@slack/bolt'
import * as z from 'zod'
import { refusal } from './deliver.ts'
import { type Log, withoutSecrets } from './log.ts'
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
export function handleFailures(app: App, { log, metrics }: Services): void {
  app.error(async ({ error: caught, body, context }: Failure) => {
    const error = unwrapped(caught)
    const errorId = randomBytes(4).toString('hex')
    metrics.failed()
    metrics.refused(refusal(error) ?? error.code ?? 'fault')
    logFault(log, errorId, error)
    const { address, channel, user, thread } = origin.parse(body)
    const text = apology(errorId)
    const token = context.botToken === undefined ? {} : { token: context.botToken }
    const ways = [
      ...(address === undefined ? [] : [() => respondTo(address, text)]),
      ...(channel === undefined || user === undefined
        ? []
        : [
            () =>
              app.client.chat.postEphemeral({
                ...token,
                channel,
                user,
                text,
                ...(thread ? { thread_ts: thread } : {}),
              }),
          ]),
      ...(user === undefined ? [] : [() => app.client.chat.postMessage({ ...token, channel: user, text })]),
    ]
    if (!(await firstThatWorks(ways, log, errorId))) log.error({ errorId }, 'the asker could not be told')
  })
}

/** What the asker reads. */
export function apology(errorId: string): string {
  return (
    ':warning: Something went wrong on my side, and this was not answered. Please try again. ' +
    `If it happens again, tell whoever runs this app the error id \`${errorId}\`.`
  )
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
