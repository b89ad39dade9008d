/** Why a plan that a reader sees as cheaper and no slower is not the best. */
import { hostsOf, priceBasisOf } from '../../offers/offer.ts'
import type { Spec } from '../../scenario/scenario.ts'
import type { Candidate } from '../ranking/candidate.ts'
import { priceRiskFactor, isTight } from '../ranking/score.ts'
import { gpuName, joinWords, usdText } from '../figure-text.ts'

/** Dollars that differ by less than this are read as the same, and so are hours. */
const noticeableDifference = 0.05

/**
 * One sentence about the cheapest of `rows` that beats `best` in dollars and hours as they are printed, trained the same
 * way on the same pricing; none where no such row is shown, or where the reader asked for one aim and has it. Another
 * method is no such row: what it would change is told elsewhere.
 */
export function rejectionReason(
  best: Candidate,
  rows: readonly Candidate[],
  { objective }: Pick<Spec, 'objective'>,
): string[] {
  if (objective === 'cheapest' || objective === 'fastest') return []
  const dominating = rows.filter((row) => isDominated(best, row)).toSorted((a, b) => a.usd - b.usd)
  return dominating.slice(0, 1).flatMap((row) => {
    const reasons = [...drawbacksOfOffer(row, best), ...drawbacksOfPlan(row, best)]
    if (reasons.length === 0) return []
    const { plan } = row.estimate
    const planName = `${plan.gpuCount} × ${gpuName(plan.gpu)} at ${row.quotedOffer.offer.provider.name}`
    return [`${planName} looks better at ${usdText(row.usd)} and is passed over: ${joinWords(reasons.slice(0, 2))}`]
  })
}

const isDominated = (best: Candidate, row: Candidate) =>
  row.quotedOffer.offer.pricing === best.quotedOffer.offer.pricing &&
  row.estimate.plan.method === best.estimate.plan.method &&
  row.estimate.plan.weights === best.estimate.plan.weights &&
  row.usd < best.usd * (1 - noticeableDifference) &&
  row.hours < best.hours * (1 + noticeableDifference)

/** What is worse about the price and whose machines they are. */
function drawbacksOfOffer({ quotedOffer }: Candidate, { quotedOffer: bestOffer }: Candidate): string[] {
  const { offer, quote } = quotedOffer
  const hosts = hostsOf(offer)
  const listPriceDrawback = offer.provider.dynamicPrices
    ? 'its price changes daily'
    : 'its price is old and has probably risen'
  const priceDrawbacks = {
    list: listPriceDrawback,
    median: "a market's middle ask, no list price",
    from: "a market's lowest ask, soon gone",
  }
  const hostDrawback = { own: '', 'third-party': 'machines of third parties', consumer: 'consumer PCs' }[hosts]
  return [
    ...(priceRiskFactor(quotedOffer) > priceRiskFactor(bestOffer) ? [priceDrawbacks[priceBasisOf(offer)]] : []),
    ...(quote.age.stale && !bestOffer.quote.age.stale ? ['its price is half a year old'] : []),
    ...(hostDrawback !== '' && hosts !== hostsOf(bestOffer.offer) ? [hostDrawback] : []),
  ]
}

/** What is more complicated about the plan. */
function drawbacksOfPlan({ estimate }: Candidate, { estimate: bestEstimate }: Candidate): string[] {
  const { plan } = estimate
  return [
    ...(isTight(estimate) && !isTight(bestEstimate) ? ['its memory is tight'] : []),
    ...(plan.offload !== 'none' && bestEstimate.plan.offload === 'none' ? ['it needs the memory of the CPU'] : []),
    ...(plan.nodes > bestEstimate.plan.nodes ? ['several machines'] : []),
    ...(plan.gpuCount >= bestEstimate.plan.gpuCount * 2 ? ['more GPUs that can fail'] : []),
    ...(plan.stack.tier === 'vendor' && bestEstimate.plan.stack.tier !== 'vendor'
      ? ["a vendor's benchmark recipe"]
      : []),
  ]
}
