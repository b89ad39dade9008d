/**
 * Brings an answer to where it was asked. A recommendation is a message of the channel, so that it can be replied
 * to; where the bot may not post, the whole answer goes through the response address instead. A problem is shown to
 * the asker alone.
 */
import { RespondError, type RespondFn } from '@slack/bolt'
import { type WebClient, WebAPIPlatformError } from '@slack/web-api'
import type { Answer, Message } from '../advise.ts'
import { invitation } from './invitation.ts'
import type { Services } from './services.ts'

export type Place = {
  readonly client: WebClient
  readonly channel: string
  readonly user: string
  /** The message under which the answer belongs; absent: the answer starts a thread of its own. */
  readonly thread?: string
  /** Posts through the response address of the interaction, where it has one. */
  readonly respond?: RespondFn
  /** Who sees the answer when only the response address is left. */
  readonly fallback?: 'in_channel' | 'ephemeral'
  /** A conversation with the bot alone: nothing needs hiding there. */
  readonly isDirect?: boolean
}

/** The bot is not a member, or does not see the channel: it can be invited. */
const uninvited = new Set(['not_in_channel', 'channel_not_found'])
/** The bot may not post here, and an invitation would not help. */
const closed = new Set([
  'is_archived',
  'restricted_action',
  'restricted_action_read_only_channel',
  'restricted_action_non_threadable_channel',
  'restricted_action_thread_locked',
  'restricted_action_thread_only_channel',
  'ekm_access_denied',
  'team_access_not_granted',
  'messages_tab_disabled',
])
/** The workspace does not draw these blocks (yet). */
const refusedBlocks = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'only_one_table_allowed',
  'msg_blocks_too_long',
])

/** Delivers once, or throws what the failure handler then tells the asker. */
export async function deliver(answer: Answer, place: Place, services: Services): Promise<void> {
  if (answer.kind === 'problem' && place.isDirect !== true) return tellAsker(answer.message, place, services)
  try {
    await withPlainFallback(answer.message, services, (shown) => post(shown, place))
  } catch (error) {
    const word = refusal(error)
    if (word === undefined || place.respond === undefined || !(uninvited.has(word) || closed.has(word))) throw error
    services.metrics.refused(word)
    const { respond, channel, fallback = 'ephemeral' } = place
    if (closed.has(word)) await respondWith(answer.message, respond, 'ephemeral', services)
    else await respondWith(invitation(answer.message, channel), respond, fallback, services)
  }
}

/** Slack's word for a refused call; undefined where Slack gave none. */
export function refusal(error: unknown): string | undefined {
  // What is no JSON is handed on by the library as if it were Slack's word.
  if (error instanceof WebAPIPlatformError) return /^\w{1,60}$/.test(error.data.error) ? error.data.error : 'unreadable'
  if (error instanceof ResponseRefused) return error.word
  // A response address says in its status alone that it cannot show what it was given.
  return error instanceof RespondError && error.statusCode === 400 ? 'invalid_blocks' : undefined
}

/** A response address that took the request and refused what it said. */
class ResponseRefused extends Error {
  override readonly name = 'ResponseRefused'
  readonly word: string
  constructor(word: string) {
    super(`the response address answered "${word}"`)
    this.word = word
  }
}

async function withPlainFallback(
  message: Message,
  { metrics, log, plainRendering }: Services,
  send: (shown: Message) => Promise<unknown>,
): Promise<void> {
  try {
    await send(message)
  } catch (error) {
    const word = refusal(error)
    if (word === undefined || !refusedBlocks.has(word)) throw error
    metrics.refused(word)
    log.warn({ refused: word }, 'blocks refused; sending the plain rendering')
    await send(plainRendering(message))
  }
}

async function post(message: Message, place: Place): Promise<unknown> {
  return place.client.chat.postMessage({
    channel: place.channel,
    ...inThread(place),
    ...content(message),
    ...(message.metadata === undefined ? {} : { metadata: message.metadata }),
    unfurl_links: false,
    unfurl_media: false,
  })
}

async function tellAsker(message: Message, place: Place, services: Services): Promise<void> {
  const { respond, client, channel, user } = place
  if (respond !== undefined) return respondWith(message, respond, 'ephemeral', services)
  await withPlainFallback(message, services, (shown) =>
    client.chat.postEphemeral({ channel, user, ...inThread(place), ...content(shown) }),
  )
}

async function respondWith(
  message: Message,
  respond: RespondFn,
  response_type: 'in_channel' | 'ephemeral',
  services: Services,
): Promise<void> {
  await withPlainFallback(message, services, async (shown) => {
    const response = await respond({ response_type, replace_original: false, ...content(shown) })
    const refused = /"error": *"(\w+)"/.exec(await response.text())?.[1]
    if (refused !== undefined) throw new ResponseRefused(refused)
  })
}

function inThread({ thread }: Place): { thread_ts?: string } {
  return thread === undefined ? {} : { thread_ts: thread }
}

function content({ text, blocks }: Message) {
  return { text, blocks: [...blocks] }
}
