/** What is not more or less: providers, pricing, GPUs, method and settings, let go one at a time, then together. */
import type { Market } from '../../offers/market.ts'
import type { Spec, SpecField } from '../../scenario/scenario.ts'
import { type Candidate, isNamed } from '../ranking/candidate.ts'
import { chooseBest, choosePlans } from '../ranking/named-plans.ts'
import { globalBatchOfPlan } from '../search/global-batch.ts'
import { durationText, gpuName, methodLabel, usdText } from '../figure-text.ts'
import { unmeasuredAccelerators } from './accelerator-limits.ts'
import { candidatesFor, categoricalDistance, type RelaxationInput, type RelaxedCandidate } from './relaxed-question.ts'

/** A provider was named for credits, contracts or data: another GPU there comes first. */
const otherProviderDistance = 1.1 * categoricalDistance

type Relaxation = {
  readonly fields: readonly SpecField[]
  /** Whether other plans must be swept for. */
  readonly needsSweep: boolean
  readonly describeChange: (candidate: Candidate, market: Market) => string
}

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
  describeChange: ({ estimate: { plan } }) => `method: ${methodLabel(plan)}`,
}
/** Nobody has more machines than they said: what their own do not hold is rented, as it was asked or as the least that does. */
const rented: Relaxation = {
  fields: ['owned', 'providers', 'gpus', 'gpuCount', 'nodes', 'offload'],
  needsSweep: true,
  describeChange: ({ estimate: { plan } }) => `rented: ${plan.gpuCount} × ${gpuName(plan.gpu)}`,
}
const rentedOtherwise: Relaxation = {
  ...rented,
  fields: [...rented.fields, 'method', 'weights'],
  describeChange: (candidate, market) =>
    `${rented.describeChange(candidate, market)}, ${methodLabel(candidate.estimate.plan)}`,
}
const settingRelaxations: readonly Relaxation[] = [
  {
    fields: ['precision'],
    needsSweep: true,
    describeChange: ({ estimate: { plan } }) => `precision: ${plan.compute ?? 'bf16'}`,
  },
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

/** Every single constraint that, let go, makes the question answerable. */
export const relaxConstraints = (input: RelaxationInput): RelaxedCandidate[] =>
  [
    ...(input.spec.owned === true ? [] : [providerRelaxation]),
    pricingRelaxation,
    // As many GPUs as chips of another make are no choice.
    ...(unmeasuredAccelerators(input.spec, input.market.catalog).length > 0
      ? [gpuAndCountRelaxation]
      : input.spec.owned === true
        ? [rented, ...(input.spec.method === null ? [] : [rentedOtherwise])]
        : [gpuRelaxation, gpuCountRelaxation]),
    methodRelaxation,
    ...settingRelaxations,
  ].flatMap((each) => relax(each, input))

/** GPUs and their number at once; where those do not help, all that was chosen beside the limits. */
export function relaxTogether(input: RelaxationInput): RelaxedCandidate[] {
  const hardware = relax(gpuAndCountRelaxation, input)
  if (hardware.length > 0) return hardware
  const chosen = [
    gpuAndCountRelaxation,
    methodRelaxation,
    providerRelaxation,
    pricingRelaxation,
    ...settingRelaxations,
  ].filter(({ fields }) => fields.some((field) => input.spec[field] !== null))
  if (chosen.length < 2) return []
  const fields = chosen.flatMap((each) => each.fields)
  const describeChange = (candidate: Candidate, market: Market): string =>
    chosen.map((each) => each.describeChange(candidate, market)).join(', ')
  return relax({ fields, needsSweep: true, describeChange }, input).map((each) => ({
    ...each,
    distance: categoricalDistance * chosen.length,
  }))
}

function relax({ fields, needsSweep, describeChange }: Relaxation, input: RelaxationInput): RelaxedCandidate[] {
  // Pretraining is none with adapters alone.
  const isKept = (field: SpecField): boolean => field === 'method' && input.spec.task === 'pretrain'
  const setFields = fields.filter((field) => input.spec[field] !== null && !isKept(field))
  if (setFields.length === 0) return []
  const spec = setFields.reduce<Spec>((relaxed, field) => ({ ...relaxed, [field]: null }), input.spec)
  const candidate = chooseBest(candidatesFor(spec, input, needsSweep), spec, input.market.catalog.choice)
  if (candidate === null) return []
  const change = describeChange(candidate, input.market)
  const distance = setFields.includes('providers') ? otherProviderDistance : categoricalDistance
  return [{ spec, tokens: input.tokens, candidate, changes: [change], distance }]
}

/** A plan that is not at least so much cheaper is no reason to give up what was wished for. */
const worthDropping = 0.7

/** What the method and the GPUs that were wished for cost, where a budget is out of reach: the least without them. */
export function dropWishes(input: RelaxationInput): RelaxedCandidate[] {
  const { spec, all, market } = input
  const { budgetUsd, method, weights, gpus, gpuCount, nodes } = spec
  const isWished = [method, weights, gpus, gpuCount, nodes].some((wish) => wish !== null)
  if (budgetUsd === null || !isWished || spec.task === 'pretrain' || all.length === 0) return []
  const plain: Spec = { ...spec, method: null, weights: null, gpus: null, gpuCount: null, nodes: null, budgetUsd: null }
  const candidate = choosePlans(candidatesFor(plain, input, true), plain, market.catalog.choice)?.cheapest
  if (candidate === undefined || candidate.usd > worthDropping * Math.min(...all.map(({ usd }) => usd))) return []
  const changes = changesOf(spec, candidate)
  const relaxed = { ...plain, budgetUsd: Math.ceil(candidate.usd / 10) * 10 }
  return [{ spec: relaxed, tokens: input.tokens, candidate, changes, distance: candidate.usd / budgetUsd }]
}

/** When no single thing helps: limits go altogether, then GPUs and method besides, then providers. */
export function relaxSeveral(input: RelaxationInput): RelaxedCandidate[] {
  const withoutLimits = { ...input.spec, budgetUsd: null, deadlineHours: null }
  const withoutHardware = {
    ...withoutLimits,
    gpus: null,
    excludedGpus: null,
    gpuCount: null,
    nodes: null,
    method: input.spec.task === 'pretrain' ? input.spec.method : null,
    weights: null,
  }
  const withoutProviders = { ...withoutHardware, providers: null, excludedProviders: null, tier: null, pricing: null }
  for (const spec of [withoutLimits, withoutHardware, withoutProviders]) {
    const all = candidatesFor(spec, input, spec !== withoutLimits)
    const plans = choosePlans(all, spec, input.market.catalog.choice)
    if (plans === null) continue
    const { best, cheapest } = plans
    return [...new Set([cheapest, best])].map((candidate) => {
      const changes = changesOf(input.spec, candidate)
      return { spec, tokens: input.tokens, candidate, changes, distance: distanceOf(input.spec, candidate, changes) }
    })
  }
  return []
}

/** By as much as the limit is missed that is missed by most, and by half as much again for each other change. */
function distanceOf({ budgetUsd, deadlineHours }: Spec, { usd, hours }: Candidate, changes: readonly string[]): number {
  const misses = [usd / (budgetUsd ?? Infinity), hours / (deadlineHours ?? Infinity)].filter((miss) => miss > 1)
  return Math.max(1, ...misses) * categoricalDistance ** (changes.length - misses.length)
}

/** What of the question the plan does not keep. */
function changesOf(spec: Spec, { hours: totalHours, usd: cost, estimate, quotedOffer }: Candidate): string[] {
  const { plan } = estimate
  const { budgetUsd, deadlineHours, gpus, gpuCount, method, weights, providers, tier } = spec
  const { offer } = quotedOffer
  const isOtherHardware =
    (gpus !== null && !isNamed(plan.gpu, gpus)) || (gpuCount !== null && gpuCount !== plan.gpuCount)
  const isOtherMethod = (method !== null && method !== plan.method) || (weights !== null && weights !== plan.weights)
  const isOtherPlace =
    (providers !== null && !providers.includes(offer.provider.id)) || (tier !== null && tier !== offer.tier?.id)
  return [
    ...(budgetUsd !== null && cost > budgetUsd ? [`budget: ${usdText(cost)}`] : []),
    ...(deadlineHours !== null && totalHours > deadlineHours ? [`deadline: ${durationText(totalHours)}`] : []),
    ...(isOtherHardware ? [`GPUs: ${plan.gpuCount} × ${gpuName(plan.gpu)}`] : []),
    ...(isOtherMethod ? [`method: ${methodLabel(plan)}`] : []),
    ...(isOtherPlace ? [`provider: ${offer.provider.name}`] : []),
  ]
}
