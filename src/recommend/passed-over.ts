/** Why a plan that a reader sees as cheaper and no slower is not the best. */
import { hostsOf, relianceOf } from '../offers/offer.ts'
import type { Spec } from '../scenario/spec.ts'
import type { Candidate } from './candidate.ts'
import { asking, isTight } from './preference.ts'
import { gpuName, list, usd } from './words.ts'

/** Dollars that differ by less than this are read as the same, and so are hours. */
const noticeable = 0.05

/**
 * One sentence about the cheapest of `rows` that beats `best` in dollars and hours as they are printed, trained the same
 * way on the same pricing; none where no such row is shown, or where the reader asked for one aim and has it. Another
 * method is no such row: what it would change is told elsewhere.
 */
export function passedOver(
  best: Candidate,
  rows: readonly Candidate[],
  { objective }: Pick<Spec, 'objective'>,
): string[] {
  if (objective === 'cheapest' || objective === 'fastest') return []
  const beating = rows.filter((row) => isBeaten(best, row)).toSorted((a, b) => a.usd - b.usd)
  return beating.slice(0, 1).flatMap((row) => {
    const reasons = [...drawbacksOfOffer(row, best), ...drawbacksOfPlan(row, best)]
    if (reasons.length === 0) return []
    const { plan } = row.estimate
    const where = `${plan.gpuCount} × ${gpuName(plan.gpu)} at ${row.quoted.offer.provider.name}`
    return [`${where} looks better at ${usd(row.usd)} and is passed over: ${list(reasons.slice(0, 2))}`]
  })
}

const isBeaten = (best: Candidate, row: Candidate) =>
  row.quoted.offer.pricing === best.quoted.offer.pricing &&
  row.estimate.plan.method === best.estimate.plan.method &&
  row.estimate.plan.weights === best.estimate.plan.weights &&
  row.usd < best.usd * (1 - noticeable) &&
  row.hours < best.hours * (1 + noticeable)

/** What is worse about the price and whose machines they are. */
function drawbacksOfOffer({ quoted }: Candidate, { quoted: chosen }: Candidate): string[] {
  const { offer, quote } = quoted
  const hosts = hostsOf(offer)
  const listed = offer.provider.dynamicPrices ? 'its price changes daily' : 'its price is old and has probably risen'
  const ask = { list: listed, median: "a market's middle ask, no list price", from: "a market's lowest ask, soon gone" }
  const machines = { own: '', 'third-party': 'machines of third parties', consumer: 'consumer PCs' }[hosts]
  return [
    ...(asking(quoted) > asking(chosen) ? [ask[relianceOf(offer)]] : []),
    ...(quote.age.stale && !chosen.quote.age.stale ? ['its price is half a year old'] : []),
    ...(machines !== '' && hosts !== hostsOf(chosen.offer) ? [machines] : []),
  ]
}

/** What is more complicated about the plan. */
function drawbacksOfPlan({ estimate }: Candidate, { estimate: chosen }: Candidate): string[] {
  const { plan } = estimate
  return [
    ...(isTight(estimate) && !isTight(chosen) ? ['its memory is tight'] : []),
    ...(plan.offload !== 'none' && chosen.plan.offload === 'none' ? ['it needs the memory of the CPU'] : []),
    ...(plan.nodes > chosen.plan.nodes ? ['several machines'] : []),
    ...(plan.gpuCount >= chosen.plan.gpuCount * 2 ? ['more GPUs that can fail'] : []),
    ...(plan.stack.tier === 'vendor' && chosen.plan.stack.tier !== 'vendor' ? ["a vendor's benchmark recipe"] : []),
  ]
}
