/** What a reader must know before renting: the sentences of one option, the most important first. */
import type { Interval } from '../../estimate/plan.ts'
import type { Market } from '../../offers/market.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { billOf, type Candidate } from '../ranking/candidate.ts'
import type { SpotRun } from '../total-cost/spot-run.ts'
import { planConsiderations } from './considerations.ts'
import { quotaSentence } from './machine-quota.ts'
import { hasLittleMemory } from '../ranking/choice-rule.ts'
import { isTight } from '../ranking/plan-risk.ts'
import {
  exactUsdText,
  gibText,
  gpuName,
  hoursText,
  joinWords,
  usdText,
  percentText,
  briefTimeText,
} from '../figure-text.ts'
import { halfPrecisionWarnings } from './half-precision.ts'
import { stackWarnings, unmeasuredStack } from './stack-warnings.ts'

type WarningContext = {
  readonly hours: Interval
  readonly usd: Interval
  readonly spec: Spec
  readonly market: Market
  /** What the plan becomes where its memory does not do; null: not known. */
  readonly fallback: string | null
}

/** Empty where there is nothing to say. Every sentence stands alone. */
export function warningsOf(candidate: Candidate, context: WarningContext): string[] {
  return [
    ...limitWarnings(context),
    ...memoryWarnings(candidate, context),
    ...halfPrecisionWarnings(candidate.estimate.plan, context.spec, context.market.catalog),
    ...commitmentWarnings(candidate, context.market),
    ...stackWarnings(candidate.estimate, context.spec, context.market.catalog),
    ...planConsiderations(candidate, context.market),
    ...unmeasuredStack(candidate.estimate.plan, context.market.catalog),
    ...priceWarnings(candidate, context.market.catalog),
    ...accountWarnings(candidate, context.hours),
    ...multiNodeWarnings(candidate),
    ...(/physics only/i.test(candidate.estimate.basis)
      ? ['No measured run is near this one: speed and memory rest on physics only']
      : []),
    ...untestedWarnings(candidate),
    ...smallQuotaWarnings(candidate, context.market),
  ]
}

/** Of few GPUs the quota is a matter of days, and comes after what may spoil the run. */
function smallQuotaWarnings(candidate: Candidate, { catalog }: Market): string[] {
  const isLarge = candidate.estimate.plan.gpuCount >= catalog.totalCost.considerations.quotas.gpusFrom
  const quota = isLarge ? null : quotaSentence(candidate, catalog)
  return quota === null ? [] : [quota]
}

/** Whether a warning is of the run itself: not of its memory, whose figures say it, nor of who rents the GPUs at what price. */
export const isOfRun = (warning: string): boolean => ofRun.test(warning)
const ofRun =
  /^(?:Weights and states are bf16 alone|The [^:]{2,40} has no |No speeds measured|Nothing like|No measured run|.{2,60}: no longer developed|.{2,60} has no .{2,60} recipe|No .{2,60} recipe)/u

/** GPUs of generations that no measured run was on. */
function untestedWarnings({ estimate: { plan } }: Candidate): string[] {
  return plan.gpu.evidence === 'nothing'
    ? [`Nothing like the ${gpuName(plan.gpu)} was measured: its speed rests on physics that no run has tested`]
    : []
}

function limitWarnings({ hours, usd, spec }: WarningContext): string[] {
  const { budgetUsd, deadlineHours } = spec
  return [
    ...(budgetUsd !== null && usd.p90 > budgetUsd
      ? [`May go over the budget: ${usdText(usd.p90)} at the high end against ${exactUsdText(budgetUsd)}`]
      : []),
    ...(deadlineHours !== null && hours.p90 > deadlineHours
      ? [`May miss the deadline: ${hoursText(hours.p90)} at the high end against ${hoursText(deadlineHours)}`]
      : []),
  ]
}

/** What spot and reserved ask of the buyer. */
function commitmentWarnings(candidate: Candidate, { catalog }: Market): string[] {
  const { quotedOffer, spot } = candidate
  const { pricing, provider, terms: reservedTerms, observation } = quotedOffer.offer
  if (spot !== null) return spotWarnings(spot)
  if (pricing !== 'reserved') return []
  const onDemand = usdText(observation.price.base)
  if (reservedTerms === null) {
    const { low, high } = catalog.commitment
    return [
      `${provider.name} publishes no reserved price: ${onDemand} is on demand; commitments are said to take ${percentText(low.base)} to ${percentText(high.base)} off elsewhere`,
    ]
  }
  const { low, high } = reservedTerms.discount
  const { commitment } = billOf(candidate)
  return [
    `Reserved means ${reservedTerms.terms}: ${percentText(low.base)} to ${percentText(high.base)} off ${onDemand}, the middle is shown`,
    ...(commitment === 0
      ? []
      : [
          `The term is paid whole: ${usdText(commitment)} of the total is for what this run leaves of ${monthsText(reservedTerms.months)}`,
        ]),
  ]
}

/** What is reckoned with, and that it is only assumed. */
function spotWarnings({ interruptions, saves, interval, work, expected }: SpotRun): string[] {
  const { between, said: isTeamFigure, checkpoint } = interruptions
  const frequency = `preempted every ${hoursText(between)} (${isTeamFigure ? 'as you say' : 'our assumption'})`
  const added = `${percentText(expected / work - 1)} more training time`
  return saves
    ? [
        'Spot machines can be taken back at any time: the run must resume from checkpoints',
        `Included: ${frequency}, a checkpoint every ${hoursText(interval)} that takes ${briefTimeText(checkpoint.writeHours, hoursText)}; ${added}`,
      ]
    : [`Nothing is saved: every preemption starts the run over. Included: ${frequency}; ${added}`]
}

/** From this many times the usable memory on a high end is no figure to plan with. */
const FAR_ABOVE = 1.4

function memoryWarnings({ estimate }: Candidate, { market, fallback, spec }: WarningContext): string[] {
  const { peakMemory, usableMemory } = estimate
  const highEnd = `${gibText(peakMemory.p95)} a GPU at the high end`
  if (isTight(estimate)) {
    // A high end that no GPU has tells how little is known, and nothing of the run.
    const needs =
      peakMemory.p95 > usableMemory * FAR_ABOVE
        ? `${gibText(peakMemory.p50)} of ${gibText(usableMemory)} a GPU expected, and no measured run is near: try some steps first`
        : `up to ${highEnd}, ${gibText(usableMemory)} are usable`
    return [`Memory is tight: ${needs}${fallback === null ? '' : `. If it fails, ${fallback}`}`]
  }
  const { choice } = market.catalog
  // Whoever named the card has that one; of others a roomier is chosen. A batch that can be halved is room enough.
  const isClose =
    spec.gpus !== null &&
    (estimate.plan.microBatch === 1 || spec.batch !== null) &&
    usableMemory - peakMemory.p95 < usableMemory * choice.closeMemory.base
  return isClose || hasLittleMemory(estimate, choice)
    ? [
        `Memory has little to spare: ${highEnd} of ${gibText(usableMemory)} that are usable${isClose ? `; ${roomOf(estimate.plan)}` : ''}`,
      ]
    : []
}

/** What gives room on the same card, the least costly first. */
function roomOf({ microBatch, method, recomputation, weights }: Candidate['estimate']['plan']): string {
  const ways = [
    ...(microBatch > 1 ? ['micro-batch 1 with accumulation'] : []),
    ...(recomputation === 'none' ? ['gradient checkpointing'] : []),
    'shorter sequences',
    ...(method === 'full' ? ['8-bit optimizer states'] : weights === 'bf16' ? ['QLoRA'] : []),
  ]
  return `room is had by ${joinWords(ways, 'or')}`
}

function priceWarnings({ quotedOffer: { offer, quote } }: Candidate, catalog: Market['catalog']): string[] {
  const { tier, provider, conflict } = offer
  const { days, stale } = quote.age
  const dateSeen = days === null ? 'its date is not known' : `seen on ${quote.asOf}, ${days} days ago`
  const range = `${usdText(quote.low)} to ${usdText(quote.high)}`
  // A price that a team agreed on, or gave, does not move with the market.
  const moves = usdText(quote.low) !== usdText(quote.high)
  return [
    ...(quote.isSuperseded
      ? [`${provider.name} announced new prices from ${provider.priceChange?.effective}; this one is of ${quote.asOf}`]
      : []),
    ...(stale ? [`Stale price: ${dateSeen}${moves ? `; today it may be ${range}` : ''}`] : []),
    ...(tier?.priceBasis === 'from' && moves
      ? [`A "from" price, the one lowest ask on ${provider.name}: not to be relied on, ${range} is as likely`]
      : []),
    ...(tier?.priceBasis === 'median' && moves
      ? [`A market price, the middle of few asks: it may be ${range} on the day`]
      : []),
    // A lowest ask is one of a third party's machines, as the line above says.
    ...(tier === null || tier.hosts === 'own' || tier.priceBasis === 'from' ? [] : [`${tier.name}: ${tier.meaning}`]),
    ...(provider.dynamicPrices && !stale && moves
      ? [`${provider.name} changes its prices daily: today it may be ${range}`]
      : []),
    ...(conflict === null
      ? []
      : [
          `Another source says ${usdText(conflict.price.base)} on ${conflict.price.asOf}: ${titleOf(conflict.price.source, catalog)}`,
        ]),
  ]
}

const titleOf = (source: string, { sources }: Market['catalog']) => sources.get(source)?.title ?? source

/** Limits of the account and of the machine. */
function accountWarnings({ estimate, quotedOffer: { offer, quote } }: Candidate, hours: Interval): string[] {
  const { spendLimit, maximumRun, name } = offer.provider
  const hourly = estimate.plan.gpuCount * quote.usdPerGpuHour
  return [
    ...(spendLimit !== null && hourly > spendLimit.base
      ? [
          `${usdText(hourly)} an hour is over ${name}'s default limit of ${usdText(spendLimit.base)}: ask for more first`,
        ]
      : []),
    ...(maximumRun !== null && hours.p90 > maximumRun.base / 3600
      ? [`${name} ends a run after ${hoursText(maximumRun.base / 3600)}: resume from a checkpoint`]
      : []),
  ]
}

/** What plans over several machines take for granted: about 400 Gb/s for each GPU. */
const typicalFabricBandwidth = 40e9

function multiNodeWarnings({ estimate, quotedOffer: { offer } }: Candidate): string[] {
  const { fabric } = offer
  if (estimate.plan.nodes === 1 || fabric === null) return []
  const { bandwidthPerGpu, note } = fabric
  return [
    ...(bandwidthPerGpu.base < typicalFabricBandwidth
      ? [`Slow network between machines (${bandwidthPerGpu.value} ${bandwidthPerGpu.unit} a GPU): may take longer`]
      : []),
    ...(note?.includes('price') === true
      ? ['The price of several machines was not recorded: that of one is taken']
      : []),
  ]
}

const monthsText = (count: number) => (count === 1 ? 'a month' : `${count} months`)
