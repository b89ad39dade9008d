/** The week of a channel: prices that moved, plans that became cheaper, estimates beside what was reported spent. */
import type { Market } from '../offers/market.ts'
import type { QuotedOffer } from '../offers/quoted-offer.ts'
import type { Option } from '../recommend/recommendation.ts'
import type { Scenario } from '../scenario/spec.ts'

/** A price for one GPU and hour, a week ago and now. */
export type PriceMove = {
  readonly provider: string
  readonly gpu: string
  readonly tier: string | null
  readonly pricing: Option['pricing']
  readonly before: number
  readonly after: number
}

/** The same job, answered then and now. */
export type PlanMove = { readonly scenario: Scenario; readonly before: Shown; readonly after: Option }
/** The figures that head an answer. */
export type Shown = Pick<Option, 'gpu' | 'gpuCount' | 'provider' | 'tier' | 'pricing'> & {
  readonly usd: Option['usd']
  readonly hours: Option['hours']
  /** ISO date of the answer. */
  readonly today: string
}

/** What a run was expected to cost, and what somebody says it did. */
export type Spending = { readonly job: string; readonly expectedUsd: number; readonly spentUsd: number }

export type Digest = {
  readonly since: string
  readonly prices: readonly PriceMove[]
  readonly plans: readonly PlanMove[]
  readonly spending: readonly Spending[]
}

/** Two percent is within the rounding of a price list. */
const stir = 0.02
const mostPrices = 6

/** Whether there is anything to tell; a digest of nothing is not posted. */
export const hasNews = ({ prices, plans, spending }: Digest): boolean =>
  prices.length + plans.length + spending.length > 0

/** Prices of `gpus` that moved by more than two percent between two markets, the largest moves first. */
export function priceMoves(before: Market, after: Market, gpus: ReadonlySet<string>): readonly PriceMove[] {
  const moves = [...gpus].flatMap((gpu) => {
    const earlier = new Map((before.byGpu.get(gpu) ?? []).map((each) => [placeOf(each), each.quote.usdPerGpuHour]))
    return (after.byGpu.get(gpu) ?? []).flatMap((each): readonly PriceMove[] => {
      const was = earlier.get(placeOf(each))
      const { provider, tier, pricing } = each.offer
      const is = each.quote.usdPerGpuHour
      // Reserved prices are worked out of the others: they would only say the same again.
      if (was === undefined || pricing === 'reserved' || !(Math.abs(is - was) > was * stir)) return []
      return [{ provider: provider.id, gpu, tier: tier?.id ?? null, pricing, before: was, after: is }]
    })
  })
  const share = ({ before: was, after: is }: PriceMove) => Math.abs(Math.log(is / was))
  const distinct = new Map(moves.map((move) => [`${move.provider}|${move.gpu}|${move.tier}|${move.pricing}`, move]))
  return [...distinct.values()].toSorted((one, other) => share(other) - share(one)).slice(0, mostPrices)
}

const placeOf = ({ offer }: QuotedOffer) =>
  [offer.provider.id, offer.tier?.id, offer.pricing, offer.region, offer.counts.join()].join('|')

/** Plans that cost less now, beyond the rounding. */
export const cheaperPlans = (plans: readonly PlanMove[]): readonly PlanMove[] =>
  plans
    .filter(({ before, after }) => after.usd.p50 < before.usd.p50 * (1 - stir))
    .toSorted((one, other) => one.after.usd.p50 / one.before.usd.p50 - other.after.usd.p50 / other.before.usd.p50)
    .slice(0, mostPlans)

const mostPlans = 3
