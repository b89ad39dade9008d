/** What we would do: estimates meet offers, limits are kept, and the best are chosen. Pure; a few milliseconds. */
import { ownServersId } from '../offers/owned-offers.ts'
import { isStatedPrice } from '../offers/stated-offers.ts'
import { hostedPrices } from '../offers/hosted-prices.ts'
import { type Market, placeMarket, vouchedMarket } from '../offers/market.ts'
import { isBindingRemark } from '../scenario/binding-choice.ts'
import { isSensitiveDataRemark } from '../scenario/sensitive-data.ts'
import type { Scenario, Spec } from '../scenario/scenario.ts'
import { assumedMethod } from './explain/assumed-method.ts'
import { assumptionsOf, spotEquivalent } from './explain/assumptions.ts'
import {
  billConsiderations,
  networkConsideration,
  shardingConsideration,
  stockConsideration,
  ifFilled,
  usualEpochs,
} from './explain/considerations.ts'
import { requestedGpuVerdicts, headlineCaveats, ruleNotes } from './explain/choice-reasons.ts'
import { betterGpu, commonerGpu, nearestPlace, widerPlace, ownOrRent } from './explain/better-elsewhere.ts'
import { lighterMethod } from './explain/lighter-method.ts'
import { withoutHost } from './explain/without-host.ts'
import { withoutQuantization } from './explain/without-quantization.ts'
import { fallbackText, memoryFallback } from './explain/memory-fallback.ts'
import { ifCut } from './explain/cut-texts.ts'
import { decisiveTrainer } from './explain/decisive-trainer.ts'
import { fewerMachines } from './explain/fewer-machines.ts'
import { otherFormCaveats } from './explain/other-form.ts'
import { explainInfeasible } from './explain/infeasible.ts'
import {
  explainUnplaced,
  placementNotes,
  unprovenPlace,
  withCertificates,
  pricedElsewhere,
  unplacedFor,
  withoutPlacement,
} from './explain/placement-notes.ts'
import { requestedProviderVerdicts } from './explain/requested-providers.ts'
import { explainRuledOut } from './explain/ruled-out.ts'
import { bestOfRequestedGpus, withRequestedGpus } from './ranking/requested-gpus.ts'
import { bestOfRequestedSellers } from './ranking/requested-sellers.ts'
import { paramsOf } from './ranking/candidate.ts'
import { showablePlans } from './ranking/find-candidates.ts'
import { candidatesAsPublished, candidatesInFp8, hoursInBf16 } from './ranking/low-precision.ts'
import { choosePlans } from './ranking/named-plans.ts'
import type { Infeasible, Recommendation } from './recommendation.ts'
import type { Resweep, Sweep } from './search/sweep-result.ts'
import { presentOptions } from './recommended-options.ts'
import { withinToldMemory } from './search/host-memory.ts'
import { withOtherSettings, withReasonFirst } from './explain/other-settings.ts'
import { typedSettings } from './explain/typed-settings.ts'
import { hostedJob, isHostedTask } from './total-cost/hosted-job.ts'
import { presumedOwned } from './total-cost/presumed-owned.ts'
import { ownedMarket, ownedSpec } from './total-cost/owned-market.ts'
import { hostedInstead, keyConsiderations } from './total-cost/key-considerations.ts'
import { computeTotalCost } from './total-cost/total-cost.ts'

/** Who is bound to a seller and a place is told of no service elsewhere. */
const atOtherPrice = (open: Recommendation, caveat: string): Recommendation =>
  withReasonFirst(
    { ...open, keyConsiderations: (open.keyConsiderations ?? []).filter((one) => !/ would train it for /u.test(one)) },
    caveat,
  )

/**
 * Prices every estimate at every offer that rents it and recommends. `asked.spec.tokens` must be known: without it
 * there is no question, and it throws. Without `resweep` the nearest misses stay inside the plans of `sweep`. Personal and
 * confidential data go to sellers of whom a certificate is on record, where any of them keeps what was asked.
 */
export function recommend(
  told: Scenario,
  sweep: Sweep,
  teamMarket: Market,
  resweep?: Resweep,
): Recommendation | Infeasible {
  const asked = presumedOwned(told, teamMarket)
  const found = recommendVouched(asked, sweep, teamMarket, resweep)
  if (resweep === undefined) return found
  return withOtherSettings(asked, found, sweep, teamMarket.catalog, (other, said) =>
    recommendVouched(other, resweep(other.spec), teamMarket, resweep, said),
  )
}

/** Personal and confidential data at sellers with a certificate, where these have a plan. `said`: what was asked for. */
function recommendVouched(
  asked: Scenario,
  sweep: Sweep,
  teamMarket: Market,
  resweep: Resweep | undefined,
  said: Spec = asked.spec,
): Recommendation | Infeasible {
  const isOpen = asked.spec.providers === null && asked.spec.certificates === null && asked.spec.tier === null
  if (isOpen && asked.notes.some(isSensitiveDataRemark)) {
    const vouched = recommendIn(asked, sweep, vouchedMarket(teamMarket), resweep, said)
    if ('best' in vouched) return withCertificates(vouched, teamMarket)
  }
  return recommendIn(asked, sweep, teamMarket, resweep, said)
}

const atHome = (infeasible: Infeasible): Infeasible => {
  const nearest = infeasible.nearest.filter(({ option }) => option.provider === ownServersId)
  return { ...infeasible, nearest, suggestions: infeasible.suggestions.filter((one) => /\bown hardware\b/u.test(one)) }
}

function recommendIn(
  asked: Scenario,
  swept: Sweep,
  teamMarket: Market,
  sweepAgain: Resweep | undefined,
  said: Spec,
): Recommendation | Infeasible {
  const [sweep, resweep] = withinToldMemory(asked, swept, sweepAgain)
  const spec = ownedSpec(asked.spec)
  const scenario = { ...asked, spec }
  const openMarket = ownedMarket(teamMarket, spec)
  const market = placeMarket(openMarket, spec)
  const unplaced = unplacedFor(spec, openMarket)
  const { tokens } = spec
  if (tokens === null) throw new Error('recommend() needs the number of training tokens')
  const { choice } = market.catalog
  const showable = showablePlans(sweep, spec, tokens, market)
  const all = [
    ...showable,
    ...candidatesInFp8(showable, spec, tokens, market, resweep),
    ...candidatesAsPublished(spec, tokens, market, resweep),
  ]
  const chosen = choosePlans(all, spec, choice)
  if (chosen === null) {
    const infeasible = explainInfeasible({
      spec,
      money: asked.extras?.bill?.money ?? null,
      tokens,
      sweep,
      all,
      market,
      resweep,
    })
    // What may not leave the house is told of nothing to rent.
    if (asked.extras?.staysHere === true) return atHome(infeasible)
    if (market === openMarket || all.length > 0) return infeasible
    const wider = nearestPlace(spec, tokens, openMarket, sweep) ?? withoutPlacement(spec)
    const open = recommend({ ...scenario, spec: wider }, sweep, openMarket, resweep)
    if ('nearest' in open) return infeasible
    // Where the seller is given, its price of another region is nearer to the answer than none.
    const elsewhere = pricedElsewhere(open.best, spec, wider, openMarket)
    if (elsewhere !== null) return atOtherPrice(open, elsewhere)
    return explainUnplaced(infeasible, open, { spec, wider }, unplaced, openMarket)
  }

  const plans = withRequestedGpus(chosen, all, spec, choice)
  const { best } = plans
  const fallback = memoryFallback(best, spec, tokens, market, resweep)
  const atSellers = bestOfRequestedSellers(all, best, spec, choice)
  const presented = presentOptions(plans, all, {
    spec,
    tokens,
    market,
    atSellers: [...atSellers.values()].filter((each) => each !== null),
    fallback: fallback === null ? null : fallbackText(fallback),
    hoursInBf16: (candidate) => hoursInBf16(candidate, spec, market, resweep),
  })
  const staysHere = scenario.extras?.staysHere === true
  const rentVerdict = staysHere
    ? null
    : ownOrRent(best, asked.spec, tokens, teamMarket, resweep, asked.notes.some(isSensitiveDataRemark))
  // Who asks the price that was brought sells no other GPU: the market does.
  const isStated = spec.providers?.some(isStatedPrice) === true
  const elsewhere = isStated ? { ...spec, providers: null } : spec
  const otherGpu = plans.best === plans.safe ? betterGpu(best, elsewhere, tokens, market, resweep) : null
  const commoner = commonerGpu(plans, all, spec, market)
  const inMemory = withoutHost(best, spec, tokens, market, resweep)
  const in16Bits = withoutQuantization(best, spec, tokens, market, resweep)
  const lighter = lighterMethod(best, spec, tokens, market, resweep)
  const isBound = asked.notes.some(isBindingRemark)
  const wider = plans.best === plans.safe && !isBound ? widerPlace(best, spec, tokens, openMarket, sweep) : null
  const params = paramsOf(spec, market.catalog) ?? best.estimate.plan.shape.params
  const totalCost = computeTotalCost(presented.best, scenario, market)
  const onSpot = spotEquivalent(best, spec, tokens, market)
  const { jobNotes, costNotes } = assumptionsOf(best, totalCost.bill, scenario, market)
  const rankingNotes = ruleNotes(plans, spec, choice)
  const usual = usualEpochs(best, scenario, tokens, market)
  const filled = ifFilled(best, scenario, tokens, market)
  const cut = ifCut(best, scenario, tokens, market)
  const trainer = decisiveTrainer(best, spec, market, resweep)
  return {
    ...presented,
    ...(trainer === null ? {} : { trainer }),
    ...(usual === null ? {} : { ifUsualEpochs: usual }),
    ...(filled === null ? {} : { ifFilled: filled }),
    ...(cut === null ? {} : { ifCut: cut }),
    ruledOut: explainRuledOut(sweep, spec, market),
    keyConsiderations: [
      ...(staysHere ? [] : hostedInstead(totalCost, market, scenario)),
      ...requestedProviderVerdicts(best, atSellers, market.catalog),
      ...otherFormCaveats(best, spec, sweep, market.catalog),
      ...headlineCaveats(plans, spec),
      ...[[inMemory, lighter].filter((words) => words !== null).join('; ')].filter((words) => words !== ''),
      ...typedSettings(best.estimate, said),
      ...unprovenPlace(best, spec, market),
      ...(wider === null ? [] : [wider]),
      ...fewerMachines(best, all, spec, choice),
      ...networkConsideration(best, market),
      ...stockConsideration(best, spec, market),
      ...(in16Bits === null ? [] : [in16Bits]),
      ...requestedGpuVerdicts(plans, bestOfRequestedGpus(all, best, spec, choice)),
      ...(otherGpu === null ? [] : [otherGpu]),
      ...assumedMethod(best, spec, tokens, market, resweep),
      ...(rentVerdict === null ? [] : [rentVerdict]),
      ...billConsiderations(totalCost, scenario, market),
      ...(commoner === null ? [] : [commoner]),
      ...keyConsiderations(totalCost, market, { ...scenario, isRentCompared: staysHere || rentVerdict !== null }),
      ...shardingConsideration(best, spec, market, resweep),
    ],
    assumptions: [...jobNotes, ...placementNotes(unplaced, spec, market), ...costNotes, ...rankingNotes],
    counted: costNotes,
    weighed: rankingNotes,
    ...(unplaced.length === 0 ? {} : { unplaced }),
    ...(fallback === null ? {} : { ifMemoryFails: fallback }),
    spotInstead: onSpot,
    apiAlternatives: isHostedTask(spec)
      ? hostedPrices(hostedJob(scenario, spec.model ?? best.estimate.plan.model, params, tokens), market.catalog)
      : [],
  }
}
