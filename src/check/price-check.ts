/** Checks whether any provider sells at the price that a claim states or implies by its dollars and hours. */
import type { Market } from '../offers/market.ts'
import type { QuotedOffer } from '../offers/quoted-offer.ts'
import { formatExactUsd, formatUsdPerHour } from '../presentation/format/number-format.ts'
import { type DisplayNames, providerName } from '../presentation/format/display-names.ts'
import { gpuCountOf } from './arithmetic-check.ts'
import { type RunClaim, midpoint } from './claim.ts'
import type { CheckFinding } from './finding.ts'

/** Outside of what is on record by so much, nobody has that price. */
const impossibleFactor = 1.6
const priceTolerance = 1.1

/** The claim with the price that its dollars and hours come down to, where it states none. USD for one GPU and hour. */
export function withImpliedPrice(claim: RunClaim): RunClaim {
  const { usd, durations, usdPerHour: stated } = claim
  const [duration] = durations
  const gpus = gpuCountOf(claim)
  if (stated !== null || usd === null || duration === undefined || gpus === null) return claim
  const pricePerGpuHour = (dollars: number, hours: number): number => dollars / (hours * gpus)
  const price = { low: pricePerGpuHour(usd.low, duration.high), high: pricePerGpuHour(usd.high, duration.low) }
  const words = `${usd.words} for ${duration.words}${gpus === 1 ? '' : ` of ${gpus} GPUs`}`
  return { ...claim, usdPerHour: { ...price, words, bound: null, isTotal: false } }
}

/** Against every price on record of the GPUs named, of the provider named where there is one. */
export function checkPrice(claim: RunClaim, market: Market, names: DisplayNames): CheckFinding[] {
  const { usdPerHour: price, spec } = claim
  if (price === null || spec.gpus === null) return []
  // Reserved prices are worked out from others; what is on record is on demand or spot.
  const allOffers = spec.gpus
    .flatMap((gpu) => market.byGpu.get(gpu) ?? [])
    .filter(({ offer }) => offer.pricing !== 'reserved')
  const ofProvider = allOffers.filter(({ offer }) => spec.providers?.includes(offer.provider.id) ?? true)
  const offers = (ofProvider.length > 0 ? ofProvider : allOffers).toSorted(
    (one, other) => one.quote.usdPerGpuHour - other.quote.usdPerGpuHour,
  )
  const [cheapest, dearest] = [offers[0], offers.at(-1)]
  if (cheapest === undefined || dearest === undefined) return []
  const gpus = price.isTotal ? (gpuCountOf(claim) ?? 1) : 1
  const claimedPrice = midpoint(price) / gpus
  const range = `${names.gpu(cheapest.offer.gpu)} from ${offerText(cheapest, names)} to ${offerText(dearest, names)}`
  const claimedWords =
    gpus === 1 && isStated(price) ? price.words : `${price.words}, ${formatUsdPerHour(claimedPrice)} a GPU`
  const findingWith = (verdict: CheckFinding['verdict'], shown: string, factor: number | null): CheckFinding[] => [
    { about: 'price', verdict, claimed: claimedWords, shown, factor, slip: null },
  ]
  const [low, high] = [cheapest.quote.usdPerGpuHour, dearest.quote.usdPerGpuHour]
  if (claimedPrice < low / priceTolerance)
    return findingWith(
      claimedPrice < low / impossibleFactor ? 'impossible' : 'off',
      `on record: ${range}`,
      claimedPrice / low,
    )
  if (claimedPrice > high * priceTolerance)
    return findingWith(
      claimedPrice > high * impossibleFactor ? 'impossible' : 'off',
      `on record: ${range}`,
      claimedPrice / high,
    )
  const [nearest = cheapest] = offers.toSorted(
    (one, other) =>
      percentAway(one, claimedPrice) - percentAway(other, claimedPrice) ||
      other.quote.asOf.localeCompare(one.quote.asOf),
  )
  const shown =
    percentAway(nearest, claimedPrice) < 3 ? `${offerText(nearest, names)}; on record: ${range}` : `on record: ${range}`
  return findingWith('consistent', shown, null)
}

/** Rather than worked out from dollars and hours. */
const isStated = ({ words }: { readonly words: string }): boolean => !words.includes(' for ')

/** In whole percents: of prices as near the newest counts. */
const percentAway = ({ quote }: QuotedOffer, claimedPrice: number): number =>
  Math.round(100 * Math.abs(quote.usdPerGpuHour / claimedPrice - 1))

const offerText = ({ offer, quote }: QuotedOffer, names: DisplayNames): string =>
  `${formatExactUsd(quote.usdPerGpuHour)}/h at ${providerName({ provider: offer.provider.id, tier: offer.tier?.id ?? null, pricing: offer.pricing }, names)} (${quote.asOf})`
