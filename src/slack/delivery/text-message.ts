/** A sentence or two as a message. */
import type { SlackMessage } from '../../presentation/slack/slack-message.ts'

/** `text`: mrkdwn, escaped already. */
export const textMessage = (text: string): SlackMessage => ({
  text,
  blocks: [{ type: 'section', text: { type: 'mrkdwn', text } }],
})
