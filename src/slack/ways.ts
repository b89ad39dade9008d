/** The three ways to say something in Slack: a message, a message for one person, a response to an interaction. */
import type { RespondFn } from '@slack/bolt'
import type { WebClient } from '@slack/web-api'
import type { Message } from '../reply/message.ts'
import type { Sent } from './outbox.ts'
import { ResponseRefused } from './refusals.ts'
import { sendDrawn } from './rendering.ts'
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

/** A message that can be replied to, marked with a text by which it can be found. */
export function post(message: Message, place: Place, services: Services, marker: string): Promise<Sent> {
  const { client, channel } = place
  return sendDrawn(message, services, async (shown) => {
    const posted = await client.chat.postMessage({
      channel,
      ...inThread(place),
      ...content(shown),
      ...marked(shown, marker),
      unfurl_links: false,
      unfurl_media: false,
    })
    return { channel: posted.channel ?? channel, ts: posted.ts ?? '' }
  })
}

/** Only `place.user` sees it, until they reload. */
export function whisper(message: Message, place: Place, services: Services): Promise<Sent> {
  const { client, channel, user } = place
  return sendDrawn(message, services, async (shown) => {
    await client.chat.postEphemeral({ channel, user, ...inThread(place), ...content(shown) })
    return { channel, ts: '' }
  })
}

export function respondWith(
  message: Message,
  respond: RespondFn,
  response_type: 'in_channel' | 'ephemeral',
  services: Services,
): Promise<Sent> {
  return sendDrawn(message, services, async (shown) => {
    const response = await respond({ response_type, replace_original: false, ...content(shown) })
    const refused = /"error": *"(\w+)"/.exec(await response.text())?.[1]
    if (refused !== undefined) throw new ResponseRefused(refused)
    return { channel: '', ts: '' }
  })
}

function inThread({ thread }: Place): { thread_ts?: string } {
  return thread === undefined ? {} : { thread_ts: thread }
}

function content({ text, blocks }: Message) {
  return blocks.length === 0 ? { text } : { text, blocks: [...blocks] }
}

/** The marker travels with what the message says about itself. */
function marked({ metadata }: Message, marker: string) {
  if (marker === '') return metadata === undefined ? {} : { metadata }
  const { event_type = 'gpucost_answer', event_payload = {} } = metadata ?? {}
  return { metadata: { event_type, event_payload: { ...event_payload, delivery: marker } } }
}
