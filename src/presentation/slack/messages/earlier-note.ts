/** The line on a plan that was changed in its thread. */
import { contextBlock } from '../blocks/layout-blocks.ts'
import type { SlackMessage } from '../slack-message.ts'

const earlierBlockId = 'earlier_plan'
const earlierText = 'Changed since: the newest plan is in the thread.'

/** The message as Slack returns it, with the line above it, once. */
export function withEarlierNote({ text, blocks }: Pick<SlackMessage, 'text' | 'blocks'>): SlackMessage {
  const rest = blocks.filter(({ block_id }) => block_id !== earlierBlockId)
  return {
    text: text.startsWith(earlierText) ? text : `${earlierText}\n${text}`,
    blocks: [{ ...contextBlock([`:arrow_down: *${earlierText}*`]), block_id: earlierBlockId }, ...rest],
  }
}
