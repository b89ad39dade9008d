/** Budget, deadline and data: how much more, or less, would make a question answerable. */
import { type Candidate, hoursWithin, isWithinLimits, withDuration, type Limits } from '../ranking/candidate.ts'
import { minBy } from '../ranking/choice-rule.ts'
import { estimateSpotRun } from '../total-cost/spot-run.ts'
import { durationText, roundUsd, tokensText, toldSumText, usdText } from '../figure-text.ts'
import { globalBatchOfPlan } from '../search/global-batch.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { chooseBest } from '../ranking/named-plans.ts'
import { candidatesFor, categoricalDistance, type RelaxationInput, type RelaxedCandidate } from './relaxed-question.ts'

/** Each limit by itself, and less data for the same limits. */
export const relaxLimits = (input: RelaxationInput): RelaxedCandidate[] => [
  ...raiseBudget(input),
  ...extendDeadline(input),
  ...reduceTokens(input),
  ...enlargeBatch(input),
]

/** Whether the usual step is what keeps more GPUs from sharing the work of a plan: each copy has one sequence of it. */
export function isBatchInTheWay(spec: Spec, { estimate: { plan } }: Candidate): boolean {
  const isOpen = [spec.globalBatch, spec.batch, spec.gpuCount, spec.nodes].every((each) => each === null)
  return isOpen && plan.gpuCount > 1 && plan.microBatch * plan.accumulation === 1
}

/** So many times the usual step: as much as most recipes bear. */
const largerStep = 4

/** A step of more sequences, which more GPUs can share, where that keeps the deadline. */
function enlargeBatch(input: RelaxationInput): RelaxedCandidate[] {
  const { spec, all, tokens, market } = input
  if (spec.deadlineHours === null || all.length === 0) return []
  const fastest = minBy(all, (each) => each.hours)
  if (!isBatchInTheWay(spec, fastest)) return []
  const usual = globalBatchOfPlan(fastest.estimate.plan)
  const larger: Spec = { ...spec, globalBatch: usual * largerStep }
  const candidate = chooseBest(candidatesFor(larger, input, true), larger, market.catalog.choice)
  if (candidate === null || !isWithinLimits(candidate, spec)) return []
  const changes = [`global batch: ${larger.globalBatch} sequences a step instead of ${usual}`]
  return [{ spec: larger, tokens, candidate, changes, distance: categoricalDistance }]
}

/** Everything that could be shown and keeps the limits of the question as changed. */
const keeping = ({ all, spec }: RelaxationInput, changed: Partial<Limits>): readonly Candidate[] =>
  all.filter((candidate) => isWithinLimits(candidate, { ...spec, ...changed }))

function raiseBudget(input: RelaxationInput): RelaxedCandidate[] {
  const { budgetUsd } = input.spec
  if (budgetUsd === null) return []
  const feasible = keeping(input, { budgetUsd: null })
  if (feasible.length === 0) return []
  // As it is printed: of what costs the same, the better plan.
  const candidate = minBy(feasible, (each) => roundUsd(each.usd))
  const budgetNeeded = roundedUp(candidate.usd)
  const changes = [
    `budget: ${usdText(candidate.usd)} instead of ${toldSumText(budgetUsd, input.money ?? null)}, in ${durationText(candidate.hours)}`,
  ]
  const spec = { ...input.spec, budgetUsd: budgetNeeded }
  return [{ spec, tokens: input.tokens, candidate, changes, distance: candidate.usd / budgetUsd }]
}

function extendDeadline(input: RelaxationInput): RelaxedCandidate[] {
  const { deadlineHours } = input.spec
  if (deadlineHours === null) return []
  const feasible = keeping(input, { deadlineHours: null })
  if (feasible.length === 0) return []
  const candidate = minBy(feasible, (each) => each.hours)
  const changes = [`deadline: ${durationText(candidate.hours)} instead of ${durationText(deadlineHours)}`]
  const spec = { ...input.spec, deadlineHours: roundedUpHours(candidate.hours) }
  return [{ spec, tokens: input.tokens, candidate, changes, distance: candidate.hours / deadlineHours }]
}

/** The same question with the most tokens that budget and deadline allow. */
function reduceTokens(input: RelaxationInput): RelaxedCandidate[] {
  const { spec, tokens } = input
  const { budgetUsd, deadlineHours } = spec
  if (budgetUsd === null && deadlineHours === null) return []
  const feasible = keeping(input, { budgetUsd: null, deadlineHours: null })
  if (feasible.length === 0) return []
  const dataOf = (candidate: Candidate): number => roundedDown(affordableTokens(candidate, spec, tokens))
  const largest = minBy(feasible, (candidate) => -dataOf(candidate))
  const fewer = dataOf(largest)
  if (fewer < tokens / 50 || fewer >= tokens) return []
  const { estimate, startupHours } = largest
  const work = fewer / estimate.tokensPerSecond.p50 / 3600
  const spot = largest.spot === null ? null : estimateSpotRun(estimate.plan, work, startupHours, input.market)
  const training = spot === null ? work * overheadFactor(largest, tokens) : spot.expected
  const candidate = withDuration({ ...largest, spot }, training + startupHours, fewer, input.market)
  const changes = [`data: ${tokensText(fewer)} instead of ${tokensText(tokens)}`]
  return [{ spec: { ...spec, tokens: fewer }, tokens: fewer, candidate, changes, distance: tokens / fewer }]
}

/** Tokens that fit into both limits; negative where not even the start-up does. */
function affordableTokens(candidate: Candidate, { budgetUsd, deadlineHours }: Limits, tokens: number): number {
  const paidHours = budgetUsd === null ? Infinity : hoursWithin(budgetUsd, candidate)
  const availableHours = Math.min(paidHours, deadlineHours ?? Infinity) - candidate.startupHours
  return (availableHours * 3600 * candidate.estimate.tokensPerSecond.p50) / overheadFactor(candidate, tokens)
}

/** How many times as long the training of `tokens` takes with its preemptions: 1 where nothing is taken back. */
const overheadFactor = ({ hours, startupHours, estimate }: Candidate, tokens: number): number =>
  (hours - startupHours) / (tokens / estimate.tokensPerSecond.p50 / 3600)

const roundingStep = (value: number) => 10 ** (Math.floor(Math.log10(value)) - 1)
/** To two digits, so that what is suggested is surely enough. */
const roundedUp = (value: number) =>
  Number((Math.ceil(value / roundingStep(value)) * roundingStep(value)).toPrecision(2))
/** Of less than an hour whole minutes. */
const roundedUpHours = (hours: number) => (hours < 1 ? Math.ceil(hours * 60) / 60 : roundedUp(hours))
const roundedDown = (value: number) =>
  value <= 0 ? 0 : Number((Math.floor(value / roundingStep(value)) * roundingStep(value)).toPrecision(2))
