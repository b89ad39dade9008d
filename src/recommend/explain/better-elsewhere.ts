/** What does far better than the plan and was not asked for: another place, GPU or method, or renting beside GPUs of one's own. */
import { remembered } from '../../once.ts'
import { type Market, placeMarket } from '../../offers/market.ts'
import type { GpuId } from '../../catalog/ids.ts'
import { ownServersId } from '../../offers/owned-offers.ts'
import { isStatedPrice } from '../../offers/stated-offers.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { type Candidate, isWithinLimits } from '../ranking/candidate.ts'
import { minBy, tightShare, waitingUsd } from '../ranking/choice-rule.ts'
import { showableCandidates } from '../ranking/find-candidates.ts'
import { isSubset, isTight, riskBit, withoutRisk } from '../ranking/plan-risk.ts'
import type { Resweep, Sweep } from '../search/sweep-result.ts'
import { otherPlanText } from './choice-reasons.ts'
import { chooseBest, type NamedPlans } from '../ranking/named-plans.ts'
import { gpuName, hoursText, usdText } from '../figure-text.ts'

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
    isSubset(withoutRisk(each.risks, 'place'), best.risks) &&
    isWithinLimits(each, spec) &&
    isFarBetter(each, best, choice.leastSaving.base)
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

/** Shares of hours and dollars of the named GPUs from which on another kind is worth a line. */
const FAR_SOONER = { hours: 0.67, usd: 1.1 }
const FAR_CHEAPER = { hours: 1.1, usd: 0.67 }
/** Where the weights stand in the memory of the host. */
const WITHOUT_OFFLOAD = { hours: 0.67, usd: 2 }

/**
 * "Another GPU does better: 1 × H100 SXM at GMI Cloud is done 3.1 h sooner and costs $12 less", without a full stop; null where
 * none was named, or none is far better. The same limits and places hold.
 */
export function betterGpu(
  best: Candidate,
  spec: Spec,
  tokens: number,
  market: Market,
  resweep: Resweep | undefined,
): string | null {
  const { offer } = best.quotedOffer
  if (resweep === undefined || spec.gpus === null || spec.owned === true || offer.provider.id === ownServersId)
    return null
  const { plan } = best.estimate
  const { choice } = market.catalog
  const open: Spec = { ...spec, method: plan.method, weights: plan.weights, gpus: null, gpuCount: null, nodes: null }
  const isBetter = (each: Candidate, limit: { readonly hours: number; readonly usd: number }): boolean =>
    each.hours <= best.hours * limit.hours && each.usd <= best.usd * limit.usd
  const isFarBetter = (each: Candidate): boolean =>
    isBetter(each, FAR_SOONER) ||
    isBetter(each, FAR_CHEAPER) ||
    (plan.offload === 'params' && each.estimate.plan.offload === 'none' && isBetter(each, WITHOUT_OFFLOAD))
  const better = showableCandidates(resweep(open).estimates, open, tokens, market).filter(
    (each) =>
      isSubset(each.risks, best.risks & ~riskBit('spot')) &&
      !spec.gpus?.includes(each.estimate.plan.gpu.id) &&
      each.estimate.plan.gpuCount <= plan.gpuCount &&
      isWithinLimits(each, spec) &&
      isFarBetter(each) &&
      (best.hours - each.hours >= WORTH_A_LINE_HOURS || best.usd - each.usd >= choice.leastSaving.base),
  )
  if (better.length === 0) return null
  const other = minBy(better, ({ score }) => score)
  return `Another GPU does better: ${otherPlanText(other, best)}`
}

/**
 * "Renting is not worth it: 1 x H100 SXM at GMI Cloud is done 40 min sooner and costs $4.10 more, $6.20 for each hour saved", without a full stop; null
 * where `best` is not owned or nothing can be rented. `spec` is the question as it was asked; `isDataSensitive`: the data
 * leave the house only under an agreement.
 */
export function ownOrRent(
  best: Candidate,
  spec: Spec,
  tokens: number,
  market: Market,
  resweep: Resweep | undefined,
  isDataSensitive = false,
): string | null {
  if (resweep === undefined || spec.owned !== true || best.quotedOffer.offer.provider.id !== ownServersId) return null
  const { choice } = market.catalog
  const open: Spec = { ...spec, owned: null, gpus: null, gpuCount: null, nodes: null }
  // What one's own machine need not hold, such as a certificate or a place, a seller's has to.
  const all = showableCandidates(resweep(open).estimates, open, tokens, placeMarket(market, open))
  const rented = chooseBest(all, open, choice)
  if (rented === null) return null
  // One's own machines are set up already: their number is no trouble.
  const costOf = ({ usd, hours, estimate }: Candidate) =>
    (usd + waitingUsd(hours, choice, 'safe')) * (1 + tightShare(estimate, choice))
  // An account and a machine of somebody else are some trouble too, and an agreement on data is hours of somebody's work.
  const trouble = isDataSensitive ? choice.furtherMachine.base : choice.leastSaving.base
  const [more, saved] = [rented.usd - best.usd, best.hours - rented.hours]
  // Who sleeps waits for nothing, unless the time is what counts.
  const isOvernight =
    best.hours <= NIGHT_HOURS && more >= WORTH_A_NIGHT_USD && spec.objective !== 'fastest' && !isTight(best.estimate)
  const isWorth = costOf(rented) + trouble < costOf(best) && !isOvernight
  const verdict = isWorth ? 'is worth it' : 'is not worth it'
  const why = isOvernight && costOf(rented) + trouble < costOf(best) ? 'yours is done overnight; ' : ''
  const each = more > 0 && saved >= WORTH_A_LINE_HOURS ? `, ${usdText(more / saved)} for each hour saved` : ''
  const signed = isDataSensitive ? ', once an agreement on the data is signed' : ''
  return `Renting ${verdict}: ${why}${otherPlanText(rented, best)}${each}${signed}`
}
/** A run that is begun in the evening and done in the morning. */
const NIGHT_HOURS = 12
/** Less is paid for an afternoon without a thought. */
const WORTH_A_NIGHT_USD = 2

/** Times the GPUs of a plan up to which others stand in for them. */
const FEW_MORE = 2

/** Times as many sellers from which a GPU is easier to come by. */
const COMMONER = 1.4

/**
 * "If no B200 SXM is free: 1 × H100 SXM at GMI Cloud, 12 h, $41 in total", without a full stop; null where a GPU was named, or
 * none that keeps all limits is let by clearly more sellers, or one is among the plans that have a name. `all`: what these
 * were chosen of.
 */
export function commonerGpu(
  { best, safe, cheapest, fastest, close }: NamedPlans,
  all: readonly Candidate[],
  spec: Spec,
  market: Market,
): string | null {
  const { plan } = best.estimate
  const { provider } = best.quotedOffer.offer
  if (spec.gpus !== null || provider.id === ownServersId || isStatedPrice(provider.id)) return null
  // Of thousands of plans on a few kinds of GPU.
  const sellersOf = remembered((gpu: GpuId) => sellersOnDemand(gpu, market))
  const least = COMMONER * sellersOf(plan.gpu.id)
  const isCommoner = ({ estimate }: Candidate) => sellersOf(estimate.plan.gpu.id) >= least
  if ([safe, cheapest, fastest, ...(close === null ? [] : [close])].some(isCommoner)) return null
  const sameWay = all.filter(
    (each) =>
      each.estimate.plan.method === plan.method &&
      each.estimate.plan.weights === plan.weights &&
      each.estimate.plan.compute === plan.compute &&
      each.quotedOffer.offer.pricing === best.quotedOffer.offer.pricing &&
      isSubset(each.risks, best.risks) &&
      isWithinLimits(each, spec) &&
      isInTime(each, spec),
  )
  const others = sameWay.filter(isCommoner)
  if (others.length === 0) return null
  // In the place of it: as many, or as few as do.
  const fewest = Math.max(plan.gpuCount, Math.min(...others.map((each) => each.estimate.plan.gpuCount)))
  // Eight that are let whole are no stand-in for one: another card that few let is, at the seller that binds.
  const asFew = sameWay.filter(
    ({ estimate }) => estimate.plan.gpuCount <= plan.gpuCount && estimate.plan.gpu.id !== plan.gpu.id,
  )
  const isFarMore = fewest > FEW_MORE * plan.gpuCount
  if (isFarMore && asFew.some((each) => [safe, cheapest, fastest, close].includes(each))) return null
  const alike = isFarMore && asFew.length > 0 ? asFew : others.filter((each) => each.estimate.plan.gpuCount <= fewest)
  const { estimate, quotedOffer, hours, usd } = minBy(alike, ({ score }) => score)
  return `If no ${gpuName(plan.gpu)} is free: ${estimate.plan.gpuCount} × ${gpuName(estimate.plan.gpu)} at ${quotedOffer.offer.provider.name}, ${hoursText(hours)}, ${usdText(usd)} in total`
}

/** Even where it is slow: what stands in for a plan that is not to be had leaves no time for a third. */
const isInTime = ({ hours, startupHours, estimate }: Candidate, { deadlineHours }: Spec): boolean => {
  const { p10, p50 } = estimate.tokensPerSecond
  return deadlineHours === null || startupHours + (hours - startupHours) * (p50 / p10) <= deadlineHours
}

/** How many let the GPU on demand, of whom a price is on record. */
const sellersOnDemand = (gpu: GpuId, { byGpu }: Market): number =>
  new Set((byGpu.get(gpu) ?? []).flatMap(({ offer }) => (offer.pricing === 'on_demand' ? [offer.provider.id] : [])))
    .size
