/** Lines below an answer that say how the next one can come better. */
import type { SlackMessage } from '../../presentation/slack/slack-message.ts'

const invitationLine = 'Invite me with `/invite @gpucost` so that replies in the thread work.'

/** The message with an invitation. Nobody can be invited into a direct message, so there it stays as it is. */
export function withInvitation(message: SlackMessage, channel: string): SlackMessage {
  return channel.startsWith('D') ? message : withContextLine(message, invitationLine)
}

/** The message with a line of small print below it. */
export function withContextLine(message: SlackMessage, line: string): SlackMessage {
  return {
    ...message,
    text: `${message.text}\n${line}`,
    blocks: [...message.blocks, { type: 'context', elements: [{ type: 'mrkdwn', text: line }] }],
  }
}
