/** Money in the currency that it was told in. */
import type { Currencies } from '../../catalog/total-cost.ts'
import type { ToldMoney } from '../../recommend/figure-text.ts'
import { formatConverted, formatUsd } from './number-format.ts'
import { formatSignificant } from './significant-digits.ts'

type NamedCurrency = ToldMoney & { readonly name: string }

/** A currency at its rate on record. */
export const currencyOf = ({ sign, name, usd }: Currencies[string]): NamedCurrency => ({
  sign,
  name,
  usdOfOne: usd.base,
})

/** Dollars in another currency; null: they stay dollars. */
export const moneyText = (usd: number, currency: ToldMoney | null): string =>
  currency === null ? formatUsd(usd) : formatConverted(usd, currency)

/** "1.179 dollars to the euro" */
export const exchangeText = ({ usdOfOne, name }: Omit<NamedCurrency, 'sign'>): string =>
  `${formatSignificant(usdOfOne, 4)} dollars to the ${name}`
