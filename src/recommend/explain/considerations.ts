/** What decides besides hours and dollars, a rule each; said only where it decides. Facts: data/decision/considerations.json. */
import type { Catalog } from '../../catalog/catalog.ts'
import { weightBytes } from '../../catalog/training-method.ts'
import { GB } from '../../catalog/units.ts'
import { ownServersId } from '../../offers/owned-offers.ts'
import { isStatedPrice } from '../../offers/stated-offers.ts'
import { hostsOf } from '../../offers/offer.ts'
import type { Market } from '../../offers/market.ts'
import { filledIn } from '../../scenario/filled-lengths.ts'
import { isSingleEpochRemark } from '../../scenario/assumed-epochs.ts'
import { isSensitiveDataRemark } from '../../scenario/sensitive-data.ts'
import type { Scenario, Spec } from '../../scenario/scenario.ts'
import type { Plan } from '../../estimate/plan.ts'
import type { Candidate } from '../ranking/candidate.ts'
import { withTimesTheWork } from '../ranking/times-the-work.ts'
import { isLikelyToFit } from '../ranking/chance-to-fit.ts'
import { machinesOf } from '../ranking/plan-risk.ts'
import type { Recommendation } from '../recommendation.ts'
import type { Resweep } from '../search/sweep-result.ts'
import type { TotalCost } from '../total-cost/total-cost.ts'
import { quotaSentence } from './machine-quota.ts'
import { countText, gpuName, usdText, percentText } from '../figure-text.ts'

/** Of a plan at its offer, the most harmful first. */
export function planConsiderations(candidate: Candidate, { catalog }: Market): string[] {
  const { estimate, quotedOffer } = candidate
  const { plan } = estimate
  const { provider } = quotedOffer.offer
  if (provider.id === ownServersId || isStatedPrice(provider.id)) return []
  const { quotas, scarce } = catalog.totalCost.considerations
  const name = gpuName(plan.gpu)
  const isOfRack = isInRack(plan)
  const quota = plan.gpuCount >= quotas.gpusFrom ? quotaSentence(candidate, catalog) : null
  return [
    ...hostConsiderations(plan, provider.name, catalog),
    ...(plan.gpu.vendor === 'amd'
      ? [`${name} runs ROCm: flash-attn, bitsandbytes and your kernels need builds for it, try some steps first`]
      : []),
    ...bridgedConsideration(plan),
    ...(quota === null ? [] : [quota]),
    ...(plan.nodes >= scarce.nodesFrom && !isOfRack
      ? [
          `${plan.nodes} machines at once are seldom free, and are one job: ask ${provider.name} before you plan with them, and for InfiniBand or RoCE between them`,
        ]
      : []),
  ]
}

/** Full training that is sharded over cards which bridges join in pairs alone: what crosses between pairs waits for PCIe. */
function bridgedConsideration({ gpu, gpuCount, nodes, method, layout }: Plan): readonly string[] {
  const isBridged = /bridge/iu.test(gpu.link.kind) && gpuCount / nodes > bridged
  if (method !== 'full' || layout.sharding === 'none' || !isBridged) return []
  return [
    `${gpuName(gpu)} share NVLink in pairs at most: what is sharded over ${gpuCount} waits for PCIe, so allow for 10-40 % more time; SXM forms have it among all`,
  ]
}
const bridged = 2

const isInRack = (plan: Plan): boolean => plan.gpu.rack !== undefined && plan.nodes > 1 && machinesOf(plan) === 1

/** What an ARM host and a rack take; `seller`: whom to ask for one. */
export function hostConsiderations(plan: Plan, seller: string, { totalCost }: Catalog): readonly string[] {
  const name = gpuName(plan.gpu)
  if (isInRack(plan))
    return [
      `${plan.gpuCount} × ${name} are ${plan.nodes} trays of one NVLink domain (NVL72), which is let by contract: ask ${seller} first. Their hosts are ARM: flash-attn and xFormers need builds for it, or a container`,
    ]
  const isArm = plan.gpu.families.some((family) => totalCost.considerations.armHosts.families.includes(family))
  return isArm
    ? [`The host of ${name} is ARM: flash-attn and xFormers need builds for it, or a container that has them`]
    : []
}

/** Of a few machines, beside the headline: of many more has to be said, and stands among the warnings. */
export function networkConsideration(
  { estimate: { plan }, quotedOffer: { offer } }: Candidate,
  { catalog }: Market,
): readonly string[] {
  const machines = machinesOf(plan)
  const isFew = machines > 1 && machines < catalog.totalCost.considerations.scarce.nodesFrom
  return isFew && offer.provider.id !== ownServersId
    ? [
        `${machines} machines are one job: ask ${offer.provider.name} for InfiniBand or RoCE between them, and test it first, for a slow link stops all of them`,
      ]
    : []
}

/**
 * Of several cards none of which holds a copy of a base that is not trained: who starts a copy on each runs out of memory.
 * Whether one leaves room to train is asked of the estimate of a single card.
 */
export function shardingConsideration(
  { estimate: { plan } }: Candidate,
  spec: Spec,
  { catalog: { choice } }: Market,
  resweep: Resweep | undefined,
): readonly string[] {
  const bytes = plan.shape.params * weightBytes[plan.weights]
  const { gpu, gpuCount, method, weights, layout } = plan
  if (method === 'full' || gpuCount < 2 || plan.offload !== 'none') return []
  const isTooLarge = bytes > gpu.memory.base
  const mayBeTooLarge = bytes > leastRoomy * gpu.memory.base && resweep !== undefined
  if (!isTooLarge && !mayBeTooLarge) return []
  const onOne = { ...spec, gpus: [gpu.id], gpuCount: 1, nodes: null, mostGpus: null, method, weights }
  const isHeldByOne =
    !isTooLarge &&
    (resweep?.({ ...onOne, offload: 'none' }).estimates ?? []).some(
      (each) => each.plan.offload === 'none' && each.plan.gpuCount === 1 && isLikelyToFit(each, choice),
    )
  if (isHeldByOne) return []
  return [
    `The base, ${Math.round(bytes / GB)} GB, ${isTooLarge ? 'fits no single' : 'leaves no room to train on one'} ${gpuName(gpu)}: ${layout.sharding === 'fsdp' ? 'shard it over all of them (FSDP, ZeRO-3)' : 'split it over all of them'}, as plain DDP holds a copy on each`,
  ]
}
/** A base of less of a card leaves room for adapters and a sequence: it is not asked. */
const leastRoomy = 0.7

/** Of a whole machine or more that a deadline hangs on: that it is free, and whether a second try fits; nothing of one's own. */
export function stockConsideration(
  { estimate: { plan }, quotedOffer: { offer }, hours }: Candidate,
  { deadlineHours }: Scenario['spec'],
  { catalog }: Market,
): readonly string[] {
  const { provider } = offer
  const isSmall = plan.gpuCount < catalog.totalCost.considerations.quotas.gpusFrom
  if (deadlineHours === null || isSmall || provider.id === ownServersId || isStatedPrice(provider.id)) return []
  const second = 2 * hours <= deadlineHours ? ': a second try still fits' : ': there is no time for a second try'
  return [
    `See first that ${plan.gpuCount} × ${gpuName(plan.gpu)} are free at ${provider.name}, and start at once with checkpoints${second}`,
  ]
}

/** Of a bill and of the data, two at most; the most harmful first. */
export function billConsiderations({ option, bill }: TotalCost, { notes }: Scenario, market: Market): string[] {
  const { catalog, byGpu } = market
  const { contract, egress } = catalog.totalCost.considerations
  const total = bill.total.p50
  const traffic = bill.parts.find(({ id }) => id === 'egress')?.usd ?? 0
  const offer = (byGpu.get(option.gpu) ?? []).find(
    ({ offer: each }) => each.provider.id === option.provider && (each.tier?.id ?? null) === option.tier,
  )
  const isThirdParty = offer !== undefined && hostsOf(offer.offer) !== 'own'
  const { low, high } = catalog.commitment
  return [
    ...(isThirdParty && notes.some(isSensitiveDataRemark)
      ? [
          'Machines of third parties are no place for personal or confidential data: reply “secure” for data centres alone',
        ]
      : []),
    ...(option.pricing === 'on_demand' && total >= contract.from.base && option.hours.p50 >= contract.hoursFrom.base
      ? [
          `At ${usdText(total)} ask for a contract: commitments are said to take ${percentText(low.base)} to ${percentText(high.base)} off`,
        ]
      : []),
    ...(traffic > 0.01 && traffic >= egress.shareFrom.base * total
      ? [
          `Fetching the results costs ${usdText(traffic)} of traffic: keep them where they are trained if you serve them there`,
        ]
      : []),
  ]
}

/** Pairs, answers of its own and plain text are mostly read once. */
const readOften: ReadonlySet<string> = new Set(['sft', 'classification', 'embedding'])
/** What encoders mostly do: a pass takes little. */
const ofShort: ReadonlySet<string> = new Set(['classification', 'embedding'])

/** What the plan comes to once its few examples are read as often as is usual; null where somebody said how often. */
export function usualEpochs(
  best: Candidate,
  { spec, corpus, notes }: Scenario,
  tokens: number,
  market: Market,
): { readonly epochs: number; readonly hours: number; readonly usd: number } | null {
  const { often: ofExamples, ofEncoders, ofEncodersUpTo, ...most } = market.catalog.totalCost.considerations.epochs
  if (!notes.some(isSingleEpochRemark) || corpus?.epochs !== 1) return null
  // What reads both ways guesses few of its words at a time, and reads its text many times.
  const isEncoder =
    spec.task === 'pretrain' &&
    spec.method === 'full' &&
    notes.some((note) => note.endsWith(', from scratch.')) &&
    best.estimate.plan.shape.bidirectional === true &&
    corpus.tokensPerEpoch <= ofEncodersUpTo
  const task = spec.task ?? 'sft'
  const upTo = ofShort.has(task) ? most.oftenUpToOfShort : most.oftenUpTo
  const areFew = readOften.has(task) && corpus.examples !== null && corpus.examples <= upTo
  if (!isEncoder && !areFew) return null
  const epochs = isEncoder ? ofEncoders : ofExamples
  return { epochs, ...withTimesTheWork(best, epochs, tokens, market) }
}

/** What the plan comes to with every example as long as the longest; null where no mean was assumed below that. */
export function ifFilled(
  best: Candidate,
  { notes }: Scenario,
  tokens: number,
  market: Market,
): NonNullable<Recommendation['ifFilled']> | null {
  const said = notes.map(filledIn).find((one) => one !== null) ?? null
  return said === null || said.times < 2 ? null : { ...said, ...withTimesTheWork(best, said.times, tokens, market) }
}

/** Of how often the data is seen. */
export function epochConsideration({ corpus }: Scenario, { totalCost }: Catalog): string {
  const { from, examplesUpTo, usual } = totalCost.considerations.epochs
  if (corpus === undefined || corpus.epochs < from || corpus.examples === null || corpus.examples > examplesUpTo)
    return ''
  return `${countText(corpus.epochs)} epochs of ${countText(corpus.examples)} examples are mostly learnt by heart: ${usual} are usual`
}
