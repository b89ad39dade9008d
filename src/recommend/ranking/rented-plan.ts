/** The plans of a sweep as they are rented: what is the same for every question and at every offer is worked out once. */
import type { Catalog } from '../../catalog/catalog.ts'
import type { Estimate } from '../../estimate/plan.ts'
import type { Market } from '../../offers/market.ts'
import { hostsOf, type Offer } from '../../offers/offer.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { planPreparationSeconds } from '../plan-startup.ts'
import type { Checkpoint } from '../total-cost/checkpoint.ts'
import { planCheckpoint } from '../total-cost/spot-run.ts'
import { matchesSpec } from './candidate.ts'
import type { ChoiceFacts } from '../../catalog/choice.ts'
import { tightShare } from './choice-rule.ts'

/** A plan that is rented, and what was worked out for it so far. Kept small, for there are ten thousands. */
export type RentedPlan = {
  readonly estimate: Estimate
  atAnyOffer: PlanAtAnyOffer | null
  /** The keys of its candidates by the place of their offers among `RentableOffer.keySuffix`. */
  readonly keys: (string | undefined)[]
}

type RentFacts = Pick<Catalog, 'choice' | 'startup' | 'totalCost'>

type PlanAtAnyOffer = {
  readonly preparationSeconds: number
  readonly checkpoint: Checkpoint
  /** The same number for the same method and precision. */
  readonly kind: number
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
  fastestLayouts(estimates, choice).map((estimate) => ({ estimate, atAnyOffer: null, keys: [] }))

const restsOn = (one: RentFacts, other: RentFacts): boolean =>
  one.choice === other.choice && one.startup === other.startup && one.totalCost === other.totalCost

/** What is the same at every offer that rents the plan. */
export function atAnyOfferOf(rented: RentedPlan, catalog: Catalog): PlanAtAnyOffer {
  const { plan } = rented.estimate
  rented.atAnyOffer ??= {
    preparationSeconds: planPreparationSeconds(plan, catalog),
    checkpoint: planCheckpoint(plan, catalog),
    kind: numberOf(`${plan.method}|${plan.weights}|${plan.compute}`, kinds),
  }
  return rented.atAnyOffer
}

/** What a reader would call the same plan, wherever it is rented; `suffix`: of what kind of offer. */
export function planKeyOf({ estimate: { plan }, keys }: RentedPlan, { text, at }: KeySuffix): string {
  const { gpu, gpuCount, nodes, method, weights, compute } = plan
  return (keys[at] ??= `${[gpu.id, gpuCount, nodes, method, weights, compute].join('|')}|${text}`)
}

/** Pricing and kind of host, which tell candidates of a plan apart: as words, and as the same small number for the same. */
export type KeySuffix = { readonly text: string; readonly at: number; readonly pricing: number }

const kinds = new Map<string, number>()
const suffixes = new Map<string, number>()
const pricings = new Map<string, number>()

/** The suffix of the candidates at an offer. */
export function keySuffixOf(offer: Offer): KeySuffix {
  const text = `${offer.pricing}|${hostsOf(offer)}`
  return { text, at: numberOf(text, suffixes), pricing: numberOf(offer.pricing, pricings) }
}

/** Plans of one method and precision on one pricing. */
export const kindOn = (kind: number, { pricing }: KeySuffix): number => kind * mostPricings + pricing
const mostPricings = 8

function numberOf(word: string, known: Map<string, number>): number {
  const number = known.get(word) ?? known.size
  known.set(word, number)
  return number
}

/** For each GPU, count, method, weights, compute and stack the fastest, one whose memory may not do at a discount. */
function fastestLayouts(estimates: readonly Estimate[], choice: ChoiceFacts): readonly Estimate[] {
  const riskAdjustedSpeed = (estimate: Estimate) => estimate.tokensPerSecond.p50 / (1 + tightShare(estimate, choice))
  const best = new Map<string, Estimate>()
  for (const estimate of estimates) {
    const { gpu, gpuCount, nodes, method, weights, compute, stack } = estimate.plan
    const key = `${gpu.id}|${gpuCount}|${nodes}|${method}|${weights}|${compute}|${stack.id}`
    const other = best.get(key)
    if (other === undefined || riskAdjustedSpeed(estimate) > riskAdjustedSpeed(other)) best.set(key, estimate)
  }
  return [...best.values()]
}
