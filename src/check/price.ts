/** Whether anybody sells at the price that a claim states, or that its dollars and hours come down to. */
import type { Market } from '../offers/market.ts'
import type { QuotedOffer } from '../offers/quoted-offer.ts'
import { exactUsd, usdPerHour } from '../reply/format.ts'
import { type Names, providerName } from '../reply/names.ts'
import { gpusOf } from './arithmetic.ts'
import { type Claimed, middle } from './claimed.ts'
import type { Finding } from './finding.ts'

/** Outside of what is on record by so much, nobody has that price. */
const unheardOf = 1.6
const slack = 1.1

/** The claim with the price that its dollars and hours come down to, where it states none. USD for one GPU and hour. */
export function withPrice(claimed: Claimed): Claimed {
  const { usd, durations, usdPerHour: stated } = claimed
  const [duration] = durations
  const gpus = gpusOf(claimed)
  if (stated !== null || usd === null || duration === undefined || gpus === null) return claimed
  const of = (dollars: number, hours: number): number => dollars / (hours * gpus)
  const price = { low: of(usd.low, duration.high), high: of(usd.high, duration.low) }
  const words = `${usd.words} for ${duration.words}${gpus === 1 ? '' : ` of ${gpus} GPUs`}`
  return { ...claimed, usdPerHour: { ...price, words, bound: null, isTotal: false } }
}

/** Against every price on record of the GPUs named, of the provider named where there is one. */
export function priceFinding(claimed: Claimed, market: Market, names: Names): Finding[] {
  const { usdPerHour: price, spec } = claimed
  if (price === null || spec.gpus === null) return []
  // Reserved prices are worked out from others; what is on record is on demand or spot.
  const all = spec.gpus
    .flatMap((gpu) => market.byGpu.get(gpu) ?? [])
    .filter(({ offer }) => offer.pricing !== 'reserved')
  const ofProvider = all.filter(({ offer }) => spec.providers?.includes(offer.provider.id) ?? true)
  const known = (ofProvider.length > 0 ? ofProvider : all).toSorted(
    (one, other) => one.quote.usdPerGpuHour - other.quote.usdPerGpuHour,
  )
  const [cheapest, dearest] = [known[0], known.at(-1)]
  if (cheapest === undefined || dearest === undefined) return []
  const gpus = price.isTotal ? (gpusOf(claimed) ?? 1) : 1
  const paid = middle(price) / gpus
  const range = `${names.gpu(cheapest.offer.gpu)} from ${priced(cheapest, names)} to ${priced(dearest, names)}`
  const claimedWords = gpus === 1 && isStated(price) ? price.words : `${price.words}, ${usdPerHour(paid)} a GPU`
  const found = (verdict: Finding['verdict'], shown: string, factor: number | null): Finding[] => [
    { about: 'price', verdict, claimed: claimedWords, shown, factor, slip: null },
  ]
  const [low, high] = [cheapest.quote.usdPerGpuHour, dearest.quote.usdPerGpuHour]
  if (paid < low / slack) return found(paid < low / unheardOf ? 'impossible' : 'off', `on record: ${range}`, paid / low)
  if (paid > high * slack)
    return found(paid > high * unheardOf ? 'impossible' : 'off', `on record: ${range}`, paid / high)
  const [near = cheapest] = known.toSorted(
    (one, other) => away(one, paid) - away(other, paid) || other.quote.asOf.localeCompare(one.quote.asOf),
  )
  const shown = away(near, paid) < 3 ? `${priced(near, names)}; on record: ${range}` : `on record: ${range}`
  return found('consistent', shown, null)
}

/** Rather than worked out from dollars and hours. */
const isStated = ({ words }: { readonly words: string }): boolean => !words.includes(' for ')

/** In whole percents: of prices as near the newest counts. */
const away = ({ quote }: QuotedOffer, paid: number): number =>
  Math.round(100 * Math.abs(quote.usdPerGpuHour / paid - 1))

const priced = ({ offer, quote }: QuotedOffer, names: Names): string =>
  `${exactUsd(quote.usdPerGpuHour)}/h at ${providerName({ provider: offer.provider.id, tier: offer.tier?.id ?? null, pricing: offer.pricing }, names)} (${quote.asOf})`
