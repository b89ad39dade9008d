/** What we would do: estimates meet offers, limits are kept, and the best are chosen. Pure; a few milliseconds. */
import { hostedPrices } from '../offers/hosted.ts'
import type { Market } from '../offers/market.ts'
import type { Scenario, Spec } from '../scenario/spec.ts'
import { assumptionsOf, spotInstead } from './assumptions.ts'
import { candidates, keeps, paramsOf } from './candidate.ts'
import { decision } from './decision/decision.ts'
import { decisive } from './decision/decisive.ts'
import { hostedJob } from './hosted-job.ts'
import { ifAsked } from './if-asked.ts'
import { infeasible } from './infeasible.ts'
import { optionOf } from './option.ts'
import type { Infeasible, Recommendation, Sweep } from './recommendation.ts'
import { passedOver } from './passed-over.ts'
import { ruledOut } from './ruled-out.ts'
import { select, withinReason } from './select.ts'
import { spotBeside, spotPicks } from './spot-picks.ts'

/** Sweeps the plans of a changed question; used only to find what comes closest when nothing meets this one. */
export type Resweep = (spec: Spec) => Sweep

/**
 * Prices every estimate at every offer that rents it and recommends. `scenario.spec.tokens` must be known: without it
 * there is no question, and it throws. Without `resweep` the nearest misses stay inside the plans of `sweep`.
 */
export function recommend(
  scenario: Scenario,
  sweep: Sweep,
  market: Market,
  resweep?: Resweep,
): Recommendation | Infeasible {
  const { spec } = scenario
  const { tokens } = spec
  if (tokens === null) throw new Error('recommend() needs the number of training tokens')
  const all = withinReason(candidates(sweep.estimates, spec, tokens, market), spec)
  const kept = all.filter((candidate) => keeps(candidate, spec))
  if (kept.length === 0) return infeasible({ spec, tokens, sweep, all, market, resweep })

  const spot = spotBeside(sweep.estimates, spec, tokens, market)
  const selection = select(kept, spec, spotPicks(spot, all))
  const { best, cheapest, fastest, frontier, others } = selection
  const replies = ifAsked(kept, spot, selection, spec)
  const options = new Map(
    [...frontier, ...others, ...replies.values()].map((each) => [each, optionOf(each, tokens, spec, market)]),
  )
  const shown = (candidate: typeof best) => options.get(candidate) ?? optionOf(candidate, tokens, spec, market)
  const params = paramsOf(spec, market.catalog) ?? best.estimate.plan.shape.params
  const first = shown(best)
  const whole = decision(first, scenario, market)
  const onSpot = spotInstead(best, spec, tokens, market)
  const { assumed, counted, weighed } = assumptionsOf(best, whole.bill, onSpot, scenario, market)
  return {
    best: first,
    cheapest: shown(cheapest),
    fastest: shown(fastest),
    options: [...options.values()],
    ifAsked: Object.fromEntries([...replies].map(([reply, candidate]) => [reply, shown(candidate)])),
    ruledOut: ruledOut(sweep, spec, market),
    decisive: [...decisive(whole, scenario, market), ...passedOver(best, [...options.keys()], spec)],
    assumptions: [...assumed, ...counted, ...weighed],
    counted,
    weighed,
    spotInstead: onSpot,
    apiAlternatives: hostedPrices(
      hostedJob(scenario, spec.model ?? best.estimate.plan.model, params, tokens),
      market.catalog,
    ),
  }
}
