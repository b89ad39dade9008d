/** A line of whoever brought an answer to a channel. */
import type { Message } from './message.ts'
import { context } from './blocks.ts'

/** `by`: a user's id. */
export function sharedBy(message: Message, by: string): Message {
  const line = `Shared by <@${by}>`
  return { ...message, text: `${message.text}\n${line}`, blocks: [context([line]), ...message.blocks] }
}
