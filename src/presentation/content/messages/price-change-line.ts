/** A line under an answer whose prices are of an earlier day, and the reply that fetches today's. */
import type { Option } from '../../../recommend/recommendation.ts'
import { planAndProvider } from '../../format/display-names.ts'
import { formatUsd } from '../../format/number-format.ts'
import type { RenderContext } from '../../render-context.ts'
import { code, line, type MessageContent, notesBlock } from '../message-content.ts'

const repriceControlId = 'amend_prices'
const repriceReply = "today's prices"

/** One percent is less than a price list rounds to. */
const minPriceChange = 0.01

/** Null where the total has not changed noticeably. `priceDate`: ISO date of the prices in the answer. */
export function priceChangeText(
  earlier: Option,
  current: Option,
  priceDate: string,
  { names }: RenderContext,
): string | null {
  const isUnchanged = Math.abs(current.allInUsd.p50 - earlier.allInUsd.p50) <= minPriceChange * earlier.allInUsd.p50
  if (isUnchanged) return null
  const place = planAndProvider(current, names)
  const where = planAndProvider(earlier, names) === place ? '' : ` on ${place}`
  return `This rests on the prices of ${priceDate}, as this thread began. At today's prices: ${formatUsd(current.allInUsd.p50)} in total${where}.`
}

/** The content with the line below it. */
export function withPriceChangeLine(content: MessageContent, note: string): MessageContent {
  return {
    ...content,
    text: [...content.text, line(`${note} Reply "${repriceReply}" to use them.`)],
    blocks: [
      ...content.blocks,
      notesBlock([line(`${note} Reply `, code(repriceReply), ' to use them.')]),
      {
        kind: 'controls',
        id: 'prices',
        controls: [
          { kind: 'button', id: repriceControlId, label: "Use today's prices", value: { kind: 'todays-prices' } },
        ],
      },
    ],
  }
}
