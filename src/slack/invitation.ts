/** The line that is added where the bot is not a member: the answer stands, but replies to it are not heard. */
import type { Message } from '../advise.ts'

const line = 'Invite me with `/invite @gpucost` so that replies in the thread work.'

/** The message with the line below it. Nobody can be invited into a direct message, so there it stays as it is. */
export function invitation(message: Message, channel: string): Message {
  if (channel.startsWith('D')) return message
  return {
    ...message,
    text: `${message.text}\n${line}`,
    blocks: [...message.blocks, { type: 'context', elements: [{ type: 'mrkdwn', text: line }] }],
  }
}
