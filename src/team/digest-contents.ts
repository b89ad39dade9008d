/** The week of a channel: prices that moved, plans that became cheaper, estimates beside what was reported spent. */
import type { GpuId, ProviderId } from '../catalog/ids.ts'
import type { Market } from '../offers/market.ts'
import type { QuotedOffer } from '../offers/quoted-offer.ts'
import type { Option } from '../recommend/recommendation.ts'
import type { Scenario } from '../scenario/scenario.ts'

/** A price for one GPU and hour, a week ago and now. */
export type PriceChange = {
  readonly provider: ProviderId
  readonly gpu: GpuId
  readonly tier: string | null
  readonly pricing: Option['pricing']
  readonly before: number
  readonly after: number
}

/** The same job, answered then and now. */
export type PlanPriceChange = { readonly scenario: Scenario; readonly before: AnswerHeadline; readonly after: Option }
/** The figures that head an answer. */
export type AnswerHeadline = Pick<Option, 'gpu' | 'gpuCount' | 'provider' | 'tier' | 'pricing'> & {
  /** The whole bill. */
  readonly usd: Option['allInUsd']
  readonly hours: Option['hours']
  /** ISO date of the answer. */
  readonly today: string
}

/** What a run was expected to cost, and what somebody says it did. */
export type SpendingComparison = { readonly job: string; readonly expectedUsd: number; readonly spentUsd: number }

export type Digest = {
  readonly since: string
  readonly prices: readonly PriceChange[]
  readonly plans: readonly PlanPriceChange[]
  readonly spending: readonly SpendingComparison[]
}

/** Two percent is within the rounding of a price list. */
const changeThreshold = 0.02
const maxPriceChanges = 6

/** Whether there is anything to tell; a digest of nothing is not posted. */
export const hasNews = ({ prices, plans, spending }: Digest): boolean =>
  prices.length + plans.length + spending.length > 0

/** Prices of `gpus` that moved by more than two percent between two markets, the largest moves first. */
export function priceChanges(before: Market, after: Market, gpus: ReadonlySet<string>): readonly PriceChange[] {
  const changes = [...gpus].flatMap((gpu) => {
    const earlier = new Map((before.byGpu.get(gpu) ?? []).map((each) => [offerKey(each), each.quote.usdPerGpuHour]))
    return (after.byGpu.get(gpu) ?? []).flatMap((each): readonly PriceChange[] => {
      const earlierPrice = earlier.get(offerKey(each))
      const { provider, tier, pricing } = each.offer
      const price = each.quote.usdPerGpuHour
      // Reserved prices are worked out of the others: they would only say the same again.
      if (
        earlierPrice === undefined ||
        pricing === 'reserved' ||
        !(Math.abs(price - earlierPrice) > earlierPrice * changeThreshold)
      )
        return []
      return [{ provider: provider.id, gpu, tier: tier?.id ?? null, pricing, before: earlierPrice, after: price }]
    })
  })
  const share = ({ before: earlierPrice, after: price }: PriceChange) => Math.abs(Math.log(price / earlierPrice))
  const distinct = new Map(
    changes.map((change) => [`${change.provider}|${change.gpu}|${change.tier}|${change.pricing}`, change]),
  )
  return [...distinct.values()].toSorted((one, other) => share(other) - share(one)).slice(0, maxPriceChanges)
}

const offerKey = ({ offer }: QuotedOffer) =>
  [offer.provider.id, offer.tier?.id, offer.pricing, offer.region, offer.counts.join()].join('|')

/** Plans that cost less now, beyond the rounding. */
export const cheaperPlans = (plans: readonly PlanPriceChange[]): readonly PlanPriceChange[] =>
  plans
    .filter(({ before, after }) => after.allInUsd.p50 < before.usd.p50 * (1 - changeThreshold))
    .toSorted(
      (one, other) => one.after.allInUsd.p50 / one.before.usd.p50 - other.after.allInUsd.p50 / other.before.usd.p50,
    )
    .slice(0, maxPlans)

const maxPlans = 3
