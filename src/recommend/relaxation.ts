/** What may give: one constraint of the question let go at a time, and the plan that then comes closest. */
import type { Market } from '../offers/market.ts'
import type { Field, Spec } from '../scenario/spec.ts'
import { type Candidate, candidates, keeps, type Limits } from './candidate.ts'
import { choose, leastOf } from './choose.ts'
import type { Sweep } from './recommendation.ts'
import { withinReason } from './select.ts'
import { gpuName, hours, tokens as tokensText, usd, wayName } from './words.ts'

export type Unmet = {
  readonly spec: Spec
  readonly tokens: number
  readonly sweep: Sweep
  readonly market: Market
  readonly resweep: ((spec: Spec) => Sweep) | undefined
}

/** A plan for a question that was let go of something. */
export type Miss = {
  readonly spec: Spec
  readonly tokens: number
  readonly candidate: Candidate
  readonly gives: readonly string[]
  /** How far from what was asked; 1 would be nothing. Only to compare. */
  readonly distance: number
}

type Relaxation = {
  readonly fields: readonly Field[]
  /** Whether other plans must be swept for. */
  readonly plans: boolean
  readonly gives: (candidate: Candidate, market: Market) => string
}

/** Things that are not more or less: about as bad as half as much money again. */
const otherwise = 1.5

const where: Relaxation = {
  fields: ['providers', 'excludedProviders', 'tier'],
  plans: false,
  gives: ({ quoted: { offer } }) =>
    `provider: ${offer.provider.name}${offer.tier === null ? '' : ` (${offer.tier.name})`}`,
}
const pricing: Relaxation = {
  fields: ['pricing'],
  plans: false,
  gives: ({ quoted: { offer } }) => `pricing: ${offer.pricing.replace('_', ' ')}`,
}
const gpus: Relaxation = {
  fields: ['gpus', 'excludedGpus'],
  plans: true,
  gives: ({ estimate: { plan } }) => `GPU: ${plan.gpuCount} × ${gpuName(plan.gpu)}`,
}
const count: Relaxation = {
  fields: ['gpuCount', 'nodes'],
  plans: true,
  gives: ({ estimate: { plan } }) => `GPU count: ${plan.gpuCount} × ${gpuName(plan.gpu)}`,
}
const gpusAndCount: Relaxation = { ...gpus, fields: ['gpus', 'excludedGpus', 'gpuCount', 'nodes'] }
const way: Relaxation = {
  fields: ['method', 'weights'],
  plans: true,
  gives: ({ estimate: { plan } }) => `method: ${wayName(plan.method, plan.weights)}`,
}
const settings: readonly Relaxation[] = [
  { fields: ['batch'], plans: true, gives: ({ estimate: { plan } }) => `batch: ${plan.microBatch} a GPU` },
  {
    fields: ['gradientCheckpointing'],
    plans: true,
    gives: ({ estimate: { plan } }) => `gradient checkpointing: ${plan.recomputation === 'none' ? 'off' : 'on'}`,
  },
  {
    fields: ['sequenceLength'],
    plans: true,
    gives: ({ estimate: { plan } }) => `sequence length: ${plan.sequenceLength} tokens`,
  },
  { fields: ['offload'], plans: true, gives: ({ estimate: { plan } }) => `offload: ${plan.offload}` },
  { fields: ['stack'], plans: true, gives: ({ estimate: { plan } }) => `software: ${plan.stack.name}` },
]

/** Every single thing that, let go, makes the question answerable, the closest first; where few do, several at once. */
export function misses(unmet: Unmet): Miss[] {
  const single = [
    ...overBudget(unmet),
    ...overDeadline(unmet),
    ...fewerTokens(unmet),
    ...spotInstead(unmet),
    ...[where, pricing, gpus, count, way, ...settings].flatMap((each) => without(each, unmet)),
  ]
  const found = single.length > 0 ? single : without(gpusAndCount, unmet)
  return [...found, ...(found.length < 2 ? severalAtOnce(unmet) : [])].toSorted((a, b) => a.distance - b.distance)
}

/** Candidates of a changed question that meet its limits, runs of reasonable length. */
export function answers(spec: Spec, { sweep, resweep, tokens, market }: Unmet, plans: boolean): Candidate[] {
  const found = plans ? (resweep?.(spec) ?? sweep) : sweep
  const all = withinReason(candidates(found.estimates, spec, tokens, market), spec)
  return all.filter((candidate) => keeps(candidate, spec))
}

function overBudget(unmet: Unmet): Miss[] {
  const { budgetUsd } = unmet.spec
  if (budgetUsd === null) return []
  const pool = answers({ ...unmet.spec, budgetUsd: null }, unmet, false)
  if (pool.length === 0) return []
  const candidate = leastOf(pool, (each) => each.usd)
  const needed = roundedUp(candidate.usd)
  const gives = [`budget: ${usd(candidate.usd)} instead of ${usd(budgetUsd)}`]
  const spec = { ...unmet.spec, budgetUsd: needed }
  return [{ spec, tokens: unmet.tokens, candidate, gives, distance: candidate.usd / budgetUsd }]
}

function overDeadline(unmet: Unmet): Miss[] {
  const { deadlineHours } = unmet.spec
  if (deadlineHours === null) return []
  const pool = answers({ ...unmet.spec, deadlineHours: null }, unmet, false)
  if (pool.length === 0) return []
  const candidate = leastOf(pool, (each) => each.hours)
  const gives = [`deadline: ${hours(candidate.hours)} instead of ${hours(deadlineHours)}`]
  const spec = { ...unmet.spec, deadlineHours: roundedUp(candidate.hours) }
  return [{ spec, tokens: unmet.tokens, candidate, gives, distance: candidate.hours / deadlineHours }]
}

/** The same question with the most tokens that budget and deadline allow. */
function fewerTokens(unmet: Unmet): Miss[] {
  const { spec, tokens } = unmet
  const { budgetUsd, deadlineHours } = spec
  if (budgetUsd === null && deadlineHours === null) return []
  const pool = answers({ ...spec, budgetUsd: null, deadlineHours: null }, unmet, false)
  if (pool.length === 0) return []
  const most = leastOf(pool, (candidate) => -affordable(candidate, spec))
  const enough = roundedDown(affordable(most, spec))
  if (enough < tokens / 50 || enough >= tokens) return []
  const training = enough / most.estimate.tokensPerSecond.p50 / 3600
  const taken = training + most.startupHours
  const candidate = { ...most, hours: taken, usd: taken * rate(most) }
  const gives = [`data: ${tokensText(enough)} instead of ${tokensText(tokens)}`]
  return [{ spec: { ...spec, tokens: enough }, tokens: enough, candidate, gives, distance: tokens / enough }]
}

/** Tokens that fit into both limits; negative where not even the start-up does. */
function affordable(candidate: Candidate, { budgetUsd, deadlineHours }: Limits): number {
  const paid = budgetUsd === null ? Infinity : budgetUsd / rate(candidate)
  const time = Math.min(paid, deadlineHours ?? Infinity) - candidate.startupHours
  return time * 3600 * candidate.estimate.tokensPerSecond.p50
}

/** Dollars an hour, all GPUs. */
const rate = ({ estimate, quoted }: Candidate) => estimate.plan.gpuCount * quoted.quote.usdPerGpuHour

function without({ fields, plans, gives }: Relaxation, unmet: Unmet): Miss[] {
  const asked = fields.filter((field) => unmet.spec[field] !== null)
  if (asked.length === 0) return []
  const spec = asked.reduce<Spec>((loose, field) => ({ ...loose, [field]: null }), unmet.spec)
  const pool = answers(spec, unmet, plans)
  if (pool.length === 0) return []
  const { best: candidate } = choose(pool, spec.objective)
  const text = gives(candidate, unmet.market)
  return [{ spec, tokens: unmet.tokens, candidate, gives: [text], distance: otherwise }]
}

/** On demand was our choice where nobody said it. */
function spotInstead(unmet: Unmet): Miss[] {
  if (unmet.spec.pricing === 'spot' || unmet.spec.pricing === 'reserved') return []
  const spec: Spec = { ...unmet.spec, pricing: 'spot' }
  const pool = answers(spec, unmet, false)
  if (pool.length === 0) return []
  const { best: candidate } = choose(pool, spec.objective)
  return [{ spec, tokens: unmet.tokens, candidate, gives: ['pricing: spot'], distance: otherwise }]
}

/** When no single thing helps: limits go altogether, then GPUs and method besides, then providers. */
function severalAtOnce(unmet: Unmet): Miss[] {
  const limitless = { ...unmet.spec, budgetUsd: null, deadlineHours: null }
  const open = {
    ...limitless,
    gpus: null,
    excludedGpus: null,
    gpuCount: null,
    nodes: null,
    method: null,
    weights: null,
  }
  const anywhere = { ...open, providers: null, excludedProviders: null, tier: null, pricing: null }
  for (const spec of [limitless, open, anywhere]) {
    const pool = answers(spec, unmet, spec !== limitless)
    if (pool.length === 0) continue
    const { best, cheapest } = choose(pool, spec.objective)
    return [...new Set([cheapest, best])].map((candidate) => {
      const gives = changesOf(unmet.spec, candidate)
      return { spec, tokens: unmet.tokens, candidate, gives, distance: otherwise * gives.length }
    })
  }
  return []
}

function changesOf(spec: Spec, { hours: taken, usd: cost, estimate, quoted }: Candidate): string[] {
  const { plan } = estimate
  const { budgetUsd, deadlineHours } = spec
  return [
    ...(budgetUsd !== null && cost > budgetUsd ? [`budget: ${usd(cost)}`] : []),
    ...(deadlineHours !== null && taken > deadlineHours ? [`deadline: ${hours(taken)}`] : []),
    ...(spec.gpus !== null || spec.gpuCount !== null ? [`GPUs: ${plan.gpuCount} × ${gpuName(plan.gpu)}`] : []),
    ...(spec.method !== null || spec.weights !== null ? [`method: ${wayName(plan.method, plan.weights)}`] : []),
    ...(spec.providers !== null || spec.tier !== null ? [`provider: ${quoted.offer.provider.name}`] : []),
  ]
}

const step = (value: number) => 10 ** (Math.floor(Math.log10(value)) - 1)
/** To two digits, so that what is suggested is surely enough. */
const roundedUp = (value: number) => Number((Math.ceil(value / step(value)) * step(value)).toPrecision(2))
const roundedDown = (value: number) =>
  value <= 0 ? 0 : Number((Math.floor(value / step(value)) * step(value)).toPrecision(2))
