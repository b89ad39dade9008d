/** Every way to run a job at every offer that rents it: hours, dollars, score and risks. */
import type { Estimate } from '../../estimate/plan.ts'
import type { Market } from '../../offers/market.ts'
import type { Pricing } from '../../catalog/provider.ts'
import type { QuotedOffer } from '../../offers/quoted-offer.ts'
import { startupHours } from '../../offers/startup-hours.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { jobHours } from '../job-formulas.ts'
import { billTotal, type PlanBytes, planBytes } from '../total-cost/bill-amounts.ts'
import { planPreparationSeconds } from '../plan-startup.ts'
import type { Checkpoint } from '../total-cost/checkpoint.ts'
import {
  estimateSpotRun,
  isRefused,
  planCheckpoint,
  type SpotRun,
  withSpecAssumptions,
} from '../total-cost/spot-run.ts'
import { type Candidate, candidateKeys, matchesSpec, offerLookup, planBill } from './candidate.ts'
import { scoreOf, withinReasonableDuration } from './choice-rule.ts'
import { fastestLayouts } from './fastest-layouts.ts'
import { machinesRisk, offerRisks, planRisks, type RiskSet } from './plan-risk.ts'

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
  const all = candidatesOn(plans, spec, tokens, market, spec.pricing ?? 'on_demand')
  if (spec.pricing === null) all.push(...candidatesOn(plans, spec, tokens, market, 'spot'))
  // A price of half a year ago is told where there is no other, or where its provider was named.
  const priced = spec.providers === null ? all.filter(({ quotedOffer }) => !quotedOffer.quote.age.stale) : all
  return withinReasonableDuration(priced.length > 0 ? priced : all, spec, market.catalog.choice)
}

/**
 * Every way to run `tokens` that meets the question's GPUs, method, providers and tier on `pricing`; on demand where
 * nothing was said. Risks are those that the question did not ask for.
 */
export const findCandidates = (
  estimates: readonly Estimate[],
  spec: Spec,
  tokens: number,
  market: Market,
  pricing: Pricing = spec.pricing ?? 'on_demand',
): Candidate[] => candidatesOn(plansToRent(estimates, spec, market), spec, tokens, market, pricing)

/** A plan, and what is the same at every offer that rents it: worked out where there is one. */
type PlanToRent = { readonly estimate: Estimate; atAnyOffer: PlanAtAnyOffer | null }
type PlanAtAnyOffer = { readonly preparationSeconds: number; readonly risks: RiskSet; readonly bytes: PlanBytes }

const plansToRent = (estimates: readonly Estimate[], spec: Spec, { catalog }: Market): readonly PlanToRent[] =>
  fastestLayouts(
    estimates.filter((estimate) => matchesSpec(estimate, spec)),
    catalog.choice,
  ).map((estimate) => ({ estimate, atAnyOffer: null }))

function candidatesOn(
  plans: readonly PlanToRent[],
  spec: Spec,
  tokens: number,
  market: Market,
  pricing: Pricing,
): Candidate[] {
  const offersFor = offerLookup({ ...spec, pricing }, market)
  const assumptions = withSpecAssumptions(market, spec)
  const { catalog } = market
  const { choice } = catalog
  const offerRisksSeen = new Map<QuotedOffer, RiskSet>()
  const result: Candidate[] = []
  for (const rented of plans) {
    const { estimate } = rented
    const { plan, tokensPerSecond } = estimate
    const offers = offersFor(plan.gpu.id, plan.gpuCount, plan.nodes)
    if (offers.length === 0) continue
    rented.atAnyOffer ??= {
      preparationSeconds: planPreparationSeconds(plan, catalog),
      risks: planRisks(estimate, spec),
      bytes: planBytes(plan, tokens, catalog),
    }
    const { preparationSeconds, risks: risksOfPlan, bytes } = rented.atAnyOffer
    const { kind, planKeyOf } = candidateKeys(estimate, pricing)
    let checkpoint: Checkpoint | undefined
    /** By the hours until a machine is ready: most providers take the same. */
    const spotRuns = new Map<number, SpotRun>()
    for (const quotedOffer of offers) {
      const startup = startupHours(quotedOffer.offer.provider, preparationSeconds)
      const uninterruptedHours = jobHours(tokens, tokensPerSecond.p50, startup)
      let spot: SpotRun | null = null
      if (quotedOffer.offer.pricing === 'spot') {
        checkpoint ??= planCheckpoint(plan, catalog)
        spot =
          spotRuns.get(startup) ?? estimateSpotRun(plan, uninterruptedHours - startup, startup, assumptions, checkpoint)
        spotRuns.set(startup, spot)
        if (isRefused(spot, market)) continue
      }
      const hours = spot === null ? uninterruptedHours : spot.expected + startup
      const bill = planBill(estimate, quotedOffer, hours, bytes, market)
      const usd = billTotal(bill)
      const score = scoreOf({ estimate, hours, usd }, choice, 'safe')
      const risksOfOffer = offerRisksSeen.get(quotedOffer) ?? offerRisks(quotedOffer, plan.gpu, spec, choice)
      offerRisksSeen.set(quotedOffer, risksOfOffer)
      const risks = risksOfPlan | risksOfOffer | machinesRisk(plan, hours, spec, choice)
      const planKey = planKeyOf(quotedOffer.offer)
      result.push({ estimate, quotedOffer, planKey, kind, startupHours: startup, hours, usd, bill, spot, score, risks })
    }
  }
  return result
}
