/** What we would do: estimates meet offers, limits are kept, and the best are chosen. Pure; a few milliseconds. */
import { hostedPrices } from '../offers/hosted-prices.ts'
import { type Market, placeMarket } from '../offers/market.ts'
import type { Scenario, Spec } from '../scenario/scenario.ts'
import { assumptionsOf, spotEquivalent } from './explain/assumptions.ts'
import { billConsiderations } from './explain/considerations.ts'
import { findCandidates, isWithinLimits, paramsOf } from './ranking/candidate.ts'
import { computeTotalCost } from './total-cost/total-cost.ts'
import { ownedMarket, ownedSpec } from './total-cost/owned-market.ts'
import { keyConsiderations } from './total-cost/key-considerations.ts'
import { hostedJob } from './total-cost/hosted-job.ts'
import { bestIfAsked } from './ranking/if-asked.ts'
import { explainInfeasible } from './explain/infeasible.ts'
import { optionOf } from './option.ts'
import type { Infeasible, Recommendation, Sweep } from './recommendation.ts'
import { explainUnplaced, placementNotes, unplacedFor, withoutPlacement } from './explain/placement-notes.ts'
import { rejectionReason } from './explain/rejection-reason.ts'
import { explainRuledOut } from './explain/ruled-out.ts'
import { selectOptions, withinReasonableDuration } from './ranking/select-options.ts'
import { spotCandidates, bestSpotCandidates } from './ranking/spot-candidates.ts'

/** Sweeps the plans of a changed question; used only to find what comes closest when nothing meets this one. */
export type Resweep = (spec: Spec) => Sweep

/**
 * Prices every estimate at every offer that rents it and recommends. `asked.spec.tokens` must be known: without it
 * there is no question, and it throws. Without `resweep` the nearest misses stay inside the plans of `sweep`.
 */
export function recommend(
  asked: Scenario,
  sweep: Sweep,
  teamMarket: Market,
  resweep?: Resweep,
): Recommendation | Infeasible {
  const spec = ownedSpec(asked.spec)
  const scenario = { ...asked, spec }
  const openMarket = ownedMarket(teamMarket, spec)
  const market = placeMarket(openMarket, spec)
  const unplaced = unplacedFor(spec, openMarket)
  const { tokens } = spec
  if (tokens === null) throw new Error('recommend() needs the number of training tokens')
  const candidates = withinReasonableDuration(findCandidates(sweep.estimates, spec, tokens, market), spec)
  const feasible = candidates.filter((candidate) => isWithinLimits(candidate, spec))
  if (feasible.length === 0) {
    const infeasible = explainInfeasible({ spec, tokens, sweep, all: candidates, market, resweep })
    if (market === openMarket || candidates.length > 0) return infeasible
    const open = recommend({ ...scenario, spec: withoutPlacement(spec) }, sweep, openMarket, resweep)
    return 'nearest' in open ? infeasible : explainUnplaced(infeasible, open, spec, unplaced, openMarket)
  }

  const spot = spotCandidates(sweep.estimates, spec, tokens, market)
  const selection = selectOptions(feasible, spec, bestSpotCandidates(spot, candidates))
  const { best, cheapest, fastest, frontier, others } = selection
  const replies = bestIfAsked(feasible, spot, selection, spec)
  const options = new Map(
    [...frontier, ...others, ...replies.values()].map((each) => [each, optionOf(each, tokens, spec, market)]),
  )
  const optionFor = (candidate: typeof best) => options.get(candidate) ?? optionOf(candidate, tokens, spec, market)
  const params = paramsOf(spec, market.catalog) ?? best.estimate.plan.shape.params
  const bestOption = optionFor(best)
  const totalCost = computeTotalCost(bestOption, scenario, market)
  const onSpot = spotEquivalent(best, spec, tokens, market)
  const { jobNotes, costNotes, rankingNotes } = assumptionsOf(best, totalCost.bill, onSpot, scenario, market)
  return {
    best: bestOption,
    cheapest: optionFor(cheapest),
    fastest: optionFor(fastest),
    options: [...options.values()],
    ifAsked: Object.fromEntries([...replies].map(([reply, candidate]) => [reply, optionFor(candidate)])),
    ruledOut: explainRuledOut(sweep, spec, market),
    decisive: [
      ...billConsiderations(totalCost, scenario, market),
      ...keyConsiderations(totalCost, market),
      ...rejectionReason(best, [...options.keys()], spec),
    ],
    assumptions: [...jobNotes, ...placementNotes(unplaced, spec, market), ...costNotes, ...rankingNotes],
    counted: costNotes,
    weighed: rankingNotes,
    ...(unplaced.length === 0 ? {} : { unplaced }),
    spotInstead: onSpot,
    apiAlternatives: hostedPrices(
      hostedJob(scenario, spec.model ?? best.estimate.plan.model, params, tokens),
      market.catalog,
    ),
  }
}
