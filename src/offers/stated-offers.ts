/** What takes the place of a provider in an option at a price that the asker brings. */
export const statedPriceId = 'your-price'
