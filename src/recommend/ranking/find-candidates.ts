/** Every way to run a job at every offer that rents it: hours, dollars, score and risks. */
import type { Pricing } from '../../catalog/provider.ts'
import type { Estimate, Plan } from '../../estimate/plan.ts'
import type { Market } from '../../offers/market.ts'
import { startupHours } from '../../offers/startup-hours.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { jobHours } from '../job-formulas.ts'
import type { Sweep } from '../search/sweep-result.ts'
import { billTotal, billUnder, type PlanBytes, planBytes } from '../total-cost/bill-amounts.ts'
import { estimateSpotRun, isRefused, type SpotRun, withSpecAssumptions } from '../total-cost/spot-run.ts'
import type { Candidate } from './candidate.ts'
import { placeFactor, scoreOf, withinReasonableDuration } from './choice-rule.ts'
import { ofMeantForms } from './meant-forms.ts'
import { rentableOffers } from './offer-lookup.ts'
import { machinesRisk, planRisks, type RiskSet, withoutRisk } from './plan-risk.ts'
import { atAnyOfferOf, kindOn, planKeyOf, plansToRent, type RentedPlan } from './rented-plan.ts'

/**
 * Everything that can be shown of a sweep. Where nothing of it is sure on one machine, so is what other software does
 * there: an engineer changes the trainer before a second machine is joined.
 */
export function showablePlans(sweep: Sweep, spec: Spec, tokens: number, market: Market): Candidate[] {
  const usual = showableCandidates(sweep.estimates, spec, tokens, market)
  const isSureAlone = ({ estimate, risks }: Candidate): boolean =>
    estimate.plan.nodes === 1 && withoutRisk(risks, 'place') === 0
  if (usual.some(isSureAlone)) return usual
  return [...usual, ...showableCandidates(sweep.otherSoftware ?? [], spec, tokens, market)]
}

/**
 * Everything that can be shown, on demand and on spot where the pricing is open, runs of reasonable length; limits come
 * later.
 */
export function showableCandidates(
  estimates: readonly Estimate[],
  spec: Spec,
  tokens: number,
  market: Market,
): Candidate[] {
  const plans = plansToRent(estimates, spec, market)
  // A price of half a year ago is told where there is no other, or where its provider was named.
  const current: Candidate[] = []
  const stale = spec.providers === null ? [] : current
  addCandidatesOn(plans, spec, tokens, market, spec.pricing ?? 'on_demand', current, stale)
  if (spec.pricing === null) addCandidatesOn(plans, spec, tokens, market, 'spot', current, stale)
  const all = withinReasonableDuration(current.length > 0 ? current : stale, spec, market.catalog.choice)
  return ofMeantForms(all, spec, market.catalog)
}

/**
 * Every way to run `tokens` that meets the question's GPUs, method, providers and tier on `pricing`; on demand where
 * nothing was said. Risks are those that the question did not ask for.
 */
export function findCandidates(
  estimates: readonly Estimate[],
  spec: Spec,
  tokens: number,
  market: Market,
  pricing: Pricing = spec.pricing ?? 'on_demand',
): Candidate[] {
  const all: Candidate[] = []
  addCandidatesOn(plansToRent(estimates, spec, market), spec, tokens, market, pricing, all, all)
  return all
}

/** The same at the very offer that `candidate` rents: its seller and pricing, and as many of its GPUs. */
export const candidatesAtOfferOf = (
  { quotedOffer }: Candidate,
  estimates: readonly Estimate[],
  spec: Spec,
  tokens: number,
  market: Market,
): readonly Candidate[] =>
  findCandidates(estimates, spec, tokens, market, quotedOffer.offer.pricing).filter(
    (each) => each.quotedOffer === quotedOffer,
  )

/** What a question names that asks for the GPUs of a plan, and as many of them. */
export const onGpusOf = ({ gpu, gpuCount, nodes }: Plan): Pick<Spec, 'gpus' | 'gpuCount' | 'nodes'> => ({
  gpus: [gpu.id],
  gpuCount,
  nodes,
})

/** Adds the candidates to `current`, those whose price is old to `stale`. */
function addCandidatesOn(
  plans: readonly RentedPlan[],
  spec: Spec,
  tokens: number,
  market: Market,
  pricing: Pricing,
  current: Candidate[],
  stale: Candidate[],
): void {
  const offersFor = rentableOffers(spec, pricing, market)
  const assumptions = withSpecAssumptions(market, spec)
  const { catalog } = market
  const { choice } = catalog
  for (const rented of plans) {
    const { estimate } = rented
    const { plan, tokensPerSecond } = estimate
    const offers = offersFor(plan.gpu, plan.gpuCount, plan.nodes)
    if (offers.length === 0) continue
    const { preparationSeconds, checkpoint, kind } = atAnyOfferOf(rented, catalog)
    const risksOfPlan: RiskSet = planRisks(estimate, spec)
    const bytes: PlanBytes = planBytes(plan, tokens, catalog, checkpoint)
    /** By the hours until a machine is ready: most providers take the same. */
    const spotRuns = new Map<number, SpotRun>()
    for (const { quotedOffer, terms, risks: risksOfOffer, isStale, keySuffix } of offers) {
      const startup = startupHours(quotedOffer.offer.provider, preparationSeconds)
      const uninterruptedHours = jobHours(tokens, tokensPerSecond.p50, startup)
      let spot: SpotRun | null = null
      if (quotedOffer.offer.pricing === 'spot') {
        spot =
          spotRuns.get(startup) ?? estimateSpotRun(plan, uninterruptedHours - startup, startup, assumptions, checkpoint)
        spotRuns.set(startup, spot)
        if (isRefused(spot, market)) continue
      }
      const hours = spot === null ? uninterruptedHours : spot.expected + startup
      const { usdPerGpuHour } = quotedOffer.quote
      const usd = billTotal(billUnder({ hours, gpuCount: plan.gpuCount, usdPerGpuHour }, terms, bytes))
      const risks = risksOfPlan | risksOfOffer | machinesRisk(plan, hours, spec, choice)
      const score = scoreOf({ estimate, hours, usd }, choice, 'safe') * placeFactor(risks, choice)
      const to = isStale ? stale : current
      to.push({
        estimate,
        quotedOffer,
        planKey: planKeyOf(rented, keySuffix),
        kind: kindOn(kind, keySuffix),
        startupHours: startup,
        hours,
        usd,
        terms,
        bytes,
        spot,
        score,
        risks,
      })
    }
  }
}
