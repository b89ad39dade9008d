/** A sentence or two as a message. */
import type { SlackMessage } from '../../presentation/slack/slack-message.ts'

export const textMessage = (text: string): SlackMessage => ({
  text,
  blocks: [{ type: 'section', text: { type: 'mrkdwn', text } }],
})
