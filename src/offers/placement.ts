/** Where a job may run: offers by region, by whose machines they are, and by what is certified. */
import { isWithin, type Place } from '../catalog/place.ts'
import { type Certificate, type Provider, holdsCertificate } from '../catalog/provider.ts'
import { hostsOf, type Offer } from './offer.ts'
import { epochDay } from './observation-precedence.ts'
import { ownServersId } from './owned-offers.ts'
import { isStatedPrice } from './stated-offers.ts'
import type { QuotedOffer } from './quoted-offer.ts'

/** null: anywhere, anybody's, whatever is certified. */
export type PlacementRequirement = {
  /** Id of data/places.json. */
  readonly region: string | null
  readonly hosting: 'data-centre' | null
  readonly certificates: readonly Certificate[] | null
}

/**
 * Why an offer does not meet a requirement. `regions-unknown` and `certificate-unknown` are what we do not know; the others
 * are what we know.
 */
export type PlacementGap =
  | 'third-party-hosts'
  | 'elsewhere'
  | 'no-price-there'
  | 'regions-unknown'
  | 'certificate-unknown'

type Places = ReadonlyMap<string, Place>

/** Whether a region, whose hardware, or a certificate is required. */
export const isPlaced = ({ region, hosting, certificates }: PlacementRequirement): boolean =>
  region !== null || hosting !== null || certificates !== null

/** What keeps an offer from meeting `requirement`; null: it meets it. A team's own machines stand where the team wants them. */
export function placementGap(offer: Offer, requirement: PlacementRequirement, places: Places): PlacementGap | null {
  const { provider } = offer
  if (provider.id === ownServersId || isStatedPrice(provider.id)) return null
  const isHostKnown = hostsOf(offer) === 'own'
  if ((requirement.hosting !== null || requirement.certificates !== null) && !isHostKnown) return 'third-party-hosts'
  if (requirement.certificates?.some((certificate) => !holdsCertificate(provider, certificate)) === true)
    return 'certificate-unknown'
  if (requirement.region === null) return null
  return isHostKnown ? regionGap(offer, requirement.region, places) : 'regions-unknown'
}

/**
 * Whether it is on record that the offer's GPUs stand in `wanted`: by a price of a region, by the provider's other places, which
 * all lie inside, or by what is known of its regions. A team's own, and prices that somebody brought, stand where they are.
 */
export function isOnRecordThere({ gpu, provider, region }: Offer, wanted: string | null, places: Places): boolean {
  const { regions, gpusOfRegions = [] } = provider
  if (wanted === null || region !== null || regions === null) return true
  const placeOf = new Map(regions.rows.map(({ id, place }) => [id, place]))
  const isInside = (place: string | undefined): boolean => place !== undefined && isWithin(place, wanted, places)
  return (
    regions.rows.every(({ place }) => isInside(place)) ||
    gpusOfRegions.some((row) => row.gpus.includes(gpu) && isInside(placeOf.get(row.region)))
  )
}

/** Whether an auditor or an authority has confirmed anything of who owns the machines; a team's own need nobody. */
export const isVouchedFor = (offer: Offer): boolean =>
  offer.provider.id === ownServersId ||
  isStatedPrice(offer.provider.id) ||
  (hostsOf(offer) === 'own' && offer.provider.certificates !== null)

function regionGap({ provider, region }: Offer, wanted: string, places: Places): PlacementGap | null {
  const { regions, recalledRegions } = provider
  if (regions === null) return 'regions-unknown'
  const inside = regions.rows.filter(({ place }) => isWithin(place, wanted, places))
  if (inside.length === 0) {
    const isRecalled = recalledRegions?.rows.some(({ place }) => isWithin(place, wanted, places)) === true
    return isRecalled ? 'no-price-there' : 'elsewhere'
  }
  const isPriced = region === null ? regions.samePrice : inside.some(({ id }) => id === region)
  return isPriced ? null : 'no-price-there'
}

/**
 * One region of each thing that is rented: the home region's price, or the one of no region in particular, whichever
 * was seen last; elsewhere the cheapest. With `anyRegion` the cheapest of all.
 */
export function oneRegionEach(all: readonly QuotedOffer[], anyRegion = false): readonly QuotedOffer[] {
  const groups = Map.groupBy(all, ({ offer }) =>
    [offer.provider.id, offer.gpu, offer.tier?.id, offer.pricing].join('|'),
  )
  return [...groups.values()].flatMap((group) => (group.length === 1 ? group : chooseByCount(group, anyRegion)))
}

function chooseByCount(group: readonly QuotedOffer[], anyRegion: boolean): readonly QuotedOffer[] {
  const counts = [...new Set(group.flatMap(({ offer }) => offer.counts))]
  const chosen = counts.map((count) => {
    const sellers = group.filter(({ offer }) => offer.counts.includes(count))
    const atHome = anyRegion ? [] : sellers.filter(({ offer }) => isAtHome(offer))
    return { count, quoted: atHome.length > 0 ? newest(atHome) : cheapest(sellers) }
  })
  return [...Map.groupBy(chosen, ({ quoted }) => quoted).entries()].map(([quoted, rows]) => {
    const ofOffer = rows.map(({ count }) => count)
    return ofOffer.length === quoted.offer.counts.length
      ? quoted
      : { ...quoted, offer: { ...quoted.offer, counts: ofOffer } }
  })
}

const isAtHome = ({ region, provider }: Offer): boolean => region === null || region === provider.homeRegion

const newest = (offers: readonly QuotedOffer[]): QuotedOffer => best(offers, ({ offer }) => -lastSeen(offer))
const cheapest = (offers: readonly QuotedOffer[]): QuotedOffer => best(offers, ({ quote }) => quote.usdPerGpuHour)

const lastSeen = ({ observation }: Offer): number =>
  observation.evidence === 'user' ? Infinity : epochDay(observation.price.asOf)

function best(offers: readonly QuotedOffer[], value: (offer: QuotedOffer) => number): QuotedOffer {
  const [first, ...rest] = offers
  if (first === undefined) throw new Error('no offer to choose from')
  return rest.reduce((least, each) => (value(each) < value(least) ? each : least), first)
}

/** Of each provider that nothing is offered of under `requirement`, the gap that is nearest to being met. */
export function unplacedProviders(
  all: readonly QuotedOffer[],
  requirement: PlacementRequirement,
  places: Places,
): ReadonlyMap<Provider['id'], PlacementGap> {
  const gaps = new Map<string, PlacementGap>()
  for (const [id, offers] of Map.groupBy(all, ({ offer }) => offer.provider.id)) {
    const ofProvider = offers.map(({ offer }) => placementGap(offer, requirement, places))
    const first = gapOrder.find((gap) => ofProvider.includes(gap))
    if (first !== undefined && !ofProvider.includes(null)) gaps.set(id, first)
  }
  return gaps
}

const gapOrder: readonly PlacementGap[] = [
  'no-price-there',
  'regions-unknown',
  'certificate-unknown',
  'elsewhere',
  'third-party-hosts',
]
