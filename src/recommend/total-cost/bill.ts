/** Everything that renting for one option costs: the hours, and what comes on top of them. */
import { hoursOfMonth } from '../../scenario/hours-of-time.ts'
import type { Formula } from '../../estimate/formulas/formula.ts'
import type { Interval, Plan } from '../../estimate/plan.ts'
import type { Provider } from '../../catalog/provider.ts'
import type { Market } from '../../offers/market.ts'
import type { Offer } from '../../offers/offer.ts'
import type { Option } from '../recommendation.ts'
import { hoursText, usdText, percentText } from '../figure-text.ts'
import {
  type BillAmounts,
  billAmounts,
  billRange,
  commitmentMonths,
  bytesPerGigabyte,
  failedRunShare,
  idleHours,
  planBytes,
  type PlanBytes,
  unusedHours,
} from './bill-amounts.ts'
import { compiledBillFormulas, billFormulas } from './cost-formulas.ts'

export type BillItem = {
  readonly id:
    | 'training'
    | 'interruptions'
    | 'startup'
    | 'minimum'
    | 'idle'
    | 'failed'
    | 'commitment'
    | 'storage'
    | 'egress'
  /** null: nobody has said what it costs. */
  readonly usd: number | null
  /** What it is, with its figures. */
  readonly says: string
  /** Ids in data/sources.json. */
  readonly sources: readonly string[]
  readonly calculation?: { readonly formula: Formula; readonly inputs: Readonly<Record<string, number>> }
}

export type ProviderRule = { readonly says: string; readonly source: string }

/** What a run costs in dollars, part by part. */
export type Bill = {
  readonly parts: readonly BillItem[]
  /** The sum of the parts that are known; its range is that of the hours and the price. */
  readonly total: Interval
  /** What the provider asks before or during a run, beside money for hours. */
  readonly rules: readonly ProviderRule[]
}

/** The bill of `option`, whose plan is `plan`, at `offer`. Storage or traffic of unknown price is left out and said. */
export function billOf(option: Option, plan: Plan, offer: Offer, tokens: number, market: Market): Bill {
  const { hours, gpuCount, usdPerGpuHour } = option
  const bytes = planBytes(plan, tokens, market.catalog)
  const amounts = billAmounts({ hours: hours.p50, gpuCount, usdPerGpuHour }, offer, bytes, market)
  const parts = [
    ...runItems(option),
    ...minimumItems(option, offer, amounts),
    ...(offer.provider.stopsItself === true ? [] : [idleItem(option, offer, amounts, market)]),
    failedRunsItem(option, amounts, market),
    ...commitmentItems(offer, amounts, market),
    storageItem(option, bytes, amounts, offer, market),
    egressItem(bytes, amounts, offer),
  ]
  return { parts, total: billRange(amounts, option.usd), rules: providerRules(option, offer.provider) }
}

const machineCost = ({ gpuCount, usdPerGpuHour }: Option, hours: number) => ({
  usd: compiledBillFormulas.machineHours({ hours, gpus: gpuCount, rate: usdPerGpuHour }),
  calculation: { formula: billFormulas.machineHours, inputs: { hours, gpus: gpuCount, rate: usdPerGpuHour } },
})

/** The parts of the hours that the option itself counts. */
function runItems(option: Option): BillItem[] {
  const { hours, startupHours, interruption, priceSource } = option
  const training = hours.p50 - startupHours
  const work = interruption?.workHours ?? training
  const lostHours = training - work
  return [
    { id: 'training', says: `${hoursText(work)} of training`, sources: [priceSource], ...machineCost(option, work) },
    ...(interruption === null || interruption === undefined
      ? []
      : [
          {
            id: 'interruptions' as const,
            says: `${hoursText(lostHours)} for preemptions, restarts and checkpoints`,
            sources: [priceSource, 'daly-2006'],
            ...machineCost(option, lostHours),
          },
        ]),
    {
      id: 'startup',
      says: `${hoursText(startupHours)} of start-up: machine, download, loading, compiling`,
      sources: [priceSource, 'house-estimate'],
      ...machineCost(option, startupHours),
    },
  ]
}

/** Hours that are billed though they are not used; nothing where the run is longer than the least that is sold. */
function minimumItems(option: Option, offer: Offer, { minimum: usd }: BillAmounts): BillItem[] {
  if (usd === 0) return []
  const { billing, name } = offer.provider
  const unused = unusedHours(option.hours.p50, offer.provider.billing)
  return [
    {
      id: 'minimum',
      says: `${hoursText(unused)} unused: ${name} bills at least ${hoursText(option.hours.p50 + unused)}`,
      sources: [billing.minimum?.source ?? billing.granularity?.source ?? ''],
      ...machineCost(option, unused),
      usd,
    },
  ]
}

function idleItem(option: Option, offer: Offer, { idle: usd }: BillAmounts, market: Market): BillItem {
  const time = idleHours(offer, market)
  const allowanceOwner = market.terms.assumptions.idleHours === null ? 'our allowance' : 'your allowance'
  const says = `${hoursText(time)} until somebody stops the machine (${allowanceOwner})`
  const { source } = market.catalog.totalCost.allowances.idleTail
  return { id: 'idle', says, sources: [source], ...machineCost(option, time), usd }
}

function failedRunsItem(option: Option, { failedRuns: usd }: BillAmounts, market: Market): BillItem {
  const share = failedRunShare(market)
  const allowanceOwner = market.terms.assumptions.failedRuns === null ? 'our allowance' : 'your allowance'
  return {
    id: 'failed',
    usd,
    says: `runs that fail: ${percentText(share)} of the run again (${allowanceOwner})`,
    sources: [market.catalog.totalCost.allowances.failedRuns.source],
    calculation: { formula: billFormulas.failedRuns, inputs: { share, run: option.usd.p50 } },
  }
}

/** What is paid of a term beyond its use. */
function commitmentItems(offer: Offer, { commitment: usd }: BillAmounts, market: Market): BillItem[] {
  const months = commitmentMonths(offer, market)
  if (usd === 0) return []
  const { terms, provider } = offer
  const term = months === 1 ? 'a month' : `${months} months`
  const known = terms === null ? `assumed, as ${provider.name} publishes none` : `the shortest term at ${provider.name}`
  return [
    {
      id: 'commitment',
      usd,
      says: `the rest of ${term}, ${known}: paid whether it is used or not`,
      sources: [(terms ?? market.catalog.commitment.months).source],
    },
  ]
}

/** Weights, checkpoints, data and the environment, from the order until the disk is deleted. */
function storageItem(
  option: Option,
  { disk: size }: PlanBytes,
  { storage: usd }: BillAmounts,
  { provider: { storage, name } }: Offer,
  { catalog }: Market,
): BillItem {
  const { diskOverhead, keptAfter, usualStorage } = catalog.totalCost.allowances
  const hours = option.hours.p50 + keptAfter.base
  const gigabytes = Math.round(size / bytesPerGigabyte)
  const description = `${gigabytes} GB of disk for ${hoursText(hours)}, ${hoursText(keptAfter.base)} of them after the run`
  const rate = storage ?? usualStorage
  const price = rate.base / bytesPerGigabyte / hoursOfMonth
  const isAssumed = storage === null ? `, at a usual price: that of ${name} is not known` : ''
  return {
    id: 'storage',
    usd,
    says: `${description}${isAssumed}`,
    sources: [rate.source, diskOverhead.source],
    calculation: { formula: billFormulas.disk, inputs: { size, hours, price } },
  }
}

function egressItem(
  { results: size }: PlanBytes,
  { egress: usd }: BillAmounts,
  { provider: { egress, name } }: Offer,
): BillItem {
  const isSmall = size < 0.95 * bytesPerGigabyte
  const amount = isSmall ? `${Math.round(size / 1e6)} MB` : `${Math.round(size / bytesPerGigabyte)} GB`
  const description = `${amount} of results fetched`
  if (egress === null) {
    const says = `${description}: the price of traffic at ${name} is not known`
    return { id: 'egress', usd: null, says, sources: [] }
  }
  return {
    id: 'egress',
    usd,
    says: egress.base === 0 ? `${description}; no charge for traffic at ${name}` : description,
    sources: [egress.source],
    calculation: { formula: billFormulas.traffic, inputs: { size, price: egress.base / bytesPerGigabyte } },
  }
}

function providerRules({ gpuCount, usdPerGpuHour, hours, nodes }: Option, provider: Provider): ProviderRule[] {
  const { name, spendLimit, credit, maximumRun, billing } = provider
  const hourly = gpuCount * usdPerGpuHour
  const rules: ProviderRule[] = []
  if (credit !== undefined)
    rules.push({
      says: `${name} wants ${hoursText(credit.base)} of credit, ${usdText(credit.base * hourly)}, before a machine starts`,
      source: credit.source,
    })
  if (spendLimit !== null)
    rules.push({
      says:
        hourly > spendLimit.base
          ? `${usdText(hourly)} an hour is over the default limit of ${usdText(spendLimit.base)} at ${name}: ask for more first`
          : `${usdText(hourly)} an hour stays under the default limit of ${usdText(spendLimit.base)} at ${name}`,
      source: spendLimit.source,
    })
  if (maximumRun !== null)
    rules.push({
      says: `${name} ends a run after ${hoursText(maximumRun.base / 3600)}${hours.p90 > maximumRun.base / 3600 ? ': this one must be resumed' : ''}`,
      source: maximumRun.source,
    })
  if (billing.granularity !== null)
    rules.push({
      says: `${name} bills by the ${billing.granularity.base < 60 ? 'second' : 'minute'}`,
      source: billing.granularity.source,
    })
  if (nodes > 1)
    rules.push({
      says: `${nodes} machines start and stop together: a late one is paid for while the others wait`,
      source: 'house-estimate',
    })
  return rules
}
