/** Which GPUs a model needs: for each method the ways that fit with something to spare, the cheapest an hour first. */
import { GIB } from '../../catalog/units.ts'
import { type Gpu, hasArmHost } from '../../catalog/gpu.ts'
import type { GpuId, ProviderId } from '../../catalog/ids.ts'
import type { Catalog } from '../../catalog/catalog.ts'
import type { Estimator } from '../../estimate/estimator.ts'
import type { Estimate, Plan } from '../../estimate/plan.ts'
import type { Market } from '../../offers/market.ts'
import { sells } from '../../offers/offer.ts'
import type { QuotedOffer } from '../../offers/quoted-offer.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { createRentableCheck } from '../ranking/offer-lookup.ts'
import { isConsumer, isSubset, machinesOf, offerRisks, riskBit } from '../ranking/plan-risk.ts'
import { keepsMasterWeights } from '../search/master-weights.ts'
import { sweepPlans } from '../search/sweep.ts'

export type HardwareChoice = {
  readonly gpu: GpuId
  readonly gpuCount: number
  readonly nodes: number
  readonly provider: ProviderId
  readonly tier: string | null
  readonly usdPerGpuHour: number
  readonly priceAsOf: string
  /** GiB of one GPU at the high end of the range, and what is usable. */
  readonly peakMemoryGiB: { readonly p50: number; readonly p95: number }
  readonly usableMemoryGiB: number
  /** Of a million tokens of training, GPU time alone. */
  readonly usdPerMillionTokens: number
  /** Full training with weights kept in fp32 too; null of adapters. */
  readonly keepsMasters: boolean | null
}

export type HardwareOfMethod = {
  readonly method: Plan['method']
  readonly weights: Plan['weights']
  /** The cheapest an hour first, each on another kind of GPU; empty where nothing that is rented holds it. */
  readonly choices: readonly HardwareChoice[]
  /** Full training in the usual states, and what holds it in smaller ones, the larger first. */
  readonly leaner?: readonly { readonly states: 'bf16' | '8-bit'; readonly choice: HardwareChoice }[]
}

export type HardwareByMethod = readonly HardwareOfMethod[]

type HardwareDependencies = { readonly catalog: Catalog; readonly estimator: Estimator; readonly market: Market }

const methodsShown = ['qlora', 'lora', 'full'] as const
/** Nobody quantizes the model that a reward is optimised on before the plain ways were looked at. */
const methodsOfRollouts = ['lora', 'full'] as const
const maxChoices = 3
/** Times the fewest GPUs that hold it: more of smaller ones are no kinder choice. */
const maxTimesFewest = 2
/** More consumer GPUs than this in one machine are hard to find. */
const maxConsumerGpus = 4

/** Whether so many of a GPU are rented in one machine. */
export const isFoundTogether = (gpu: Gpu, gpuCount: number): boolean => !(isConsumer(gpu) && gpuCount > maxConsumerGpus)

/** The most that an hour may cost, of one GPU or of all of them, US dollars. */
export type HourlyCap = { readonly usd: number; readonly isPerGpu: boolean }

/** `keepsMasters`: full training with fp32 master weights alone, or without them; null: either. */
export type HardwareLimits = { readonly cap?: HourlyCap | null; readonly keepsMasters?: boolean | null }

/**
 * `spec` names a model. One entry for each method that was asked for, or that is usual. Within a cap what is cheapest by
 * the work comes first: what an hour costs is settled then.
 */
export function hardwareByMethod(
  spec: Spec,
  dependencies: HardwareDependencies,
  { cap = null, keepsMasters = null }: HardwareLimits = {},
): HardwareByMethod {
  const { catalog, estimator, market } = dependencies
  const generates = catalog.training.objectives.get(spec.task ?? '')?.generates === true
  const methods = spec.method === null ? (generates ? methodsOfRollouts : methodsShown) : [spec.method]
  const isRentable = createRentableCheck(market)
  return methods.map((method) => {
    const weights = method === 'full' && spec.method === null ? null : spec.weights
    const { estimates } = sweepPlans({ ...spec, method, weights }, catalog, estimator, isRentable)
    const { spareMemory } = catalog.choice
    const withHeadroom = estimates.filter(
      ({ plan, peakMemory, usableMemory }) =>
        machinesOf(plan) <= catalog.choice.mostMachines.base &&
        plan.gpu.vendor === 'nvidia' &&
        (keepsMasters === null || keepsMasterWeights(plan) === keepsMasters) &&
        peakMemory.p95 <= usableMemory * (1 - spareMemory.base),
    )
    return {
      method,
      weights: estimates[0]?.plan.weights ?? weights ?? (method === 'qlora' ? 'nf4' : 'bf16'),
      choices: cheapestChoices(withHeadroom, spec, market, cap),
    }
  })
}

/** Full training as is usual, in fp32 master weights and AdamW, and the least for smaller states beside it; what a text names stays. */
export function hardwareOfFull(
  spec: Spec,
  hardware: (spec: Spec, keepsMasters: boolean | null) => HardwareByMethod,
): HardwareByMethod {
  const inAdam: Spec = { ...spec, optimizer: 'adamw' }
  const [usual] = hardware(inAdam, true)
  if (usual === undefined || usual.choices.length === 0) return hardware(spec, null)
  const least = memoryOf(usual.choices[0])
  const leaner = (
    [
      ['bf16', hardware(inAdam, false)],
      ['8-bit', spec.optimizer === null ? hardware({ ...spec, optimizer: 'adamw-8bit' }, false) : []],
    ] as const
  ).flatMap(([states, found]) => {
    const choice = found[0]?.choices[0]
    return choice === undefined || memoryOf(choice) >= least ? [] : [{ states, choice }]
  })
  return [{ ...usual, choices: usual.choices.slice(0, maxUsual), ...(leaner.length === 0 ? {} : { leaner }) }]
}
const maxUsual = 2
/** GiB of all GPUs together. */
const memoryOf = (choice: HardwareChoice | undefined): number =>
  choice === undefined ? Infinity : choice.peakMemoryGiB.p50 * choice.gpuCount

const hourly = ({ gpuCount, usdPerGpuHour }: HardwareChoice): number => gpuCount * usdPerGpuHour
const byWork = (one: HardwareChoice, other: HardwareChoice): number =>
  one.usdPerMillionTokens - other.usdPerMillionTokens

function cheapestChoices(
  estimates: readonly Estimate[],
  spec: Spec,
  market: Market,
  cap: HourlyCap | null,
): readonly HardwareChoice[] {
  const byGpu = Map.groupBy(estimates, ({ plan }) => plan.gpu.id)
  const fewest = [...byGpu.values()].flatMap((ofGpu) => {
    const [least] = ofGpu
      .map((estimate) => ({ estimate, offer: reliableOffer(estimate.plan, spec, market) }))
      .filter(({ offer }) => offer !== null)
      .toSorted((one, other) => one.estimate.plan.gpuCount - other.estimate.plan.gpuCount)
    return least?.offer == null ? [] : [choiceOf(least.estimate, least.offer)]
  })
  // One machine before several, and no crowd of small GPUs where a few large ones do.
  const machines = Math.min(...fewest.map(({ nodes }) => nodes))
  const least = Math.min(...fewest.filter(({ nodes }) => nodes === machines).map(({ gpuCount }) => gpuCount))
  const found = fewest.filter(({ nodes, gpuCount }) => nodes === machines && gpuCount <= maxTimesFewest * least)
  // A host that is no x86, and a card without bf16, are no first choice where there are others.
  const usual = found.filter(({ gpu }) => isUsual(market.catalog.gpus.get(gpu)))
  const handy = usual.length > 0 ? usual : found
  if (cap !== null) {
    const within = handy.filter((choice) => (cap.isPerGpu ? choice.usdPerGpuHour : hourly(choice)) <= cap.usd)
    return within.toSorted((one, other) => one.gpuCount - other.gpuCount || byWork(one, other)).slice(0, maxChoices)
  }
  const onFewest = handy.toSorted((one, other) => hourly(one) - hourly(other))
  // What is cheap by the hour may be dear by the work: the cheapest of both is among them.
  const [forWork] = handy.toSorted(byWork)
  // Of the fewest GPUs the cheapest too: several small ones are no match for one that holds it.
  const simplest = onFewest.find(({ gpuCount }) => gpuCount === least)
  const kept = new Set([...onFewest.slice(0, 1), simplest, forWork, ...onFewest].filter((each) => each !== undefined))
  return [...kept].slice(0, maxChoices).toSorted((one, other) => hourly(one) - hourly(other))
}

const isUsual = (gpu: Gpu | undefined): boolean => gpu !== undefined && !hasArmHost(gpu) && gpu.peak.bf16 !== null

/** The cheapest on demand that is no risk but the usual one, that prices move; null where there is none. */
export function reliableOffer(
  { gpu, gpuCount, nodes }: Pick<Plan, 'gpu' | 'gpuCount' | 'nodes'>,
  spec: Spec,
  { byGpu, catalog }: Market,
): QuotedOffer | null {
  const [cheapest] = (byGpu.get(gpu.id) ?? [])
    .filter(
      (quoted) =>
        quoted.offer.pricing === 'on_demand' &&
        (spec.providers === null || spec.providers.includes(quoted.offer.provider.id)) &&
        !quoted.quote.age.stale &&
        isSubset(offerRisks(quoted, gpu, spec, catalog), riskBit('price')) &&
        isFoundTogether(gpu, gpuCount) &&
        sells(quoted.offer, gpuCount, nodes),
    )
    .toSorted((one, other) => one.quote.usdPerGpuHour - other.quote.usdPerGpuHour)
  return cheapest ?? null
}

function choiceOf(estimate: Estimate, { offer, quote }: QuotedOffer): HardwareChoice {
  const { plan, peakMemory, usableMemory, tokensPerSecond } = estimate
  return {
    gpu: plan.gpu.id,
    gpuCount: plan.gpuCount,
    nodes: plan.nodes,
    provider: offer.provider.id,
    tier: offer.tier?.id ?? null,
    usdPerGpuHour: quote.usdPerGpuHour,
    priceAsOf: quote.asOf,
    peakMemoryGiB: { p50: peakMemory.p50 / GIB, p95: peakMemory.p95 / GIB },
    usableMemoryGiB: usableMemory / GIB,
    keepsMasters: keepsMasterWeights(plan),
    usdPerMillionTokens: (1e6 / tokensPerSecond.p50 / 3600) * plan.gpuCount * quote.usdPerGpuHour,
  }
}
