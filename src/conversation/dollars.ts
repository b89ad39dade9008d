/** Sums in other currencies as US dollars. */
import type { EngineContext } from './engine-context.ts'

/** At the rate on record; an amount without a currency, or in one without a rate, is taken as dollars. */
export const inDollars = (
  amount: number,
  currency: string | null,
  { catalog: { totalCost } }: Pick<EngineContext, 'catalog'>,
): number => amount * (currency === null ? 1 : (totalCost.currencies[currency]?.usd.base ?? 1))
