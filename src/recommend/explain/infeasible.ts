/** Nothing meets the question: which constraint is in the way, by how much, and what comes closest. */
import type { Market } from '../../offers/market.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { allowsOffer, type Candidate, matchesSpec } from '../ranking/candidate.ts'
import { minBy } from '../ranking/choice-rule.ts'
import { optionOf } from '../option.ts'
import type { Infeasible, RuledOut } from '../recommendation.ts'
import { cardLimits, unmeasuredCards } from './card-limits.ts'
import { recipeProblem } from './layout-problem.ts'
import { nearMisses } from './relaxation.ts'
import type { RelaxationInput } from './relaxed-question.ts'
import { specToCommand, specChangeToReply } from './spec-to-command.ts'
import { notRented, tooSmall } from './ruled-out.ts'
import { gpuName, hoursText, joinWords, usdText } from '../figure-text.ts'

const maxNearMisses = 4

/** `all` are the candidates that only the limits refuse; none where no offer rents a plan, or no plan fits. */
export function explainInfeasible(question: RelaxationInput): Infeasible {
  const { spec, all: candidates, market } = question
  const relaxedCandidates = nearMisses(question).slice(0, maxNearMisses)
  const message = candidates.length > 0 ? limitsMessage(spec, candidates) : noPlanMessage(question)
  return {
    kind: 'infeasible',
    message,
    terms: constraintTerms(spec, market),
    suggestions: [...new Set(relaxedCandidates.map((relaxed) => specToCommand(relaxed.spec)))],
    nearest: relaxedCandidates.map((relaxed) => ({
      option: optionOf(relaxed.candidate, relaxed.tokens, relaxed.spec, market),
      gives: relaxed.changes,
      reply: specChangeToReply(spec, relaxed.spec),
    })),
  }
}

function limitsMessage({ budgetUsd, deadlineHours }: Spec, candidates: readonly Candidate[]): string {
  const cheapest = minBy(candidates, (candidate) => candidate.usd)
  const fastest = minBy(candidates, (candidate) => candidate.hours)
  const isOverBudget = budgetUsd !== null && cheapest.usd > budgetUsd
  const isOverDeadline = deadlineHours !== null && fastest.hours > deadlineHours
  if (isOverBudget && isOverDeadline)
    return `Neither ${usdText(budgetUsd)} nor ${hoursText(deadlineHours)} can be kept: the least costs ${usdText(cheapest.usd)}, the fastest takes ${hoursText(fastest.hours)}.`
  if (isOverBudget)
    return `Nothing stays under ${usdText(budgetUsd)}: the least is ${usdText(cheapest.usd)}, ${usdText(cheapest.usd - budgetUsd)} more, on ${planPlace(cheapest)} in ${hoursText(cheapest.hours)}.`
  if (isOverDeadline)
    return `Nothing finishes within ${hoursText(deadlineHours)}: the fastest takes ${hoursText(fastest.hours)}, ${hoursText(fastest.hours - deadlineHours)} more, on ${planPlace(fastest)} for ${usdText(fastest.usd)}.`
  const inTime = minBy(candidates, (each) => (each.hours <= (deadlineHours ?? Infinity) ? each.usd : Infinity))
  const inBudget = minBy(candidates, (each) => (each.usd <= (budgetUsd ?? Infinity) ? each.hours : Infinity))
  return `No plan keeps both ${usdText(budgetUsd ?? 0)} and ${hoursText(deadlineHours ?? 0)}: in time the least is ${usdText(inTime.usd)}, in budget the fastest takes ${hoursText(inBudget.hours)}.`
}

const planPlace = ({ estimate: { plan }, quotedOffer }: Candidate) =>
  `${plan.gpuCount} × ${gpuName(plan.gpu)} at ${quotedOffer.offer.provider.name}${quotedOffer.offer.pricing === 'spot' ? ', spot,' : ''}`

/** No plan fits, or nobody rents the ones that do. */
function noPlanMessage({ spec, sweep, market }: RelaxationInput): string {
  const cards = unmeasuredCards(spec, market.catalog)
  if (cards.length > 0) return cardLimits(cards, spec, market.catalog)
  if (spec.pricing === 'spot' && !market.terms.assumptions.checkpoints)
    return 'Spot without checkpoints is refused for a run this long: each preemption would start it over.'
  const recipe = recipeProblem(spec, market.catalog)
  if (recipe !== null) return recipe
  const fitting = sweep.estimates.filter((estimate) => matchesSpec(estimate, spec))
  if (fitting.length === 0) {
    const [ruledOut] = tooSmall(sweep, spec, market)
    return ruledOut === undefined
      ? 'No way to run this could be planned.'
      : `This does not fit. ${ruledOutSentence(ruledOut, market)}`
  }
  const subject = nobodyRentsPhrase(spec, market)
  const [unavailable] = spec.gpus === null ? [] : notRented(sweep, spec, market)
  if (unavailable !== undefined) return `${subject} what this needs. ${ruledOutSentence(unavailable, market)}`
  const counts = rentableCounts(spec, market)
  if (spec.gpuCount !== null && counts.length > 0 && !counts.includes(spec.gpuCount))
    return `${subject} ${spec.gpuCount} GPUs together; sold by ${joinWords(counts.map(String))}.`
  return `${subject} the GPUs that this fits on.`
}

function ruledOutSentence({ gpu, gpuCount, reason }: RuledOut, { catalog }: Market): string {
  const catalogGpu = catalog.gpus.get(gpu)
  return `${gpuCount} × ${catalogGpu === undefined ? gpu : gpuName(catalogGpu)}: ${reason}.`
}

/** "Nobody on record rents", "Lambda does not rent as spot". */
function nobodyRentsPhrase(spec: Spec, { catalog }: Market): string {
  const names = (spec.providers ?? []).map((id) => catalog.providers.get(id)?.name ?? id)
  const tier = spec.tier === null ? '' : ` in the ${spec.tier} tier`
  const pricing = spec.pricing === null ? '' : ` ${pricingWords[spec.pricing]}`
  const who =
    names.length === 0 ? 'Nobody on record rents' : `${joinWords(names)} ${names.length === 1 ? 'does' : 'do'} not rent`
  return `${who}${tier}${pricing}`
}

const pricingWords = { on_demand: 'on demand', spot: 'as spot', reserved: 'reserved' } as const

/** Counts of one machine that the providers, tier and pricing asked for rent, of any GPU. */
function rentableCounts(spec: Spec, { byGpu }: Market): number[] {
  const offers = [...byGpu.values()].flat().filter((quotedOffer) => allowsOffer(spec, quotedOffer))
  return [...new Set(offers.flatMap(({ offer }) => offer.counts))].sort((a, b) => a - b)
}

/** The words meant, as they would be typed. */
function constraintTerms(spec: Spec, { catalog }: Market): string[] {
  return [
    ...(spec.budgetUsd === null ? [] : [usdText(spec.budgetUsd)]),
    ...(spec.deadlineHours === null ? [] : [hoursText(spec.deadlineHours)]),
    ...(spec.gpus ?? []),
    ...(spec.gpuCount === null ? [] : [spec.gpuCount === 1 ? '1 GPU' : `${spec.gpuCount} GPUs`]),
    ...(spec.method === null ? [] : [spec.method]),
    ...(spec.weights === null ? [] : [spec.weights]),
    ...(spec.providers ?? []).map((id) => catalog.providers.get(id)?.name ?? id),
    ...(spec.tier === null ? [] : [spec.tier]),
    ...(spec.pricing === null ? [] : [spec.pricing.replace('_', ' ')]),
  ]
}
