/** What a reader must know before renting: the sentences of one option, the most important first. */
import type { Interval } from '../estimate/plan.ts'
import type { Market } from '../offers/market.ts'
import { dayOf } from '../offers/precedence.ts'
import type { Spec } from '../scenario/spec.ts'
import type { Candidate } from './candidate.ts'
import type { SpotRun } from './decision/spot-run.ts'
import { isTight } from './preference.ts'
import { gib, hours as hoursText, usd as usdText } from './words.ts'

type Facts = { readonly hours: Interval; readonly usd: Interval; readonly spec: Spec; readonly market: Market }

const hoursAMonth = 8766 / 12

/** Empty where there is nothing to say. Every sentence stands alone. */
export function warningsOf(candidate: Candidate, facts: Facts): string[] {
  return [
    ...limits(facts),
    ...commitment(candidate, facts.market),
    ...memory(candidate),
    ...price(candidate, facts.market),
    ...terms(candidate, facts.hours),
    ...several(candidate),
    ...(/physics only/i.test(candidate.estimate.basis)
      ? ['No measured run is near this one: speed and memory rest on physics only']
      : []),
  ]
}

function limits({ hours, usd, spec }: Facts): string[] {
  const { budgetUsd, deadlineHours } = spec
  return [
    ...(budgetUsd !== null && usd.p90 > budgetUsd
      ? [`May go over the budget: ${usdText(usd.p90)} at the high end against ${usdText(budgetUsd)}`]
      : []),
    ...(deadlineHours !== null && hours.p90 > deadlineHours
      ? [`May miss the deadline: ${hoursText(hours.p90)} at the high end against ${hoursText(deadlineHours)}`]
      : []),
  ]
}

/** What spot and reserved ask of the buyer. */
function commitment({ estimate, quoted, spot }: Candidate, { catalog }: Market): string[] {
  const { pricing, provider, terms: known, observation } = quoted.offer
  if (spot !== null) return spotWarnings(spot)
  if (pricing !== 'reserved') return []
  const onDemand = usdText(observation.price.base)
  if (known === null) {
    const { low, high } = catalog.commitment
    return [
      `${provider.name} publishes no reserved price: ${onDemand} is on demand; commitments are said to take ${percent(low.base)} to ${percent(high.base)} off elsewhere`,
    ]
  }
  const least = known.months * hoursAMonth * estimate.plan.gpuCount * quoted.quote.usdPerGpuHour
  const { low, high } = known.discount
  return [
    `Reserved means ${known.terms}: ${percent(low.base)} to ${percent(high.base)} off ${onDemand}, the middle is shown`,
    `The commitment is paid whole: about ${usdText(least)} for ${months(known.months)}, however short the run`,
  ]
}

/** What is reckoned with, and that it is only assumed. */
function spotWarnings({ interruptions, saves, interval, work, expected }: SpotRun): string[] {
  const { between, said, checkpoint } = interruptions
  const often = `preempted every ${hoursText(between)} (${said ? 'as you say' : 'our assumption'})`
  const added = `${percent(expected / work - 1)} more training time`
  return saves
    ? [
        'Spot machines can be taken back at any time: the run must resume from checkpoints',
        `Reckoned with: ${often}, saved every ${hoursText(interval)}, ${savingText(checkpoint.writeHours)} each time; ${added}`,
      ]
    : [`Nothing is saved: every preemption starts the run over. Reckoned with: ${often}; ${added}`]
}

const savingText = (hours: number) => (hours < 1 / 60 ? `${Math.max(1, Math.round(hours * 3600))} s` : hoursText(hours))

function memory({ estimate }: Candidate): string[] {
  if (!isTight(estimate)) return []
  const { peakMemory, usableMemory } = estimate
  return [`Memory is tight: up to ${gib(peakMemory.p95)} a GPU at the high end, ${gib(usableMemory)} are usable`]
}

function price({ quoted: { offer, quote } }: Candidate, { today, catalog }: Market): string[] {
  const { tier, provider, disputed, observation } = offer
  const { days, stale } = quote.age
  const seen = days === null ? 'its date is not known' : `seen on ${quote.asOf}, ${days} days ago`
  const range = `${usdText(quote.low)} to ${usdText(quote.high)}`
  const since = provider.priceChange?.effective
  const superseded =
    since !== undefined && dayOf(today) >= dayOf(since) && dayOf(observation.effectiveFrom ?? quote.asOf) < dayOf(since)
  return [
    ...(superseded ? [`${provider.name} announced new prices from ${since}; this one is of ${quote.asOf}`] : []),
    ...(stale ? [`Stale price: ${seen}; today it may be ${range}`] : []),
    ...(tier?.reliance === 'from'
      ? [`A "from" price, the one lowest ask on ${provider.name}: not to be relied on, ${range} is as likely`]
      : []),
    ...(tier?.reliance === 'median' ? [`A market price, the middle of few asks: it may be ${range} on the day`] : []),
    // A lowest ask is one of a third party's machines, as the line above says.
    ...(tier === null || tier.hosts === 'own' || tier.reliance === 'from' ? [] : [`${tier.name}: ${tier.meaning}`]),
    ...(provider.dynamicPrices && !stale
      ? [`${provider.name} changes its prices daily: today it may be ${range}`]
      : []),
    ...(disputed === null
      ? []
      : [
          `Another source says ${usdText(disputed.price.base)} on ${disputed.price.asOf}: ${titleOf(disputed.price.source, catalog)}`,
        ]),
  ]
}

const titleOf = (source: string, { sources }: Market['catalog']) => sources.get(source)?.title ?? source

/** Limits of the account and of the machine. */
function terms({ estimate, quoted: { offer, quote } }: Candidate, hours: Interval): string[] {
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
const usualFabric = 40e9

function several({ estimate, quoted: { offer } }: Candidate): string[] {
  const { fabric } = offer
  if (estimate.plan.nodes === 1 || fabric === null) return []
  const { bandwidthPerGpu, note } = fabric
  return [
    ...(bandwidthPerGpu.base < usualFabric
      ? [`Slow network between machines (${bandwidthPerGpu.value} ${bandwidthPerGpu.unit} a GPU): may take longer`]
      : []),
    ...(note?.includes('price') === true
      ? ['The price of several machines was not recorded: that of one is taken']
      : []),
  ]
}

const percent = (fraction: number) => `${Math.round(fraction * 100)} %`
const months = (count: number) => (count === 1 ? 'a month' : `${count} months`)
