/** The plans of a sweep as they are rented: what is the same for every question and at every offer is worked out once. */
import type { Catalog } from '../../catalog/catalog.ts'
import type { Pricing } from '../../catalog/provider.ts'
import type { Estimate } from '../../estimate/plan.ts'
import type { Market } from '../../offers/market.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { planPreparationSeconds } from '../plan-startup.ts'
import type { Checkpoint } from '../total-cost/checkpoint.ts'
import { planCheckpoint } from '../total-cost/spot-run.ts'
import { type CandidateKeys, candidateKeys, matchesSpec } from './candidate.ts'
import { fastestLayouts } from './fastest-layouts.ts'

/** A plan that is rented, and what was worked out for it so far. */
export type RentedPlan = {
  readonly estimate: Estimate
  atAnyOffer: PlanAtAnyOffer | null
  readonly keys: Map<Pricing, CandidateKeys>
}

type RentFacts = Pick<Catalog, 'choice' | 'startup' | 'totalCost'>

type PlanAtAnyOffer = {
  readonly preparationSeconds: number
  readonly checkpoint: Checkpoint
}

type RentedSweep = { readonly facts: RentFacts; readonly plans: readonly RentedPlan[] }

/** A sweep is kept while its job is asked about, and this with it. */
const rentedSweeps = new WeakMap<readonly Estimate[], RentedSweep>()

/** The plans of `estimates` that meet the question, the fastest layout of each. */
export function plansToRent(estimates: readonly Estimate[], spec: Spec, { catalog }: Market): readonly RentedPlan[] {
  const isWhole = estimates.every((estimate) => matchesSpec(estimate, spec))
  if (!isWhole)
    return rentedPlans(
      estimates.filter((estimate) => matchesSpec(estimate, spec)),
      catalog,
    )
  const known = rentedSweeps.get(estimates)
  if (known !== undefined && restsOn(known.facts, catalog)) return known.plans
  const { choice, startup, totalCost } = catalog
  const plans = rentedPlans(estimates, catalog)
  rentedSweeps.set(estimates, { facts: { choice, startup, totalCost }, plans })
  return plans
}

const rentedPlans = (estimates: readonly Estimate[], { choice }: RentFacts): readonly RentedPlan[] =>
  fastestLayouts(estimates, choice).map((estimate) => ({ estimate, atAnyOffer: null, keys: new Map() }))

const restsOn = (one: RentFacts, other: RentFacts): boolean =>
  one.choice === other.choice && one.startup === other.startup && one.totalCost === other.totalCost

/** What is the same at every offer that rents the plan. */
export function atAnyOfferOf(rented: RentedPlan, catalog: Catalog): PlanAtAnyOffer {
  const { plan } = rented.estimate
  rented.atAnyOffer ??= {
    preparationSeconds: planPreparationSeconds(plan, catalog),
    checkpoint: planCheckpoint(plan, catalog),
  }
  return rented.atAnyOffer
}

/** The keys of its candidates on a pricing. */
export function keysOn(rented: RentedPlan, pricing: Pricing): CandidateKeys {
  const keys = rented.keys.get(pricing) ?? candidateKeys(rented.estimate, pricing)
  rented.keys.set(pricing, keys)
  return keys
}
