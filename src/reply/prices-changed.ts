/** A line under an answer whose prices are of another day, and the words that fetch today's. */
import type { Button } from '@slack/types'
import type { Message } from './message.ts'
import type { Option } from '../recommend/recommendation.ts'
import { context } from './blocks.ts'
import { usd } from './format.ts'
import type { Manner } from './manner.ts'
import { code, escape } from './mrkdwn.ts'
import { planName, providerName } from './names.ts'

/** Its value is what a person would type, as that of every other control. */
export const repriceAction = 'amend_prices'
export const repriceWords = "today's prices"

/** One percent is less than a price list rounds to. */
const stir = 0.01

/** Null where nothing worth a line has changed. `since`: ISO date of the prices in the answer. */
export function pricesChanged(shown: Option, now: Option, since: string, { names }: Manner): string | null {
  const same = Math.abs(now.usd.p50 - shown.usd.p50) <= stir * shown.usd.p50
  if (same) return null
  const place = (option: Option) => `${planName(option, names)} at ${providerName(option, names)}`
  const where = place(shown) === place(now) ? '' : ` on ${place(now)}`
  return `This rests on the prices of ${since}, as this thread began. At today's prices: ${usd(now.usd.p50)} in total${where}.`
}

export function withPriceNote(message: Message, note: string): Message {
  const button: Button = {
    type: 'button',
    action_id: repriceAction,
    text: { type: 'plain_text', text: "Use today's prices" },
    value: repriceWords,
  }
  return {
    ...message,
    text: `${message.text}\n${escape(note)} Reply "${repriceWords}" to use them.`,
    blocks: [
      ...message.blocks,
      context([`${escape(note)} Reply ${code(repriceWords)} to use them.`]),
      { type: 'actions', block_id: 'prices', elements: [button] },
    ],
  }
}
