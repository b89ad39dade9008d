/** Which card a model of samples is trained on, and how many of them: dollars, the wait and the trouble weighed. */
import type { ChoiceFacts } from '../../catalog/choice.ts'
import type { GpuId } from '../../catalog/ids.ts'
import type { SampledModels, SampledRow } from '../../catalog/sampled-models.ts'
import { statedPriceId } from '../../offers/stated-offers.ts'
import type { Market } from '../../offers/market.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { powerUsdPerHour } from '../total-cost/owned-alternative.ts'
import { usdPerKwhOf } from '../total-cost/purchase-alternative.ts'
import type { PricedOffer } from './priced-offer.ts'
import { priceListOf } from './prices.ts'
import { type CardSpeed, cardSpeed, type SampledMethod } from './sampled-speed.ts'
import { severalGpusUsd, waitingUsd } from '../ranking/choice-rule.ts'

type HoursSpan = { readonly low: number; readonly expected: number; readonly high: number }

export type SampledChoice = {
  readonly gpu: GpuId
  readonly gpuCount: number
  readonly hours: HoursSpan
  /** Null: a card of the asker's own, or one that nobody on record rents out. */
  readonly offer: PricedOffer | null
  /** Rent; of a card that is not rented its electricity. */
  readonly usd: HoursSpan
  /** The card that its speed was reckoned from. */
  readonly from?: GpuId
  /** It fits with every saving of memory alone. */
  readonly isLean?: true
}

export type CardPrice = { readonly gpus: readonly GpuId[]; readonly usdPerGpuHour: number }

export type SampledWork = {
  readonly stated: readonly CardPrice[]
  readonly row: SampledRow
  readonly method: SampledMethod
  /** As many samples as are worth one of the row's. */
  readonly samples: number
  /** Such trainings, which may go on side by side. */
  readonly runs: number
  readonly spec: Spec
  readonly facts: SampledModels
  readonly market: Market
}

/**
 * The best count of each card, the least by dollars, waiting and trouble first: what keeps the time and the sum that
 * were named at its high end before what keeps them in the middle, and that before the rest.
 */
export function choicesOn(cards: readonly GpuId[], work: SampledWork): readonly SampledChoice[] {
  const best = cards.flatMap((gpu) => {
    const speed = speedOn(gpu, work)
    const options = speed === null ? [] : countsOf(speed, work).map((count) => choiceOn(gpu, count, speed, work))
    return options.toSorted((one, other) => order(one, other, work)).slice(0, 1)
  })
  return best.toSorted((one, other) => order(one, other, work))
}

/** The card of `first` by itself, where it may be rented cheaper; null where nobody rents it so. */
export function oneAlone({ gpu }: SampledChoice, work: SampledWork): SampledChoice | null {
  const speed = speedOn(gpu, work)
  return speed === null ? null : choiceOn(gpu, 1, speed, work)
}

const speedOn = (gpu: GpuId, { row, method, facts, market }: SampledWork): CardSpeed | null =>
  cardSpeed(row, method, gpu, facts, market.catalog)

/** What nobody rents out is no bargain. */
function order(one: SampledChoice, other: SampledChoice, work: SampledWork): number {
  const rank = ({ offer }: SampledChoice): number => (offer === null && work.spec.owned !== true ? 1 : 0)
  return (
    rank(one) - rank(other) ||
    missOf(one, work.spec) - missOf(other, work.spec) ||
    scoreOf(one, work) - scoreOf(other, work)
  )
}

/** Who names a time waits for it: inside it an hour counts as to one who asks for the cheapest. */
function scoreOf({ hours, usd, ...choice }: SampledChoice, { spec, facts, market }: SampledWork): number {
  const aim = spec.objective ?? (spec.deadlineHours === null ? null : 'cheapest')
  const middle = { ...choice, hours: hours.expected, usd: usd.expected }
  return sampledScore(middle, aim, facts, market.catalog.choice)
}

/** 0: keeps what was named even if it is slow; 1: if all goes as expected; more: by how many times it misses the time. */
function missOf({ hours, usd }: SampledChoice, { deadlineHours, budgetUsd }: Spec): number {
  const [time, money] = [deadlineHours ?? Infinity, budgetUsd ?? Infinity]
  if (hours.high <= time && usd.high <= money) return 0
  if (hours.expected <= time && usd.expected <= money) return 1
  return 1 + Math.max(hours.expected / time, usd.expected / money)
}

/**
 * Dollars that a choice is taken to cost: as of the plans of text models, with more patience, for such runs go on
 * overnight and nobody waits for the next one. `isLean`: it fits with every saving of memory alone.
 */
export function sampledScore(
  { hours, usd, gpuCount, isLean }: { hours: number; usd: number; gpuCount: number; isLean?: boolean },
  objective: Spec['objective'],
  { waiting }: Pick<SampledModels, 'waiting'>,
  choice: ChoiceFacts,
): number {
  const weighting = objective === null || objective === 'balanced' ? 'safe' : objective
  const wait = waitingUsd(hours, { ...choice, ...waiting }, weighting)
  const savings = isLean === true && objective !== 'cheapest' ? choice.scantMemory.base : 0
  return (usd + wait) * (1 + savings) + severalGpusUsd(gpuCount, choice)
}

/** Counts to weigh: those of one machine, and more where one card takes a season. */
function countsOf({ perSecond }: CardSpeed, { samples, spec, facts }: SampledWork): readonly number[] {
  if (spec.gpuCount !== null) return [spec.gpuCount]
  const { patience, waiting } = facts
  const alone = samples / perSecond / 3600
  if (spec.owned === true || (spec.gpus !== null && spec.deadlineHours === null)) return [countFor(alone, facts)]
  const most = Math.max(...waiting.counts)
  const time = spec.deadlineHours ?? patience.aim.base
  if (alone <= (spec.deadlineHours ?? patience.hours.base) * most) return waiting.counts
  const larger = patience.counts.filter((count) => count > most)
  return [larger.find((count) => alone / count <= time) ?? larger.at(-1) ?? most]
}

function choiceOn(gpu: GpuId, gpuCount: number, speed: CardSpeed, work: SampledWork): SampledChoice {
  const { row, samples, spec, facts, market } = work
  const spread = row.uncertainty ?? facts.uncertainty.base
  const setup = facts.setupHours.base
  const alone = samples / speed.perSecond / 3600
  const wide = speed.from === null ? spread : spread * facts.scaled.spread.base
  const hours = {
    low: alone / gpuCount / wide + setup,
    expected: alone / gpuCount + setup,
    high: (alone / gpuCount) * wide + setup,
  }
  // Runs side by side share no machine.
  const ofMachine = spec.gpuCount === null && work.runs >= gpuCount ? 1 : gpuCount
  const offer = spec.owned === true ? null : rentOf(gpu, ofMachine, work)
  const rate = offer?.usdPerGpuHour ?? electricityOf(gpu, facts, market)
  const ofHours = (value: number): number => value * gpuCount * rate
  return {
    gpu,
    gpuCount,
    hours,
    offer,
    usd: { low: ofHours(hours.low), expected: ofHours(hours.expected), high: ofHours(hours.high) },
    ...(speed.from === null ? {} : { from: speed.from }),
    ...(speed.isLean ? { isLean: true } : {}),
  }
}

/** One, or so many that the end is no season away. */
function countFor(aloneHours: number, { patience }: SampledModels): number {
  if (aloneHours <= patience.hours.base) return 1
  return patience.counts.find((count) => aloneHours / count <= patience.aim.base) ?? patience.counts.at(-1) ?? 1
}

/** Of more than one machine the price of one. */
function rentOf(gpu: GpuId, gpuCount: number, { spec, stated, market }: SampledWork): PricedOffer | null {
  const usdPerGpuHour = stated.find(({ gpus }) => gpus.includes(gpu))?.usdPerGpuHour
  if (usdPerGpuHour !== undefined)
    return {
      gpu,
      gpuCount: null,
      provider: statedPriceId,
      tier: null,
      pricing: 'on_demand',
      region: null,
      usdPerGpuHour,
      priceRange: { low: usdPerGpuHour, high: usdPerGpuHour },
      priceAsOf: '',
      priceSource: '',
      totalUsd: null,
    }
  const asked = { ...spec, gpus: [gpu], gpuCount: spec.gpuCount ?? (gpuCount > 8 ? 8 : gpuCount > 1 ? gpuCount : null) }
  return priceListOf(asked, [spec.pricing ?? 'on_demand'], null, market).offers[0] ?? null
}

/** Dollars an hour that a card at home draws. */
function electricityOf(id: GpuId, { cards }: SampledModels, market: Market): number {
  const { gpus, accelerators, totalCost } = market.catalog
  const gpu = gpus.get(id)
  if (gpu !== undefined) return powerUsdPerHour(gpu, market)
  const watts = (cards.find((card) => card.id === id) ?? accelerators.get(id))?.power?.base ?? 0
  return ((watts + totalCost.power.serverHost.base) / 1000) * usdPerKwhOf(market)
}

/** GPUs of a choice that make the time that is named, if all goes as expected; 1 where none is. */
export const cardsFor = ({ hours, gpuCount }: SampledChoice, { deadlineHours }: Spec): number =>
  deadlineHours === null ? 1 : Math.max(1, Math.ceil((hours.expected * gpuCount) / deadlineHours))
