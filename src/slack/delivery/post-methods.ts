/** The three ways to say something in Slack: a message, a message for one person, a response to an interaction. */
import type { RespondFn } from '@slack/bolt'
import type { WebClient } from '@slack/web-api'
import type { SlackMessage } from '../../presentation/slack/slack-message.ts'
import type { MessageRef } from './outbox.ts'
import { ResponseRefused } from './slack-errors.ts'
import { sendWithFallback } from './rendering-fallback.ts'
import type { Services } from '../services.ts'

/** Where an answer goes, and by which client. */
export type Destination = {
  readonly client: WebClient
  readonly channel: string
  readonly user: string
  /** The message under which the answer belongs; absent: the answer starts a thread of its own. */
  readonly thread?: string
  /** Posts through the response address of the interaction, where it has one. */
  readonly respond?: RespondFn
  /** The thread in which something was pressed: a response that does not name it stands in the channel. */
  readonly pressedIn?: string
  /** Who sees the answer when only the response address is left. */
  readonly fallback?: 'in_channel' | 'ephemeral'
  /** A conversation with the bot alone: nothing needs hiding there. */
  readonly isDirect?: boolean
}

/** A message that can be replied to, marked with a text by which it can be found. */
export function postMessage(
  message: SlackMessage,
  destination: Destination,
  services: Services,
  marker: string,
): Promise<MessageRef> {
  const { client, channel } = destination
  return sendWithFallback(message, services, async (rendering) => {
    const result = await client.chat.postMessage({
      channel,
      ...threadArgs(destination),
      ...contentArgs(rendering),
      ...metadataWithMarker(rendering, marker),
      unfurl_links: false,
      unfurl_media: false,
    })
    return { channel: result.channel ?? channel, ts: result.ts ?? '' }
  })
}

/** Only `destination.user` sees it, until they reload. */
export function postEphemeral(
  message: SlackMessage,
  destination: Destination,
  services: Services,
): Promise<MessageRef> {
  const { client, channel, user } = destination
  return sendWithFallback(message, services, async (rendering) => {
    await client.chat.postEphemeral({ channel, user, ...threadArgs(destination), ...contentArgs(rendering) })
    return { channel, ts: '' }
  })
}

/** Throws `ResponseRefused` where Slack takes no more responses. */
export function postToResponseUrl(
  message: SlackMessage,
  { respond, pressedIn }: { readonly respond: RespondFn; readonly pressedIn: string | undefined },
  response_type: 'in_channel' | 'ephemeral',
  services: Services,
): Promise<MessageRef> {
  const where = threadArgs(pressedIn === undefined ? {} : { thread: pressedIn })
  return sendWithFallback(message, services, async (rendering) => {
    const response = await respond({ response_type, replace_original: false, ...where, ...contentArgs(rendering) })
    const errorCode = /"error": *"(\w+)"/.exec(await response.text())?.[1]
    if (errorCode !== undefined) throw new ResponseRefused(errorCode)
    return { channel: '', ts: '' }
  })
}

function threadArgs({ thread }: Pick<Destination, 'thread'>): { thread_ts?: string } {
  return thread === undefined ? {} : { thread_ts: thread }
}

function contentArgs({ text, blocks }: SlackMessage) {
  return blocks.length === 0 ? { text } : { text, blocks: [...blocks] }
}

/** The marker travels with what the message says about itself. */
function metadataWithMarker({ metadata }: SlackMessage, marker: string) {
  if (marker === '') return metadata === undefined ? {} : { metadata }
  const { event_type = 'gpucost_answer', event_payload = {} } = metadata ?? {}
  return { metadata: { event_type, event_payload: { ...event_payload, delivery: marker } } }
}
