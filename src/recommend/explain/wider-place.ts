/** Of a city or a country: what the wider place around it would do, for where few prices are recorded they are not the market's. */
import { type Market, placeMarket } from '../../offers/market.ts'
import { ownServersId } from '../../offers/owned-offers.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { type Candidate, isWithinLimits } from '../ranking/candidate.ts'
import { minBy } from '../ranking/choice-rule.ts'
import { showableCandidates } from '../ranking/find-candidates.ts'
import { isSubset } from '../ranking/plan-risk.ts'
import type { Sweep } from '../recommendation.ts'
import { otherPlanText } from './choice-reasons.ts'

/** Shares of the bill and of the hours there, one of which a plan of the wider place must stay under with the other not above. */
const FAR_BETTER = 0.67
const WORTH_A_LINE_HOURS = 0.5

/** Unions that a law or a contract names, not a place that somebody would settle for. */
const unions: ReadonlySet<string> = new Set(['eu-or-us', 'eu-or-uk'])

/**
 * "If anywhere in the EU will do, 8 × B300 SXM at RunPod saves $4,680 and is done 60 h sooner", without a full stop; null where
 * no place was asked for, nothing lies around it, or it does not do far better. All other limits hold.
 */
export function widerPlace(
  best: Candidate,
  spec: Spec,
  tokens: number,
  openMarket: Market,
  sweep: Sweep,
): string | null {
  if (best.quotedOffer.offer.provider.id === ownServersId) return null
  const { places, choice } = openMarket.catalog
  const isBetter = (each: Candidate): boolean =>
    isSubset(each.risks, best.risks) && isWithinLimits(each, spec) && isFarBetter(each, best, choice.leastSaving.base)
  const found = nearestWith(spec, tokens, openMarket, sweep, isBetter)
  if (found === null) return null
  const other = minBy(found.candidates, ({ score }) => score)
  return `If anywhere in ${places.get(found.place)?.name ?? found.place} will do, ${otherPlanText(other, best)}`
}

/** The question for the nearest place around the one that was asked for where there is a plan; null: none but the world. */
export function nearestPlace(spec: Spec, tokens: number, openMarket: Market, sweep: Sweep): Spec | null {
  const found = nearestWith(spec, tokens, openMarket, sweep, () => true)
  return found === null ? null : { ...spec, region: found.place }
}

/** The nearest place around that has plans of the kind, and these; null: none. */
function nearestWith(
  spec: Spec,
  tokens: number,
  openMarket: Market,
  { estimates }: Sweep,
  isMeant: (candidate: Candidate) => boolean,
) {
  if (spec.region === null) return null
  for (const place of placesAround(spec.region, openMarket.catalog.places)) {
    const wider: Spec = { ...spec, region: place }
    const candidates = showableCandidates(estimates, wider, tokens, placeMarket(openMarket, wider)).filter(isMeant)
    if (candidates.length > 0) return { place, candidates }
  }
  return null
}

const isFarBetter = (one: Candidate, best: Candidate, leastSaving: number): boolean =>
  one.usd <= best.usd &&
  one.hours <= best.hours &&
  ((one.usd <= best.usd * FAR_BETTER && best.usd - one.usd >= leastSaving) ||
    (one.hours <= best.hours * FAR_BETTER && best.hours - one.hours >= WORTH_A_LINE_HOURS))

/** From the nearest outwards. */
function placesAround(id: string, places: Market['catalog']['places']): readonly string[] {
  const around = [id]
  // It grows while it is read.
  for (const each of around)
    for (const wider of places.get(each)?.within ?? [])
      if (!around.includes(wider) && places.get(wider)?.isRest !== true) around.push(wider)
  return around.slice(1).filter((each) => !unions.has(each))
}
