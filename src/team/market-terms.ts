/** What a team has settled about money, in the terms that the market is opened with. */
import type { GpuId, ProviderId } from '../catalog/ids.ts'
import type { Market } from '../offers/market.ts'
import type { QuotedOffer } from '../offers/quoted-offer.ts'
import {
  type TeamAssumptions,
  type NegotiatedPrice,
  noTerms,
  type OwnedMachine,
  type TeamTerms,
} from '../offers/team-terms.ts'
import type { TeamRules } from './team-rules.ts'

/** GPUs of one machine, where the team has as many as needed. */
const gpusPerMachine = 8
type PriceSelector = { readonly provider: ProviderId; readonly gpu: GpuId | null; readonly pricing: string | null }

/** `listMarket`: without terms, where the list prices are that a discount is taken off; opened only if the team has such. */
export function teamTermsOf({ defaults, since }: TeamRules, listMarket: () => Market): TeamTerms {
  const { priceBook, ownGpus } = defaults
  const assumed = assumptionsOf(defaults)
  if (priceBook === null && ownGpus === null && isUnset(assumed)) return noTerms
  return {
    prices: (priceBook ?? []).flatMap((entry): readonly NegotiatedPrice[] => {
      const { provider, gpu, pricing, usdPerGpuHour, discount } = entry
      if (usdPerGpuHour !== null && gpu !== null) {
        const price = { provider, gpu, tier: null, gpuCount: null, usdPerGpuHour, agreed: since }
        return [{ ...price, pricing: pricing ?? 'on_demand' }]
      }
      return listedOffers(entry, listMarket()).map(({ offer, quote }) => ({
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
      return { gpu, gpuCount: count ?? gpusPerMachine, machines: 1, usdPerGpuHour: usdPerGpuHour ?? 0, since }
    }),
    assumptions: assumed,
  }
}

function assumptionsOf(defaults: TeamRules['defaults']): TeamAssumptions {
  const { currency, country, failedRunAllowance, idleHours, usdPerKwh, hoursAMonth, savesCheckpoints } = defaults
  return {
    ...noTerms.assumptions,
    currency,
    country,
    idleHours,
    usdPerKwh,
    hoursAMonth,
    failedRuns: failedRunAllowance,
    checkpoints: savesCheckpoints ?? noTerms.assumptions.checkpoints,
  }
}

const isUnset = (assumed: TeamAssumptions): boolean => JSON.stringify(assumed) === JSON.stringify(noTerms.assumptions)

/**
 * What the provider lists of it. A discount is taken off spot only where it says so: spot is priced by the hour's demand,
 * and no agreement covers it unsaid. Reserved prices are worked out of the others, so they are left out.
 */
function listedOffers({ provider, gpu, pricing }: PriceSelector, { byGpu }: Market): readonly QuotedOffer[] {
  const all = gpu === null ? [...byGpu.values()].flat() : (byGpu.get(gpu) ?? [])
  return all.filter(({ offer }) => offer.provider.id === provider && offer.pricing === (pricing ?? 'on_demand'))
}
