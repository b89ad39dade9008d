/** Lines below an answer that say how the next one can come better. */
import type { Message } from '../reply/message.ts'

const line = 'Invite me with `/invite @gpucost` so that replies in the thread work.'

/** The message with an invitation. Nobody can be invited into a direct message, so there it stays as it is. */
export function invitation(message: Message, channel: string): Message {
  return channel.startsWith('D') ? message : withLine(message, line)
}

export function withLine(message: Message, words: string): Message {
  return {
    ...message,
    text: `${message.text}\n${words}`,
    blocks: [...message.blocks, { type: 'context', elements: [{ type: 'mrkdwn', text: words }] }],
  }
}
