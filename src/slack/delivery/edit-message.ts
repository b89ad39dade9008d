/** Puts a message in the place of one that was posted, at the pace of its channel. */
import type { WebClient } from '@slack/web-api'
import type { SlackMessage } from '../../presentation/slack/slack-message.ts'
import type { Services } from '../services.ts'
import { type MessageRef, sendOnce } from './outbox.ts'
import { sendWithFallback } from './rendering-fallback.ts'
import { slackErrorCode } from './slack-errors.ts'

/** The message is gone, or its workspace lets nobody edit what is so old. */
const uneditable = new Set(['message_not_found', 'cant_update_message', 'edit_window_closed', 'channel_not_found'])

/** False where it is gone or cannot be edited. */
export async function editMessage(
  { channel, ts }: MessageRef,
  message: SlackMessage,
  client: WebClient,
  services: Services,
): Promise<boolean> {
  const update = () =>
    sendWithFallback(message, services, async ({ text, blocks }) => {
      await client.chat.update({ channel, ts, text, blocks: [...blocks] })
      return { channel, ts }
    })
  try {
    // Edited twice it says the same, so that there is nothing to look for.
    await sendOnce({ to: channel, pacedIn: channel, send: update, find: async () => null }, services)
    return true
  } catch (error) {
    const code = slackErrorCode(error)
    if (code === undefined || !uneditable.has(code)) throw error
    services.metrics.refused(code)
    return false
  }
}
