/** What a team has settled about money, in the terms that the market is opened with. */
import type { Market } from '../offers/market.ts'
import type { QuotedOffer } from '../offers/quoted-offer.ts'
import { type Assumed, type NegotiatedPrice, noTerms, type OwnedMachine, type TeamTerms } from '../offers/terms.ts'
import type { Rules } from './rules.ts'

/** GPUs of one machine, where the team has as many as needed. */
const wholeMachine = 8
type Priced = { readonly provider: string; readonly gpu: string | null; readonly pricing: string | null }

/** `list`: the market without terms, whose prices a discount is taken off. */
export function termsOf({ defaults, since }: Rules, list: Market): TeamTerms {
  const { priceBook, ownGpus } = defaults
  const assumed = assumedBy(defaults)
  if (priceBook === null && ownGpus === null && isNothing(assumed)) return noTerms
  return {
    prices: (priceBook ?? []).flatMap((entry): readonly NegotiatedPrice[] => {
      const { provider, gpu, pricing, usdPerGpuHour, discount } = entry
      if (usdPerGpuHour !== null && gpu !== null) {
        const one = { provider, gpu, tier: null, gpuCount: null, usdPerGpuHour, agreed: since }
        return [{ ...one, pricing: pricing ?? 'on_demand' }]
      }
      return listed(entry, list).map(({ offer, quote }) => ({
        provider,
        gpu: offer.gpu,
        tier: offer.tier?.id ?? null,
        pricing: offer.pricing,
        gpuCount: offer.observation.gpuCount,
        usdPerGpuHour: quote.usdPerGpuHour * (1 - (discount ?? 0)),
        agreed: since,
      }))
    }),
    owned: (ownGpus ?? []).map(({ gpu, count, usdPerGpuHour }): OwnedMachine => {
      return { gpu, gpuCount: count ?? wholeMachine, machines: 1, usdPerGpuHour: usdPerGpuHour ?? 0, since }
    }),
    assumed,
  }
}

function assumedBy(defaults: Rules['defaults']): Assumed {
  const { currency, country, failedRunAllowance, idleHours, usdPerKwh, hoursAMonth, savesCheckpoints } = defaults
  return {
    ...noTerms.assumed,
    currency,
    country,
    idleHours,
    usdPerKwh,
    hoursAMonth,
    failedRuns: failedRunAllowance,
    checkpoints: savesCheckpoints ?? noTerms.assumed.checkpoints,
  }
}

const isNothing = (assumed: Assumed): boolean => JSON.stringify(assumed) === JSON.stringify(noTerms.assumed)

/** What the provider lists of it. Reserved prices are worked out of the others, so they are left out. */
function listed({ provider, gpu, pricing }: Priced, { byGpu }: Market): readonly QuotedOffer[] {
  const all = gpu === null ? [...byGpu.values()].flat() : (byGpu.get(gpu) ?? [])
  return all.filter(
    ({ offer }) =>
      offer.provider.id === provider && offer.pricing !== 'reserved' && (pricing === null || offer.pricing === pricing),
  )
}
