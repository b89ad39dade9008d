/** A sentence or two as a message. */
import type { Message } from '../reply/message.ts'

export const words = (text: string): Message => ({
  text,
  blocks: [{ type: 'section', text: { type: 'mrkdwn', text } }],
})
