/** A plan that fits what was asked and that no price on record covers: an estimate all the same, in hours and memory. */
import { GIB } from '../../catalog/units.ts'
import type { GpuId, ProviderId } from '../../catalog/ids.ts'
import { isOfHosts } from '../../catalog/provider.ts'
import type { Estimate } from '../../estimate/plan.ts'
import type { Market } from '../../offers/market.ts'
import type { Spec } from '../../scenario/scenario.ts'
import {
  durationText,
  exactUsdText,
  gibText,
  gpuName,
  joinWords,
  methodLabel,
  roundUsd,
  usdText,
} from '../figure-text.ts'
import { jobDollars, jobHours } from '../job-formulas.ts'
import { planPreparationSeconds } from '../plan-startup.ts'
import { matchesSpec } from '../ranking/candidate.ts'
import { scoreOf } from '../ranking/choice-rule.ts'
import { isTight } from '../ranking/plan-risk.ts'
import type { UnpricedOption } from '../recommendation.ts'
import { hostConsiderations } from './considerations.ts'
import { halfPrecisionWarnings } from './half-precision.ts'

/** The estimates that fit and keep to the GPUs, counts and method of the question, of the form that was most likely meant. */
function fittingEstimates(estimates: readonly Estimate[], spec: Spec, market: Market): readonly Estimate[] {
  const fitting = estimates.filter((estimate) => matchesSpec(estimate, spec))
  const forms = [...new Set(fitting.map(({ plan }) => plan.gpu.id))]
  const [first] = forms.toSorted(
    (one, other) => formLikelihood(other, spec, market) - formLikelihood(one, spec, market),
  )
  if (spec.gpus !== null) return fitting.filter(({ plan }) => plan.gpu.id === first)
  // Without a GPU in the question: those that the provider is known to have, else those that many rent.
  const known = fitting.filter(({ plan }) => formLikelihood(plan.gpu.id, spec, market) >= 1e4)
  const common = fitting.filter(({ plan }) => (market.byGpu.get(plan.gpu.id) ?? []).length >= commonOffers)
  return known.length > 0 ? known : common.length > 0 ? common : fitting
}

/** Offers from which a GPU is a usual one. */
const commonOffers = 8

/** Which of a family's forms is meant: one that the provider has machines of, then the one that most rent. */
function formLikelihood(gpu: GpuId, { providers, gpuCount }: Spec, { catalog, byGpu }: Market): number {
  const offers = byGpu.get(gpu) ?? []
  const isAsked = (provider: ProviderId) => providers === null || providers.includes(provider)
  const machines = [...catalog.instances.values()].filter((each) => each.gpu === gpu && isAsked(each.provider))
  const hasMachine = machines.some((each) => gpuCount === null || (each.gpuCount ?? gpuCount) === gpuCount)
  const isOffered = offers.some(({ offer }) => isAsked(offer.provider.id))
  return (providers !== null && hasMachine ? 1e6 : 0) + (providers !== null && isOffered ? 1e4 : 0) + offers.length
}

/** The fewest GPUs that are done in a working day, else what would be chosen by its GPU-hours; null where nothing fits. */
export function unpricedOption(
  estimates: readonly Estimate[],
  spec: Spec,
  tokens: number,
  market: Market,
): UnpricedOption | null {
  const fitting = fittingEstimates(estimates, spec, market)
  if (fitting.length === 0) return null
  const hoursOf = ({ plan, tokensPerSecond }: Estimate, speed = tokensPerSecond.p50) =>
    jobHours(tokens, speed, startupOf(plan, spec, market))
  const { choice } = market.catalog
  const scoreFor = (each: Estimate) => {
    const hours = hoursOf(each)
    const usd = hours * each.plan.gpuCount * usualRateOf(each)
    return scoreOf({ estimate: each, hours, usd }, choice, 'safe')
  }
  // Without prices nothing says what more GPUs cost: the fewest that are done in a working day are enough.
  const prompt = fitting.filter((each) => !isTight(each) && hoursOf(each) <= 2 * choice.patience.base)
  const fewest = Math.min(...prompt.map(({ plan }) => plan.gpuCount))
  const among = prompt.length === 0 ? fitting : prompt.filter(({ plan }) => plan.gpuCount === fewest)
  const estimate = among.reduce((least, each) => (scoreFor(each) < scoreFor(least) ? each : least))
  const { plan, tokensPerSecond, peakMemory, usableMemory } = estimate
  return {
    gpu: plan.gpu.id,
    gpuCount: plan.gpuCount,
    nodes: plan.nodes,
    provider: spec.providers?.length === 1 ? (spec.providers[0] ?? null) : null,
    tier: spec.tier,
    pricing: spec.pricing ?? 'on_demand',
    method: plan.method,
    weights: plan.weights,
    compute: plan.compute,
    stack: plan.stack.id,
    layout: { ...plan.layout, ep: plan.layout.ep ?? 1, offload: plan.offload },
    microBatch: plan.microBatch,
    accumulation: plan.accumulation,
    sequenceLength: plan.sequenceLength,
    recomputation: plan.recomputation,
    tokensPerSecond,
    hours: {
      p10: hoursOf(estimate, tokensPerSecond.p90),
      p50: hoursOf(estimate),
      p90: hoursOf(estimate, tokensPerSecond.p10),
    },
    startupHours: startupOf(plan, spec, market),
    usd: null,
    allInUsd: null,
    usdPerGpuHour: null,
    priceAsOf: null,
    priceSource: null,
    peakMemoryGiB: { p50: peakMemory.p50 / GIB, p95: peakMemory.p95 / GIB },
    usableMemoryGiB: usableMemory / GIB,
    mfu: estimate.mfu,
    hfu: estimate.hfu,
    basis: estimate.basis,
    warnings: [
      ...halfPrecisionWarnings(plan, spec, market.catalog),
      ...hostConsiderations(plan, 'a seller', market.catalog),
    ],
  }
}

/** USD per GPU and hour: what a GPU is rated for stands in for its price, three dollars for 10^15 flop/s. Only to compare. */
const usualRateOf = ({ plan: { gpu } }: Estimate): number =>
  (3 * ((gpu.peak.bf16 ?? gpu.peak.fp16)?.base ?? 1e14)) / 1e15

/** Hours: the machine at the one provider that was named, and what follows on any machine. */
function startupOf(plan: Estimate['plan'], { providers }: Spec, { catalog }: Market): number {
  const provider = providers?.length === 1 ? catalog.providers.get(providers[0] ?? '') : undefined
  return ((provider?.startup.base ?? 0) + planPreparationSeconds(plan, catalog)) / 3600
}

/** "1 × H100 SXM, bf16 LoRA: about 1.2 h (1 h to 2.3 h), 1.2 GPU-hours, 19.5 GiB of 79.2 GiB. We have no price …" */
export function unpricedMessage(option: UnpricedOption, spec: Spec, market: Market): string {
  // Nobody named a card: one that was picked without its price would lead with what may not even be let there.
  if (
    spec.gpus === null &&
    spec.gpuCount === null &&
    spec.nodes === null &&
    (spec.providers !== null || spec.pricing !== null)
  )
    return `We have no price${placePhrase(spec, market)} of any GPU that this fits on: the seller’s own page has it.`
  const { gpuCount, hours, peakMemoryGiB, usableMemoryGiB, warnings } = option
  const gpu = gpuText(option.gpu, market)
  const plan = `${gpuCount} × ${gpu}`
  const gpuHours = hours.p50 * gpuCount
  const memory = `${gibText(peakMemoryGiB.p50 * GIB)} of ${gibText(usableMemoryGiB * GIB)} on each GPU`
  const time = `about ${durationText(hours.p50)} (${durationText(hours.p10)} to ${durationText(hours.p90)})`
  const work = gpuCount === 1 ? time : `${time}, ${Math.max(1, Math.round(gpuHours))} GPU-hours`
  const estimate = `${plan}, ${methodLabel(option)}: ${work}, ${memory}.`
  const cautions = warnings.map((warning) => ` ${warning}.`).join('')
  const host = inHost[option.layout.offload ?? 'none']
  const kept = host === '' ? '' : ` It fits only with ${host} in the memory of the host, which is slow.`
  const asked = (spec.providers ?? []).flatMap((id) => market.catalog.providers.get(id) ?? [])
  // Hosts that do not know each other have no network between them.
  const apart =
    option.nodes > 1 && asked.length > 0 && asked.every(isOfHosts)
      ? ` Machines of unlike hosts meet over the internet, where one run over ${option.nodes} of them all but stops: take a cluster with InfiniBand.`
      : ''
  return `${estimate}${kept}${apart} We have no price of ${plan}${placePhrase(spec, market)}. ${recordedThere(option, spec, market)}${priceSentence(option, spec, market)}${cautions}`
}

const inHost = { none: '', optimizer: 'the optimizer states', params: 'weights and optimizer states' } as const

const gpuText = (id: string, { catalog }: Market): string => {
  const gpu = catalog.gpus.get(id)
  return gpu === undefined ? id : gpuName(gpu)
}

/** " at AWS as spot"; '' where the question leaves the place open. */
function placePhrase(spec: Spec, { catalog }: Market): string {
  const names = (spec.providers ?? []).map((id) => catalog.providers.get(id)?.name ?? id)
  const where = names.length === 0 ? '' : ` at ${joinWords(names)}`
  const tier = spec.tier === null ? '' : ` in the ${spec.tier} tier`
  const pricing = spec.pricing === null ? '' : ` ${pricingWords[spec.pricing]}`
  return `${where}${tier}${pricing}`
}

const pricingWords = { on_demand: 'on demand', spot: 'as spot', reserved: 'reserved' } as const

const ratesOf = (gpu: string, market: Market) =>
  (market.byGpu.get(gpu) ?? [])
    .filter(({ offer, quote }) => offer.pricing === 'on_demand' && !quote.age.stale && quote.usdPerGpuHour > 0)
    .toSorted((one, other) => one.quote.usdPerGpuHour - other.quote.usdPerGpuHour)

/** "On record there: 1 × L40S from $0.60 a GPU and hour."; '' where nothing of that GPU is at the seller that is named. */
function recordedThere({ gpu, gpuCount, hours }: UnpricedOption, { providers, pricing }: Spec, market: Market): string {
  const there = ratesOf(gpu, market).filter(({ offer }) => providers?.includes(offer.provider.id) === true)
  const [least] = there
  // Of spot and of commitments the price by the hour is another one.
  const kind = pricing === null || pricing === 'on_demand' ? '' : ' on demand'
  const counts = [...new Set(there.flatMap(({ offer }) => offer.counts))]
    .filter((count) => count !== gpuCount || kind !== '')
    .toSorted((one, other) => one - other)
  if (least === undefined || counts.length === 0) return ''
  const rate = least.quote.usdPerGpuHour
  const total = kind === '' ? `: ${usdText(jobDollars(hours.p50, gpuCount, rate))} of GPU time at that rate` : ''
  return `On record there: ${joinWords(counts.map(String))} × ${gpuText(gpu, market)}${kind}, from ${exactUsdText(roundUsd(rate))} a GPU and hour${total}. `
}

/** What it would come to at what others ask, else at a dollar. GPU time alone: the rest of a bill is the provider's. */
function priceSentence({ gpu, gpuCount, hours }: UnpricedOption, { providers }: Spec, market: Market): string {
  const all = ratesOf(gpu, market)
  const others = all.filter(({ offer }) => providers?.includes(offer.provider.id) !== true)
  const rates = others.length === 0 ? all : others
  const [low] = rates
  const high = rates.at(-1)
  const cost = (rate: number) => jobDollars(hours.p50, gpuCount, rate)
  if (low === undefined || high === undefined)
    return `At $1 per GPU and hour it would be ${usdText(cost(1))} of GPU time.`
  const rate = (usd: number) => exactUsdText(roundUsd(usd))
  const [from, to] = [low.quote.usdPerGpuHour, high.quote.usdPerGpuHour]
  if (rate(from) === rate(to))
    return `At the ${rate(from)} per GPU and hour of ${low.offer.provider.name} it would be ${usdText(cost(from))} of GPU time.`
  return `${others.length === 0 ? 'One' : 'Elsewhere one'} costs ${rate(from)} (${low.offer.provider.name}) to ${rate(to)} (${high.offer.provider.name}) an hour: that would be ${usdText(cost(from))} to ${usdText(cost(to))} of GPU time.`
}
