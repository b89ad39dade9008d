/** A line under an answer whose prices are of another day, and the words that fetch today's. */
import type { Button } from '@slack/types'
import type { SlackMessage } from '../slack-message.ts'
import type { Option } from '../../../recommend/recommendation.ts'
import { contextBlock } from '../blocks/layout-blocks.ts'
import { formatUsd } from '../../format/number-format.ts'
import type { RenderContext } from '../../render-context.ts'
import { inlineCode, escapeMrkdwn } from '../blocks/mrkdwn.ts'
import { planName, providerName } from '../../format/display-names.ts'

/** Its value is what a person would type, as that of every other control. */
export const repriceActionId = 'amend_prices'
export const repriceReply = "today's prices"

/** One percent is less than a price list rounds to. */
const minPriceChange = 0.01

/** Null where nothing worth a line has changed. `since`: ISO date of the prices in the answer. */
export function priceChangeText(
  earlier: Option,
  current: Option,
  priceDate: string,
  { names }: RenderContext,
): string | null {
  const isUnchanged = Math.abs(current.usd.p50 - earlier.usd.p50) <= minPriceChange * earlier.usd.p50
  if (isUnchanged) return null
  const planAndProvider = (option: Option) => `${planName(option, names)} at ${providerName(option, names)}`
  const where = planAndProvider(earlier) === planAndProvider(current) ? '' : ` on ${planAndProvider(current)}`
  return `This rests on the prices of ${priceDate}, as this thread began. At today's prices: ${formatUsd(current.usd.p50)} in total${where}.`
}

export function withPriceChangeLine(message: SlackMessage, note: string): SlackMessage {
  const button: Button = {
    type: 'button',
    action_id: repriceActionId,
    text: { type: 'plain_text', text: "Use today's prices" },
    value: repriceReply,
  }
  return {
    ...message,
    text: `${message.text}\n${escapeMrkdwn(note)} Reply "${repriceReply}" to use them.`,
    blocks: [
      ...message.blocks,
      contextBlock([`${escapeMrkdwn(note)} Reply ${inlineCode(repriceReply)} to use them.`]),
      { type: 'actions', block_id: 'prices', elements: [button] },
    ],
  }
}
