/** What takes the place of a provider in an option at a price that the asker brings. */
export const statedPriceId = 'your-price'
const separator = '@'

/** The same of a seller that was named with the price; null: none was. */
export const statedPriceIdAt = (seller: string | null): string =>
  seller === null ? statedPriceId : `${statedPriceId}${separator}${seller}`

/** Whether the option or the offer of that provider is at a price that the asker brings. */
export const isStatedPrice = (provider: string): boolean =>
  provider === statedPriceId || provider.startsWith(`${statedPriceId}${separator}`)

/** Who was named with the price; null: nobody, or it is no such price. */
export const sellerOfStatedPrice = (provider: string): string | null =>
  provider.startsWith(`${statedPriceId}${separator}`) ? provider.slice(statedPriceId.length + separator.length) : null
