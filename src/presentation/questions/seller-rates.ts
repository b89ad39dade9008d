/** "Why is Lambda cheaper than AWS for the same card?": what sellers ask for an hour of the plan's GPU. */
import { sellerOfStatedPrice } from '../../offers/stated-offers.ts'
import type { GpuId, ProviderId } from '../../catalog/ids.ts'
import { commonName } from '../format/display-names.ts'
import { formatUsdPerHour } from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'

const mostSellers = 3

/** "On demand, per H100 SXM: Lambda $3.99/h, AWS $6.88/h": those that are named first, then the seller of the plan and the cheapest. */
export function ratesOfSellers(context: QuestionContext): string {
  const { catalog, subject, recommendation, renderContext } = context
  if (catalog === undefined) return ''
  const { best } = recommendation
  const rates = newestRates(context, best.gpu)
  const others = [...rates].filter(([id]) => catalog.providers.get(id)?.hosts === 'own')
  const cheapest = others.toSorted(([, one], [, other]) => one - other).map(([id]) => id)
  const named = subject?.providers ?? []
  const shown = [...new Set([...named, best.provider, ...cheapest])].filter((id) => rates.has(id))
  if (shown.length < 2) return ''
  const list = shown
    .slice(0, Math.max(mostSellers, named.length))
    .map((id) => `${renderContext.names.provider(id)} ${formatUsdPerHour(rates.get(id) ?? 0)}`)
  return `On demand, for one ${renderContext.names.gpu(best.gpu)}: ${list.join(', ')}, as last seen.`
}

/** "Nebius asks for one GPU an hour, on demand: H200 SXM $3.50/h, as last seen.", or that nothing of it is on record. */
export function rateThere(
  context: QuestionContext,
  provider: ProviderId,
  gpus: readonly GpuId[],
): { readonly says: string; readonly isKnown: boolean } {
  const { names } = context.renderContext
  const found = gpus.flatMap((gpu) => {
    const rate = seenRates(context, gpu).get(provider)
    return rate === undefined ? [] : [{ gpu, ...rate }]
  })
  const seller = names.provider(provider)
  const list = found.map(({ gpu, usd }) => `${names.gpu(gpu)} ${formatUsdPerHour(usd)}`)
  if (list.length > 0)
    return {
      says: `${seller} asks for one GPU an hour, on demand: ${list.join(', ')}, as last seen${seenOn(found)}.`,
      isKnown: true,
    }
  const wanted = [...new Set(gpus.map((gpu) => names.gpu(gpu)))].slice(0, mostNamed).join(', ')
  return { says: `No price of ${wanted} at ${seller} is on record.`, isKnown: false }
}
const mostNamed = 4

const mostRates = 5

/** "B200 SXM on demand, for one an hour: GMI Cloud $5.00/h, …", the cheapest first; '' where no price was seen. */
export function ratesOfGpu(context: QuestionContext, gpu: GpuId): string {
  const { names } = context.renderContext
  const rates = [...seenRates(context, gpu)].toSorted(([, one], [, other]) => one.usd - other.usd).slice(0, mostRates)
  const list = rates.map(([id, { usd }]) => `${names.provider(id)} ${formatUsdPerHour(usd)}`)
  const on = seenOn(rates.map(([, rate]) => rate))
  return list.length === 0 ? '' : `${names.gpu(gpu)} on demand, for one: ${list.join(', ')}, as last seen${on}.`
}

/** "On record with H200 SXM on demand, a GPU and hour: Hyperstack $3.99 (2026-10-10), …": the plan's seller first; '' where none is. */
export function sellersOnRecord(context: QuestionContext): string {
  const {
    subject,
    recommendation: { best },
    renderContext: { names },
  } = context
  const asked = subject?.gpus ?? []
  const gpu = asked.includes(best.gpu) ? best.gpu : (asked[0] ?? best.gpu)
  const rates = [...seenRates(context, gpu)].toSorted(([, one], [, other]) => one.usd - other.usd)
  const ofPlan = rates.filter(([id]) => id === best.provider && gpu === best.gpu)
  const shown = [...ofPlan, ...rates.filter((rate) => !ofPlan.includes(rate))].slice(0, mostRates)
  if (shown.length === 0) return `No seller of ${names.gpu(gpu)} is on record.`
  const count = subject?.count ?? (gpu === best.gpu ? best.gpuCount : 1)
  const list = shown.map(([id, { usd, seen }]) => `${names.provider(id)} ${formatUsdPerHour(usd)} (${seen})`)
  const more = rates.length > shown.length ? ` and ${String(rates.length - shown.length)} more` : ''
  const together = count > 1 ? ` Whether ${String(count)} stand together there is for their consoles, too.` : ''
  return `On record with ${names.gpu(gpu)} on demand, for one GPU: ${list.join(', ')}${more}.${together}`
}

type SeenRate = { readonly usd: number; readonly seen: string }

/** " on 2026-10-05", " from 2026-08-01 to 2026-10-05": the days on which rates were seen. */
function seenOn(rates: readonly SeenRate[]): string {
  const days = rates.map(({ seen }) => seen).toSorted()
  const [first, last] = [days[0] ?? '', days.at(-1) ?? '']
  return first === last ? ` on ${first}` : ` from ${first} to ${last}`
}

const fewestSellers = 3

/**
 * How an hour at `usd` of one of `gpus` stands among the sellers: "$2.95/h is usual for one H100: …"; '' where too few prices
 * are on record to tell.
 */
export function standingOfRate(context: QuestionContext, usd: number, gpus: readonly GpuId[]): string {
  const least = new Map<ProviderId, number>()
  for (const gpu of gpus)
    for (const [id, rate] of newestRates(context, gpu)) least.set(id, Math.min(rate, least.get(id) ?? Infinity))
  const rates = [...least].toSorted(([, one], [, other]) => one - other)
  const [first, last] = [rates[0], rates.at(-1)]
  if (first === undefined || last === undefined || rates.length < fewestSellers) return ''
  const asked = (share: number): number => rates[Math.round(share * (rates.length - 1))]?.[1] ?? usd
  const verdict =
    usd < first[1]
      ? 'less than any seller on record asks'
      : usd <= asked(1 / 4)
        ? 'cheap'
        : usd <= asked(3 / 4)
          ? 'usual'
          : usd <= last[1]
            ? 'dear'
            : 'more than any seller on record asks'
  const { names } = context.renderContext
  const name = commonName(gpus.map((gpu) => names.gpu(gpu))) || 'such GPU'
  const seller = ([id, rate]: readonly [ProviderId, number]): string =>
    `${formatUsdPerHour(rate)} (${names.provider(id)})`
  return `${formatUsdPerHour(usd)} is ${verdict} for one ${name}: ${rates.length} sellers ask ${seller(first)} to ${seller(last)} on demand, half of them up to ${formatUsdPerHour(asked(1 / 2))}, as last seen.`
}

/** Dollars an hour of a GPU on demand, by provider, where a price without a region or of its home region was seen. */
const newestRates = (context: QuestionContext, asked: GpuId): ReadonlyMap<ProviderId, number> =>
  new Map([...seenRates(context, asked)].map(([id, { usd }]) => [id, usd]))

function seenRates(
  { catalog, recommendation: { best } }: QuestionContext,
  asked: GpuId,
): ReadonlyMap<ProviderId, SeenRate> {
  const newest = new Map<ProviderId, SeenRate>()
  for (const { provider, gpu, pricing, region, price } of catalog?.observations ?? []) {
    const home = catalog?.providers.get(provider)?.homeRegion ?? null
    if (gpu !== asked || pricing !== 'on_demand' || !(region === null || region === home)) continue
    const known = newest.get(provider)
    const isNewer = known === undefined || price.asOf > known.seen
    if (isNewer || (price.asOf === known.seen && price.base < known.usd))
      newest.set(provider, { usd: price.base, seen: price.asOf })
  }
  // What the plan pays is the rate of its own seller.
  if (best.pricing === 'on_demand' && best.gpu === asked)
    newest.set(sellerOfStatedPrice(best.provider) ?? best.provider, { usd: best.usdPerGpuHour, seen: best.priceAsOf })
  return newest
}

/** "RunPod asks for one B200 SXM an hour: Secure Cloud $5.98/h, Community Cloud $5.19/h, as last seen."; '' of a seller with one kind of machine. */
export function ratesOfTiers(
  { catalog, recommendation: { best }, renderContext: { names } }: QuestionContext,
  seller: ProviderId,
): string {
  const provider = catalog?.providers.get(seller)
  if (provider?.tiersAre !== 'products' || provider.tiers.length < 2) return ''
  const rates = provider.tiers.flatMap(({ id }) => {
    const seen = (catalog?.observations ?? []).filter(
      ({ provider: of, gpu, pricing, tier }) =>
        of === seller && gpu === best.gpu && pricing === 'on_demand' && tier === id,
    )
    const newest = seen.toSorted((one, other) => other.price.asOf.localeCompare(one.price.asOf))[0]
    return newest === undefined ? [] : [`${names.tier(seller, id)} ${formatUsdPerHour(newest.price.base)}`]
  })
  return rates.length === 0
    ? ''
    : `${provider.name} asks for one ${names.gpu(best.gpu)} an hour: ${rates.join(', ')}, as last seen.`
}
