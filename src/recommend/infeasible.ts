/** Nothing meets the question: which constraint is in the way, by how much, and what comes closest. */
import type { Market } from '../offers/market.ts'
import type { Spec } from '../scenario/spec.ts'
import { allows, type Candidate, meets } from './candidate.ts'
import { leastOf } from './choose.ts'
import { optionOf } from './option.ts'
import type { Infeasible, RuledOut } from './recommendation.ts'
import { misses, type Unmet } from './relaxation.ts'
import { retype, retypeChange } from './retype.ts'
import { notSold, tooSmall } from './ruled-out.ts'
import { gpuName, hours, list, usd } from './words.ts'

const most = 4

/** `all` are the candidates that only the limits refuse; none where no offer rents a plan, or no plan fits. */
export function infeasible(unmet: Unmet & { readonly all: readonly Candidate[] }): Infeasible {
  const { spec, all, market } = unmet
  const found = misses(unmet).slice(0, most)
  const message = all.length > 0 ? overLimits(spec, all) : withoutPlan(unmet)
  return {
    kind: 'infeasible',
    message,
    terms: termsOf(spec, market),
    suggestions: [...new Set(found.map((miss) => retype(miss.spec)))],
    nearest: found.map((miss) => ({
      option: optionOf(miss.candidate, miss.tokens, miss.spec, market),
      gives: miss.gives,
      reply: retypeChange(spec, miss.spec),
    })),
  }
}

function overLimits({ budgetUsd, deadlineHours }: Spec, all: readonly Candidate[]): string {
  const cheapest = leastOf(all, (candidate) => candidate.usd)
  const fastest = leastOf(all, (candidate) => candidate.hours)
  const dear = budgetUsd !== null && cheapest.usd > budgetUsd
  const slow = deadlineHours !== null && fastest.hours > deadlineHours
  if (dear && slow)
    return `Neither ${usd(budgetUsd)} nor ${hours(deadlineHours)} can be kept: the least costs ${usd(cheapest.usd)}, the fastest takes ${hours(fastest.hours)}.`
  if (dear)
    return `Nothing stays under ${usd(budgetUsd)}: the least is ${usd(cheapest.usd)}, ${usd(cheapest.usd - budgetUsd)} more, on ${placeOf(cheapest)} in ${hours(cheapest.hours)}.`
  if (slow)
    return `Nothing finishes within ${hours(deadlineHours)}: the fastest takes ${hours(fastest.hours)}, ${hours(fastest.hours - deadlineHours)} more, on ${placeOf(fastest)} for ${usd(fastest.usd)}.`
  const inTime = leastOf(all, (each) => (each.hours <= (deadlineHours ?? Infinity) ? each.usd : Infinity))
  const inBudget = leastOf(all, (each) => (each.usd <= (budgetUsd ?? Infinity) ? each.hours : Infinity))
  return `No plan keeps both ${usd(budgetUsd ?? 0)} and ${hours(deadlineHours ?? 0)}: in time the least is ${usd(inTime.usd)}, in budget the fastest takes ${hours(inBudget.hours)}.`
}

const placeOf = ({ estimate: { plan }, quoted }: Candidate) =>
  `${plan.gpuCount} × ${gpuName(plan.gpu)} at ${quoted.offer.provider.name}`

/** No plan fits, or nobody rents the ones that do. */
function withoutPlan({ spec, sweep, market }: Unmet): string {
  if (spec.pricing === 'spot' && !market.terms.assumed.checkpoints)
    return 'Spot without checkpoints is refused for a run this long: each preemption would start it over.'
  const fitting = sweep.estimates.filter((estimate) => meets(estimate, spec))
  if (fitting.length === 0) {
    const [out] = tooSmall(sweep, spec, market)
    return out === undefined ? 'No way to run this could be planned.' : `This does not fit. ${sentence(out, market)}`
  }
  const nobody = nobodyRents(spec, market)
  const [missing] = spec.gpus === null ? [] : notSold(sweep, spec, market)
  if (missing !== undefined) return `${nobody} what this needs. ${sentence(missing, market)}`
  const counts = countsRented(spec, market)
  if (spec.gpuCount !== null && counts.length > 0 && !counts.includes(spec.gpuCount))
    return `${nobody} ${spec.gpuCount} GPUs together; sold by ${list(counts.map(String))}.`
  return `${nobody} the GPUs that this fits on.`
}

function sentence({ gpu, gpuCount, reason }: RuledOut, { catalog }: Market): string {
  const known = catalog.gpus.get(gpu)
  return `${gpuCount} × ${known === undefined ? gpu : gpuName(known)}: ${reason}.`
}

/** "Nobody on record rents", "Lambda does not rent as spot". */
function nobodyRents(spec: Spec, { catalog }: Market): string {
  const names = (spec.providers ?? []).map((id) => catalog.providers.get(id)?.name ?? id)
  const tier = spec.tier === null ? '' : ` in the ${spec.tier} tier`
  const pricing = spec.pricing === null ? '' : ` ${pricingWords[spec.pricing]}`
  const who =
    names.length === 0 ? 'Nobody on record rents' : `${list(names)} ${names.length === 1 ? 'does' : 'do'} not rent`
  return `${who}${tier}${pricing}`
}

const pricingWords = { on_demand: 'on demand', spot: 'as spot', reserved: 'reserved' } as const

/** Counts of one machine that the providers, tier and pricing asked for rent, of any GPU. */
function countsRented(spec: Spec, { byGpu }: Market): number[] {
  const offers = [...byGpu.values()].flat().filter((quoted) => allows(spec, quoted))
  return [...new Set(offers.flatMap(({ offer }) => offer.counts))].sort((a, b) => a - b)
}

/** The words meant, as they would be typed. */
function termsOf(spec: Spec, { catalog }: Market): string[] {
  return [
    ...(spec.budgetUsd === null ? [] : [usd(spec.budgetUsd)]),
    ...(spec.deadlineHours === null ? [] : [hours(spec.deadlineHours)]),
    ...(spec.gpus ?? []),
    ...(spec.gpuCount === null ? [] : [spec.gpuCount === 1 ? '1 GPU' : `${spec.gpuCount} GPUs`]),
    ...(spec.method === null ? [] : [spec.method]),
    ...(spec.weights === null ? [] : [spec.weights]),
    ...(spec.providers ?? []).map((id) => catalog.providers.get(id)?.name ?? id),
    ...(spec.tier === null ? [] : [spec.tier]),
    ...(spec.pricing === null ? [] : [spec.pricing.replace('_', ' ')]),
  ]
}
