/** What may give: one constraint of the question let go at a time, and the plan that then comes closest. */
import type { Market } from '../../offers/market.ts'
import type { SpecField, Spec } from '../../scenario/scenario.ts'
import {
  type Candidate,
  findCandidates,
  hoursWithin,
  isWithinLimits,
  type Limits,
  withTokens,
} from '../ranking/candidate.ts'
import { globalBatchOfPlan } from '../search/global-batch.ts'
import { chooseBest, minBy } from '../ranking/best-candidates.ts'
import type { Sweep } from '../recommendation.ts'
import { withinReasonableDuration } from '../ranking/select-options.ts'
import { exactUsdText, gpuName, hoursText, tokensText, usdText, methodName } from '../figure-text.ts'

export type RelaxationInput = {
  readonly spec: Spec
  readonly tokens: number
  readonly sweep: Sweep
  readonly market: Market
  readonly resweep: ((spec: Spec) => Sweep) | undefined
}

/** A plan for a question that was let go of something. */
export type RelaxedCandidate = {
  readonly spec: Spec
  readonly tokens: number
  readonly candidate: Candidate
  readonly changes: readonly string[]
  /** How far from what was asked; 1 would be nothing. Only to compare. */
  readonly distance: number
}

type Relaxation = {
  readonly fields: readonly SpecField[]
  /** Whether other plans must be swept for. */
  readonly needsSweep: boolean
  readonly describeChange: (candidate: Candidate, market: Market) => string
}

/** Things that are not more or less: about as bad as half as much money again. */
const categoricalDistance = 1.5

const providerRelaxation: Relaxation = {
  fields: ['providers', 'excludedProviders', 'tier'],
  needsSweep: false,
  describeChange: ({ quotedOffer: { offer } }) =>
    `provider: ${offer.provider.name}${offer.tier === null ? '' : ` (${offer.tier.name})`}`,
}
const pricingRelaxation: Relaxation = {
  fields: ['pricing'],
  needsSweep: false,
  describeChange: ({ quotedOffer: { offer } }) => `pricing: ${offer.pricing.replace('_', ' ')}`,
}
const gpuRelaxation: Relaxation = {
  fields: ['gpus', 'excludedGpus'],
  needsSweep: true,
  describeChange: ({ estimate: { plan } }) => `GPU: ${plan.gpuCount} × ${gpuName(plan.gpu)}`,
}
const gpuCountRelaxation: Relaxation = {
  fields: ['gpuCount', 'nodes'],
  needsSweep: true,
  describeChange: ({ estimate: { plan } }) => `GPU count: ${plan.gpuCount} × ${gpuName(plan.gpu)}`,
}
const gpuAndCountRelaxation: Relaxation = { ...gpuRelaxation, fields: ['gpus', 'excludedGpus', 'gpuCount', 'nodes'] }
const methodRelaxation: Relaxation = {
  fields: ['method', 'weights'],
  needsSweep: true,
  describeChange: ({ estimate: { plan } }) => `method: ${methodName(plan.method, plan.weights)}`,
}
const settingRelaxations: readonly Relaxation[] = [
  {
    fields: ['batch'],
    needsSweep: true,
    describeChange: ({ estimate: { plan } }) => `batch: ${plan.microBatch} a GPU`,
  },
  {
    fields: ['globalBatch'],
    needsSweep: true,
    describeChange: ({ estimate: { plan } }) => `global batch: ${globalBatchOfPlan(plan)}`,
  },
  {
    fields: ['gradientCheckpointing'],
    needsSweep: true,
    describeChange: ({ estimate: { plan } }) =>
      `gradient checkpointing: ${plan.recomputation === 'none' ? 'off' : 'on'}`,
  },
  {
    fields: ['sequenceLength'],
    needsSweep: true,
    describeChange: ({ estimate: { plan } }) => `sequence length: ${plan.sequenceLength} tokens`,
  },
  { fields: ['offload'], needsSweep: true, describeChange: ({ estimate: { plan } }) => `offload: ${plan.offload}` },
  { fields: ['stack'], needsSweep: true, describeChange: ({ estimate: { plan } }) => `software: ${plan.stack.name}` },
]

/** Every single thing that, let go, makes the question answerable, the closest first; where few do, several at once. */
export function nearMisses(input: RelaxationInput): RelaxedCandidate[] {
  const single = [
    ...raiseBudget(input),
    ...extendDeadline(input),
    ...reduceTokens(input),
    ...allowSpot(input),
    ...[
      providerRelaxation,
      pricingRelaxation,
      gpuRelaxation,
      gpuCountRelaxation,
      methodRelaxation,
      ...settingRelaxations,
    ].flatMap((each) => relax(each, input)),
  ]
  const relaxed = single.length > 0 ? single : relax(gpuAndCountRelaxation, input)
  return [...relaxed, ...(relaxed.length < 2 ? relaxSeveral(input) : [])].toSorted((a, b) => a.distance - b.distance)
}

/** Candidates of a changed question that meet its limits, runs of reasonable length. */
export function feasibleCandidates(
  spec: Spec,
  { sweep, resweep, tokens, market }: RelaxationInput,
  needsSweep: boolean,
): Candidate[] {
  const usedSweep = needsSweep ? (resweep?.(spec) ?? sweep) : sweep
  const candidates = withinReasonableDuration(findCandidates(usedSweep.estimates, spec, tokens, market), spec)
  return candidates.filter((candidate) => isWithinLimits(candidate, spec))
}

function raiseBudget(input: RelaxationInput): RelaxedCandidate[] {
  const { budgetUsd } = input.spec
  if (budgetUsd === null) return []
  const feasible = feasibleCandidates({ ...input.spec, budgetUsd: null }, input, false)
  if (feasible.length === 0) return []
  const candidate = minBy(feasible, (each) => each.usd)
  const budgetNeeded = roundedUp(candidate.usd)
  const changes = [`budget: ${usdText(candidate.usd)} instead of ${exactUsdText(budgetUsd)}`]
  const spec = { ...input.spec, budgetUsd: budgetNeeded }
  return [{ spec, tokens: input.tokens, candidate, changes, distance: candidate.usd / budgetUsd }]
}

function extendDeadline(input: RelaxationInput): RelaxedCandidate[] {
  const { deadlineHours } = input.spec
  if (deadlineHours === null) return []
  const feasible = feasibleCandidates({ ...input.spec, deadlineHours: null }, input, false)
  if (feasible.length === 0) return []
  const candidate = minBy(feasible, (each) => each.hours)
  const changes = [`deadline: ${hoursText(candidate.hours)} instead of ${hoursText(deadlineHours)}`]
  const spec = { ...input.spec, deadlineHours: roundedUp(candidate.hours) }
  return [{ spec, tokens: input.tokens, candidate, changes, distance: candidate.hours / deadlineHours }]
}

/** The same question with the most tokens that budget and deadline allow. */
function reduceTokens(input: RelaxationInput): RelaxedCandidate[] {
  const { spec, tokens } = input
  const { budgetUsd, deadlineHours } = spec
  if (budgetUsd === null && deadlineHours === null) return []
  const feasible = feasibleCandidates({ ...spec, budgetUsd: null, deadlineHours: null }, input, false)
  if (feasible.length === 0) return []
  const largest = minBy(feasible, (candidate) => -affordableTokens(candidate, spec))
  const fewer = roundedDown(affordableTokens(largest, spec))
  if (fewer < tokens / 50 || fewer >= tokens) return []
  const candidate = withTokens(largest, fewer, input.market)
  const changes = [`data: ${tokensText(fewer)} instead of ${tokensText(tokens)}`]
  return [{ spec: { ...spec, tokens: fewer }, tokens: fewer, candidate, changes, distance: tokens / fewer }]
}

/** Tokens that fit into both limits; negative where not even the start-up does. */
function affordableTokens(candidate: Candidate, { budgetUsd, deadlineHours }: Limits): number {
  const paidHours = budgetUsd === null ? Infinity : hoursWithin(budgetUsd, candidate)
  const availableHours = Math.min(paidHours, deadlineHours ?? Infinity) - candidate.startupHours
  return availableHours * 3600 * candidate.estimate.tokensPerSecond.p50
}

function relax({ fields, needsSweep, describeChange }: Relaxation, input: RelaxationInput): RelaxedCandidate[] {
  const setFields = fields.filter((field) => input.spec[field] !== null)
  if (setFields.length === 0) return []
  const spec = setFields.reduce<Spec>((relaxed, field) => ({ ...relaxed, [field]: null }), input.spec)
  const feasible = feasibleCandidates(spec, input, needsSweep)
  if (feasible.length === 0) return []
  const { best: candidate } = chooseBest(feasible, spec.objective)
  const change = describeChange(candidate, input.market)
  return [{ spec, tokens: input.tokens, candidate, changes: [change], distance: categoricalDistance }]
}

/** On demand was our choice where nobody said it. */
function allowSpot(input: RelaxationInput): RelaxedCandidate[] {
  if (input.spec.pricing === 'spot' || input.spec.pricing === 'reserved') return []
  const spec: Spec = { ...input.spec, pricing: 'spot' }
  const feasible = feasibleCandidates(spec, input, false)
  if (feasible.length === 0) return []
  const { best: candidate } = chooseBest(feasible, spec.objective)
  return [{ spec, tokens: input.tokens, candidate, changes: ['pricing: spot'], distance: categoricalDistance }]
}

/** When no single thing helps: limits go altogether, then GPUs and method besides, then providers. */
function relaxSeveral(input: RelaxationInput): RelaxedCandidate[] {
  const withoutLimits = { ...input.spec, budgetUsd: null, deadlineHours: null }
  const withoutHardware = {
    ...withoutLimits,
    gpus: null,
    excludedGpus: null,
    gpuCount: null,
    nodes: null,
    method: null,
    weights: null,
  }
  const withoutProviders = { ...withoutHardware, providers: null, excludedProviders: null, tier: null, pricing: null }
  for (const spec of [withoutLimits, withoutHardware, withoutProviders]) {
    const feasible = feasibleCandidates(spec, input, spec !== withoutLimits)
    if (feasible.length === 0) continue
    const { best, cheapest } = chooseBest(feasible, spec.objective)
    return [...new Set([cheapest, best])].map((candidate) => {
      const changes = changesOf(input.spec, candidate)
      return { spec, tokens: input.tokens, candidate, changes, distance: categoricalDistance * changes.length }
    })
  }
  return []
}

function changesOf(spec: Spec, { hours: totalHours, usd: cost, estimate, quotedOffer }: Candidate): string[] {
  const { plan } = estimate
  const { budgetUsd, deadlineHours } = spec
  return [
    ...(budgetUsd !== null && cost > budgetUsd ? [`budget: ${usdText(cost)}`] : []),
    ...(deadlineHours !== null && totalHours > deadlineHours ? [`deadline: ${hoursText(totalHours)}`] : []),
    ...(spec.gpus !== null || spec.gpuCount !== null ? [`GPUs: ${plan.gpuCount} × ${gpuName(plan.gpu)}`] : []),
    ...(spec.method !== null || spec.weights !== null ? [`method: ${methodName(plan.method, plan.weights)}`] : []),
    ...(spec.providers !== null || spec.tier !== null ? [`provider: ${quotedOffer.offer.provider.name}`] : []),
  ]
}

const roundingStep = (value: number) => 10 ** (Math.floor(Math.log10(value)) - 1)
/** To two digits, so that what is suggested is surely enough. */
const roundedUp = (value: number) =>
  Number((Math.ceil(value / roundingStep(value)) * roundingStep(value)).toPrecision(2))
const roundedDown = (value: number) =>
  value <= 0 ? 0 : Number((Math.floor(value / roundingStep(value)) * roundingStep(value)).toPrecision(2))
