/** Nothing meets the question: which constraint is in the way, by how much, and what comes closest. */
import type { Market } from '../../offers/market.ts'
import { isGpuLimit } from '../../scenario/gpu-limit.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { type Candidate, matchesSpec } from '../ranking/candidate.ts'
import { minBy } from '../ranking/choice-rule.ts'
import { chooseBest } from '../ranking/named-plans.ts'
import { offerLookup } from '../ranking/offer-lookup.ts'
import { optionOf } from '../option.ts'
import type { Infeasible, RuledOut } from '../recommendation.ts'
import type { Sweep } from '../search/sweep-result.ts'
import { acceleratorLimits, unmeasuredAccelerators } from './accelerator-limits.ts'
import { recipeProblem } from './layout-problem.ts'
import { openModelText, rateText } from './small-budget.ts'
import { memoryProposals } from './memory-proposals.ts'
import { candidatesFor, type RelaxationInput, type RelaxedCandidate } from './relaxed-question.ts'
import { specToCommand, specChangeToReply } from './spec-to-command.ts'
import { tooSmall } from './ruled-out.ts'
import { unpricedMessage, unpricedOption } from './unpriced.ts'
import {
  type ToldMoney,
  durationDifferenceText,
  durationText,
  exactUsdText,
  gpuName,
  roundUsd,
  toldSumText,
  usdText,
  countText,
} from '../figure-text.ts'
import { globalBatchOfPlan } from '../search/global-batch.ts'
import { isBatchInTheWay, relaxLimits } from './limit-relaxations.ts'
import { planPlace } from './choice-reasons.ts'
import { dropWishes, relaxConstraints, relaxSeveral, relaxTogether } from './constraint-relaxations.ts'
import { trainingFlops } from '../../catalog/units.ts'
import { machineSize } from '../../estimate/estimate.ts'
import { modelOf } from '../search/search-space.ts'

const maxNearMisses = 4

/** `all` are the candidates that only the limits refuse; none where no price covers a plan, or no plan fits. */
export function explainInfeasible(question: RelaxationInput): Infeasible {
  const { spec, money = null, all: candidates, market, sweep, tokens } = question
  const unpriced =
    candidates.length > 0 || isRefusedForAnotherReason(question)
      ? null
      : unpricedOption(sweep.estimates, spec, tokens, market)
  const isTooLarge = candidates.length === 0 && unpriced === null
  const proposed = isTooLarge ? proposedCandidates(question) : []
  const relaxedCandidates = distinctPlans([...proposed, ...nearMisses(question)]).slice(0, maxNearMisses)
  const message =
    candidates.length > 0
      ? limitsMessage(spec, money, candidates)
      : unpriced !== null
        ? unpricedMessage(unpriced, spec, market)
        : `${noPlanMessage(question)}${proposalsSentence(proposed)}`
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
    ...(unpriced === null ? {} : { unpriced }),
  }
}

/** " It fits with 8-bit optimizer states, or …": what was tried and found to fit; '' for nothing. */
function proposalsSentence(proposed: readonly RelaxedCandidate[]): string {
  const changes = distinctPlans(proposed).flatMap(({ changes: [change = ''] }) => (change === '' ? [] : [change]))
  return changes.length === 0 ? '' : ` It fits with ${changes.slice(0, 3).join('; or with ')}.`
}

/** What makes the job fit, priced; what no price covers is left to the sentence that says so. */
function proposedCandidates(question: RelaxationInput): RelaxedCandidate[] {
  const { spec, tokens, resweep, market } = question
  if (resweep === undefined || (spec.gpus === null && spec.gpuCount === null)) return []
  return memoryProposals(spec, (changed) => resweep(changed).estimates, market).flatMap((proposal) => {
    const all = candidatesFor(proposal.spec, question, true)
    const candidate = chooseBest(all, proposal.spec, market.catalog.choice)
    if (candidate === null) return []
    return [{ spec: proposal.spec, tokens, candidate, changes: [proposal.change], distance: 1 }]
  })
}

/** Changes of which one way is enough. */
const sameChange: ReadonlySet<string> = new Set(['sequence length', 'context parallelism'])

/** One way of each change: the first of those that ask for the same. */
function distinctPlans(all: readonly RelaxedCandidate[]): RelaxedCandidate[] {
  const bySpec = new Map<string, RelaxedCandidate>()
  for (const each of all) {
    const [field = ''] = each.changes.map((change) => change.split(':')[0])
    const key = sameChange.has(field) ? field : JSON.stringify(each.spec)
    if (!bySpec.has(key)) bySpec.set(key, each)
  }
  // Two changes that come to the same plan are one: the first, which asks for less.
  const byPlan = new Map<string, RelaxedCandidate>()
  for (const each of bySpec.values()) {
    const { candidate, tokens } = each
    const { plan } = candidate.estimate
    const { provider, pricing } = candidate.quotedOffer.offer
    const key = [plan.gpu.id, plan.gpuCount, plan.method, plan.weights, provider.id, pricing, candidate.hours, tokens]
    if (!byPlan.has(key.join(' '))) byPlan.set(key.join(' '), each)
  }
  return [...byPlan.values()]
}

/** Whether something else than a missing price stands in the way, whatever plans fit. */
function isRefusedForAnotherReason({ spec, sweep, market }: RelaxationInput): boolean {
  return (
    unmeasuredAccelerators(spec, market.catalog).length > 0 ||
    (spec.pricing === 'spot' && !market.terms.assumptions.checkpoints) ||
    isMeantFormTooSmall(sweep, spec, market)
  )
}

/**
 * Whether the form of a family that people rent does not hold the job: that another form would, for which there is no
 * price, is no answer to it.
 */
function isMeantFormTooSmall(sweep: Sweep, spec: Spec, market: Market): boolean {
  if (spec.gpus === null) return false
  const offersFor = offerLookup(spec, market)
  const fitting = new Set(sweep.estimates.filter((each) => matchesSpec(each, spec)).map(({ plan }) => plan.gpu.id))
  return sweep.misfits.some(({ gpu, gpuCount }) => {
    const nodes = spec.nodes ?? Math.max(1, Math.ceil(gpuCount / 8))
    return !fitting.has(gpu) && offersFor(gpu, gpuCount, nodes).length > 0
  })
}

function limitsMessage(spec: Spec, money: ToldMoney | null, candidates: readonly Candidate[]): string {
  const { budgetUsd, deadlineHours } = spec
  const cheapest = minBy(candidates, (candidate) => roundUsd(candidate.usd))
  const fastest = minBy(candidates, (candidate) => candidate.hours)
  const isOverBudget = budgetUsd !== null && roundUsd(cheapest.usd) > budgetUsd
  const isOverDeadline = deadlineHours !== null && fastest.hours > deadlineHours
  if (isOverBudget && isOverDeadline)
    return `Neither ${toldSumText(budgetUsd, money)} nor ${durationText(deadlineHours)} can be kept: the least costs ${usdText(cheapest.usd)}, the fastest takes ${durationText(fastest.hours)}.`
  if (isOverBudget)
    return `No plan on record stays under ${toldSumText(budgetUsd, money)}: the least is ${usdText(cheapest.usd)}, ${exactUsdText(roundUsd(cheapest.usd) - budgetUsd)} more, on ${placeText(cheapest)} in ${durationText(cheapest.hours)}.${rateText(spec, cheapest)}${openModelText(spec, cheapest)}`
  if (isOverDeadline)
    return `No plan on record finishes within ${durationText(deadlineHours)}${batchText(spec, fastest)}: the fastest takes ${durationText(fastest.hours)}${lateText(fastest.hours, deadlineHours)}, on ${placeText(fastest)} for ${usdText(fastest.usd)}.`
  const inTime = minBy(candidates, (each) => (each.hours <= (deadlineHours ?? Infinity) ? each.usd : Infinity))
  const inBudget = minBy(candidates, (each) => (roundUsd(each.usd) <= (budgetUsd ?? Infinity) ? each.hours : Infinity))
  return `No plan keeps both ${toldSumText(budgetUsd ?? 0, money)} and ${durationText(deadlineHours ?? 0)}: in time the least is ${usdText(inTime.usd)}, in budget the fastest takes ${durationText(inBudget.hours)}.`
}

/** A larger step would let more GPUs share the work. */
const batchText = (spec: Spec, candidate: Candidate): string =>
  isBatchInTheWay(spec, candidate)
    ? ` at the usual batch of ${globalBatchOfPlan(candidate.estimate.plan)} sequences a step`
    : ''

/** ", 6 h more", of the figures as they are printed; '' where that would be the hours themselves. */
function lateText(hours: number, deadlineHours: number): string {
  const late = durationDifferenceText(hours, deadlineHours)
  return late === durationText(hours) ? '' : `, ${late} more`
}

const placeText = (candidate: Candidate) =>
  `${planPlace(candidate)}${candidate.quotedOffer.offer.pricing === 'spot' ? ', spot,' : ''}`

/** No plan fits: the reason, of the form that was asked for. */
function noPlanMessage({ spec, sweep, market, tokens }: RelaxationInput): string {
  const cards = unmeasuredAccelerators(spec, market.catalog)
  if (cards.length > 0) return acceleratorLimits(cards, spec, market.catalog)
  if (spec.pricing === 'spot' && !market.terms.assumptions.checkpoints)
    return 'Spot without checkpoints is refused for a run this long: each preemption would start it over.'
  const recipe = recipeProblem(spec, market.catalog)
  if (recipe !== null) return recipe
  const tooLarge = tooLargeMessage(spec, tokens, market)
  if (tooLarge !== null && sweep.estimates.length === 0) return tooLarge
  const [ruledOut] = tooSmall(sweep, spec, market)
  if (ruledOut !== undefined) return `This does not fit. ${ruledOutSentence(ruledOut, spec, market)}`
  const stack = spec.stack === null ? null : (market.catalog.stacks.get(spec.stack)?.name ?? spec.stack)
  return stack === null
    ? 'None of the software that we know runs this as it was asked.'
    : `${stack}, as far as we know it, does not run this as it was asked.`
}

function ruledOutSentence({ gpu, gpuCount, reason }: RuledOut, { stack }: Spec, { catalog }: Market): string {
  const catalogGpu = catalog.gpus.get(gpu)
  const software = stack === null ? '' : ` with ${catalog.stacks.get(stack)?.name ?? stack}`
  return `${gpuCount} × ${catalogGpu === undefined ? gpu : gpuName(catalogGpu)}${software}: ${reason}.`
}

/** The words meant, as they would be typed. */
function constraintTerms(spec: Spec, { catalog }: Market): string[] {
  return [
    ...(spec.budgetUsd === null ? [] : [usdText(spec.budgetUsd)]),
    ...(spec.deadlineHours === null ? [] : [durationText(spec.deadlineHours)]),
    ...(spec.gpus ?? []),
    ...(spec.gpuCount === null
      ? []
      : [`${isGpuLimit(spec) ? 'at most ' : ''}${spec.gpuCount} ${spec.gpuCount === 1 ? 'GPU' : 'GPUs'}`]),
    ...(spec.method === null ? [] : [spec.method]),
    ...(spec.weights === null ? [] : [spec.weights]),
    ...(spec.providers ?? []).map((id) => catalog.providers.get(id)?.name ?? id),
    ...(spec.tier === null ? [] : [spec.tier]),
    ...(spec.pricing === null ? [] : [spec.pricing.replace('_', ' ')]),
  ]
}

/** Every single thing that, let go, makes the question answerable, the closest first; where few do, several at once. */
export function nearMisses(input: RelaxationInput): RelaxedCandidate[] {
  const limits = relaxLimits(input)
  const constraints = relaxConstraints(input)
  // A limit can always be raised: where no other single thing keeps it, what was chosen goes together.
  const together = constraints.length > 0 ? [] : relaxTogether(input)
  const dropped = constraints.length > 0 || together.length > 0 ? [] : dropWishes(input)
  const relaxed = [...limits, ...constraints, ...together, ...dropped]
  return [...relaxed, ...(relaxed.length < 2 ? relaxSeveral(input) : [])].toSorted((a, b) => a.distance - b.distance)
}

/** `tokens`: of the job. Null where machines or software were named, not all parameters are trained, or it is no such size. */
function tooLargeMessage(spec: Spec, tokens: number, { catalog }: Market): string | null {
  const model = modelOf(spec, catalog)
  const h100 = catalog.gpus.get('h100-sxm')
  const peak = h100?.peak.bf16?.base
  if (spec.gpus !== null || spec.gpuCount !== null || spec.method !== 'full' || model === null) return null
  if (h100 === undefined || peak === undefined) return null
  const { states, usualMfu, teacher, wholeCluster } = catalog.inquiryFacts.rules
  const perMachine = machineSize(h100)
  const params = spec.params ?? model.shape.activeParams
  const bytes = states.fp32Master.base * params
  // Smaller jobs fail for another reason.
  if (bytes < wholeCluster.leastStates.base || spec.providers !== null || spec.stack !== null) return null
  const counts = states.gpus.map(
    ({ name, memory }) => `${Math.ceil(bytes / memory.base / perMachine) * perMachine} × ${name}`,
  )
  const hoursAt = (share: number): number =>
    Number(((trainingFlops * model.shape.activeParams * tokens) / (share * peak) / 3600).toPrecision(2))
  const experts = model.shape.moe === null ? 1 : wholeCluster.expertShare.base
  const [few, many] = [hoursAt(usualMfu.high.base), hoursAt(usualMfu.low.base * experts)]
  const usd = (hours: number): string => usdText(hours * teacher.usdPerGpuHour.base)
  return `No machines with a price on record hold this: weights, gradients and states are about ${Number((bytes / 1e12).toPrecision(2))} TB with AdamW, so ${counts.join(' or ')}, on one fast network. The arithmetic alone takes ${countText(few)} to ${countText(many)} H100-hours, ${usd(few)} to ${usd(many)} of GPU time at $${teacher.usdPerGpuHour.base.toFixed(2)} (estimated from its size); with set-up, failed starts and the shortest term that such clusters are let for reckon with up to ${wholeCluster.overGpuTime.base} times the upper end.`
}
