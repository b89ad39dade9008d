/** A line of whoever brought an answer to a channel. */
import type { SlackMessage } from '../slack-message.ts'
import { contextBlock } from '../blocks/layout-blocks.ts'

/** `by`: a user's id. */
export function withSharedByLine(message: SlackMessage, by: string): SlackMessage {
  const line = `Shared by <@${by}>`
  return { ...message, text: `${message.text}\n${line}`, blocks: [contextBlock([line]), ...message.blocks] }
}
