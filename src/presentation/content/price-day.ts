/** Of which day a price is, and whose: "2026-10-10, 50 days old", "your price as of 2026-11-29, list price $3.99/h". */
import type { Option } from '../../recommend/recommendation.ts'
import { formatDateWithAge } from '../format/date-age.ts'
import { formatUsdPerHour } from '../format/number-format.ts'

type DatedPrice = Pick<Option, 'priceAsOf' | 'priceSource' | 'listUsdPerGpuHour'>

/** Whether a team has agreed on it, by the id of that source in data/sources.json. */
export const isAgreedPrice = ({ priceSource }: Pick<Option, 'priceSource'>): boolean =>
  priceSource === 'team-price-book'

/** "list price $3.99/h", beside a price that a team has agreed on. */
export const listPriceWords = ({ listUsdPerGpuHour: list }: DatedPrice): string =>
  list === undefined ? 'nothing is listed of it' : `list price ${formatUsdPerHour(list)}`

/** For brackets behind a price. */
export const priceDay = (price: DatedPrice, today: string): string =>
  isAgreedPrice(price)
    ? `your price as of ${price.priceAsOf}, ${listPriceWords(price)}`
    : formatDateWithAge(price.priceAsOf, today)
