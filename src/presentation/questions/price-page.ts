/** Where the price of a plan was read, and where the seller shows it. */
import type { Option } from '../../recommend/recommendation.ts'
import type { DisplayNames } from '../format/display-names.ts'

/** "The price page of GMI Cloud: gmicloud.ai/pricing (read by way of gpu-rental-prices)." */
export function priceSourceSentence({ provider, priceSource }: Option, names: DisplayNames): string {
  const page = names.rentAddress?.(provider) ?? null
  const from =
    page === null
      ? `Source: ${priceSource}.`
      : `The price page of ${names.provider(provider)}: ${page} (read by way of ${priceSource}).`
  return `${from} Where the seller’s own page shows another price, that one holds: reply with it.`
}
