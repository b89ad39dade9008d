/** Where a job may run: what was left out for it and why, and what there would be without it. */
import { isWithin, placesOf } from '../../catalog/place.ts'
import { certificateNames } from '../../catalog/provider.ts'
import type { Market } from '../../offers/market.ts'
import type { Offer } from '../../offers/offer.ts'
import {
  isOnRecordThere,
  isPlaced,
  type PlacementGap,
  placementGap,
  unplacedProviders,
} from '../../offers/placement.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { gpuName, joinWords } from '../figure-text.ts'
import type { Candidate } from '../ranking/candidate.ts'
import type { Infeasible, Option, Recommendation, UnplacedProvider } from '../recommendation.ts'
import { specToCommand } from './spec-to-command.ts'

/** The question without a requirement about places, hosts and certificates. */
export const withoutPlacement = (spec: Spec): Spec => ({ ...spec, region: null, hosting: null, certificates: null })

/** Providers that nothing is offered of for the question's requirement, each with the reason; `market` is that of every place. */
export function unplacedFor(spec: Spec, market: Market): readonly UnplacedProvider[] {
  if (!isPlaced(spec)) return []
  return [...unplacedProviders(market.everywhere, spec, market.catalog.places)]
    .map(([provider, gap]) => ({ provider, gap }))
    .filter(({ provider }) => spec.providers === null || spec.providers.includes(provider))
}

/** What we do not know is said as that: one sentence for each kind of it. */
export function placementNotes(unplaced: readonly UnplacedProvider[], spec: Spec, { catalog }: Market): string[] {
  const named = (gap: PlacementGap): string | null => {
    const names = unplaced
      .filter((each) => each.gap === gap)
      .map(({ provider }) => catalog.providers.get(provider)?.name ?? provider)
    const more = names.length - maxNames
    return names.length === 0
      ? null
      : more > 1
        ? `${names.slice(0, maxNames).join(', ')} and ${more} more`
        : joinWords(names)
  }
  const notes: readonly (readonly [PlacementGap, (names: string) => string])[] = [
    ['no-price-there', (names) => `Left out, for we have no price of that region: ${names}`],
    ['regions-unknown', (names) => `Left out, for we do not know where the machines stand: ${names}`],
    [
      'certificate-unknown',
      (names) => `Left out, for we do not know whether they hold ${certificateWords(spec)}: ${names}`,
    ],
  ]
  return notes.flatMap(([gap, words]) => {
    const names = named(gap)
    return names === null ? [] : [words(names)]
  })
}

const maxNames = 4

/** Nothing meets the requirement, and without it there is a plan: the requirement is what is in the way. */
export function explainUnplaced(
  infeasible: Infeasible,
  open: Recommendation,
  { spec, wider }: { readonly spec: Spec; readonly wider: Spec },
  unplaced: readonly UnplacedProvider[],
  market: Market,
): Infeasible {
  const requirement = placementWords(spec, market)
  const widerName = wider.region === null ? null : (market.catalog.places.get(wider.region)?.name ?? wider.region)
  const replies = [
    ...(spec.region === null ? [] : ['any region']),
    ...(spec.hosting === null ? [] : ['drop the data centre only']),
    ...(spec.certificates === null ? [] : ['any certificate']),
  ]
  const gives =
    widerName === null ? `anywhere, not only ${requirement}` : `anywhere in ${widerName}, not only ${requirement}`
  const reply = widerName === null ? replies.join(', ') : `in ${widerName}`
  return {
    ...infeasible,
    message: `We have no price ${requirement} for the GPUs that this fits on. ${placementNotes(unplaced, spec, market)
      .map((note) => `${note}.`)
      .join(' ')}`.trimEnd(),
    suggestions: [...new Set([specToCommand(wider), ...infeasible.suggestions])],
    nearest: [{ option: open.best, gives: [gives], reply }, ...infeasible.nearest],
    unplaced,
  }
}

/**
 * The seller that was named has the place and no price of it on record: what is taken instead, without a full stop; null
 * where no seller was named, it is not there, or its place is not what is missing.
 */
export function pricedElsewhere(best: Option, spec: Spec, wider: Spec, market: Market): string | null {
  const { catalog } = market
  if (spec.providers?.includes(best.provider) !== true || spec.region === null) return null
  const isMissing = market.everywhere.some(
    ({ offer }) =>
      offer.provider.id === best.provider &&
      offer.gpu === best.gpu &&
      offer.pricing === best.pricing &&
      placementGap(offer, spec, catalog.places) === 'no-price-there',
  )
  if (!isMissing) return null
  const name = catalog.providers.get(best.provider)?.name ?? best.provider
  const place = catalog.places.get(spec.region)?.name ?? spec.region
  const where =
    wider.region === null
      ? 'in its other regions'
      : `elsewhere in ${catalog.places.get(wider.region)?.name ?? wider.region}`
  return `No price of ${name} in ${place} is on record for these GPUs: this is what it asks ${where}. Ask it for the price there, and whether it has them there at all`
}

/** "in Frankfurt, of no third party, with SOC 2" */
function placementWords(spec: Spec, { catalog }: Market): string {
  return [
    ...(spec.region === null ? [] : [`in ${catalog.places.get(spec.region)?.name ?? spec.region}`]),
    ...(spec.hosting === null ? [] : ["on a provider's own machines"]),
    ...(spec.certificates === null ? [] : [`with ${certificateWords(spec)}`]),
  ].join(', ')
}

const certificateWords = ({ certificates }: Spec): string =>
  joinWords((certificates ?? []).map((each) => certificateNames[each]))

/**
 * That nothing on record shows these GPUs in the place, where the seller's price holds in all its regions and some of them
 * lie outside it, or in which of several places they stand; a sentence without a full stop, or none.
 */
export function unprovenPlace({ quotedOffer: { offer }, estimate }: Candidate, { region }: Spec, { catalog }: Market) {
  const { regions, name } = offer.provider
  if (region === null || regions === null) return []
  if (isOnRecordThere(offer, region, catalog.places)) return whichOf(offer, region, catalog)
  const inside = regions.rows.filter(({ place }) => isWithin(place, region, catalog.places)).map(({ id }) => id)
  const where = catalog.places.get(region)?.name ?? region
  return [
    `${name} has machines in ${where} (${joinWords(inside.slice(0, 3), 'or')}), at one price everywhere; that ${gpuName(estimate.plan.gpu)} is among them is not on record: look before you plan with it`,
  ]
}

/** Of several places that are asked for, in which of them the seller's machines stand; none where it has them in all. */
function whichOf(
  { provider, region: priced }: Offer,
  region: string,
  { places }: Market['catalog'],
): readonly string[] {
  if (placesOf(region).length < 2) return []
  const rows = (provider.regions?.rows ?? []).filter(({ id, place }) =>
    priced === null ? isWithin(place, region, places) : id === priced,
  )
  const [only, ...others] = new Set(rows.map(({ place }) => places.get(place)?.name ?? place))
  return only === undefined || others.length > 0 ? [] : [`At ${provider.name} that is ${only}: choose that region`]
}

/** With what the seller of the plan holds said first, and that others were left out; a team's own machines need no seller. */
export function withCertificates(answer: Recommendation, { catalog }: Market): Recommendation {
  const provider = catalog.providers.get(answer.best.provider)
  const held = provider?.certificates?.held ?? []
  if (provider === undefined || held.length === 0) return answer
  const names = joinWords(held.slice(0, 3).map((each) => certificateNames[each]))
  const note = `For such data only sellers with a certificate on record are planned with: ${provider.name} holds ${names}`
  return { ...answer, keyConsiderations: [note, ...(answer.keyConsiderations ?? [])] }
}
