/** Everything that renting for one option costs: the hours, and what comes on top of them. */
import type { Formula } from '../../estimate/formulas/formula.ts'
import type { Interval, Plan } from '../../estimate/plan.ts'
import type { Provider } from '../../catalog/provider.ts'
import type { Market } from '../../offers/market.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import type { Option } from '../recommendation.ts'
import { hoursText, usdText } from '../figure-text.ts'
import { planCheckpoint } from './spot-run.ts'
import { resultBytes } from './checkpoint.ts'
import { compiledBillFormulas, billFormulas } from './cost-formulas.ts'

/** Hours of a month, and bytes of a gigabyte: storage is sold by both. */
export const hoursPerMonth = 8766 / 12
const GB = 1e9

export type BillItem = {
  readonly id: 'training' | 'interruptions' | 'startup' | 'minimum' | 'idle' | 'failed' | 'storage' | 'egress'
  /** null: nobody has said what it costs. */
  readonly usd: number | null
  /** What it is, with its figures. */
  readonly says: string
  /** Ids in data/sources.json. */
  readonly sources: readonly string[]
  readonly working?: { readonly formula: Formula; readonly inputs: Readonly<Record<string, number>> }
}

export type ProviderRule = { readonly says: string; readonly source: string }

export type Bill = {
  readonly parts: readonly BillItem[]
  /** The sum of the parts that are known; its range is that of the hours and the price. */
  readonly total: Interval
  /** What the provider asks before or during a run, beside money for hours. */
  readonly rules: readonly ProviderRule[]
}

/** The bill of `option`, whose plan is `plan`, at `provider`. Storage or traffic of unknown price is left out and said. */
export function billOf(option: Option, plan: Plan, provider: Provider, scenario: Scenario, market: Market): Bill {
  const runItemsOfOption = runItems(option)
  const surchargeItems = [...minimumItems(option, provider), idleItem(option, market), failedRunsItem(option, market)]
  const parts = [
    ...runItemsOfOption,
    ...surchargeItems,
    storageItem(option, plan, provider, scenario, market),
    egressItem(plan, provider),
  ]
  const knownUsd = parts.reduce((sum, { usd }) => sum + (usd ?? 0), 0)
  const surchargeUsd = knownUsd - option.usd.p50
  // What is lost to failed runs grows and shrinks with the run; the rest stays.
  const share = failedRunShare(market)
  const totalAt = (usd: number) => usd * (1 + share) + Math.max(0, surchargeUsd - share * option.usd.p50)
  const total = { p10: totalAt(option.usd.p10), p50: knownUsd, p90: totalAt(option.usd.p90) }
  return { parts, total, rules: providerRules(option, provider) }
}

const machineCost = ({ gpuCount, usdPerGpuHour }: Option, hours: number) => ({
  usd: compiledBillFormulas.machineHours({ hours, gpus: gpuCount, rate: usdPerGpuHour }),
  working: { formula: billFormulas.machineHours, inputs: { hours, gpus: gpuCount, rate: usdPerGpuHour } },
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
function minimumItems(option: Option, { billing, name }: Provider): BillItem[] {
  const { minimum, granularity } = billing
  const runSeconds = option.hours.p50 * 3600
  const step = granularity?.base ?? 1
  const billedSeconds = Math.max(Math.ceil(runSeconds / step) * step, minimum?.base ?? 0)
  const unusedHours = (billedSeconds - runSeconds) / 3600
  // A minute of rounding is no part worth a line.
  if (unusedHours * 60 <= 2) return []
  const says = `${hoursText(unusedHours)} unused: ${name} bills at least ${hoursText(billedSeconds / 3600)}`
  return [
    {
      id: 'minimum',
      says,
      sources: [minimum?.source ?? granularity?.source ?? ''],
      ...machineCost(option, unusedHours),
    },
  ]
}

function idleItem(option: Option, { catalog, terms }: Market): BillItem {
  const { idleTail } = catalog.totalCost.allowances
  const idleHours = terms.assumptions.idleHours ?? idleTail.base
  const allowanceOwner = terms.assumptions.idleHours === null ? 'our allowance' : 'your allowance'
  const says = `${hoursText(idleHours)} until somebody stops the machine (${allowanceOwner})`
  return { id: 'idle', says, sources: [idleTail.source], ...machineCost(option, idleHours) }
}

const failedRunShare = ({ catalog, terms }: Market): number =>
  terms.assumptions.failedRuns ?? catalog.totalCost.allowances.failedRuns.base

function failedRunsItem(option: Option, market: Market): BillItem {
  const share = failedRunShare(market)
  const allowanceOwner = market.terms.assumptions.failedRuns === null ? 'our allowance' : 'your allowance'
  const inputs = { share, run: option.usd.p50 }
  return {
    id: 'failed',
    usd: compiledBillFormulas.failedRuns({ share, run: option.usd.p50 }),
    says: `runs that fail: ${Math.round(share * 100)} % of the run again (${allowanceOwner})`,
    sources: [market.catalog.totalCost.allowances.failedRuns.source],
    working: { formula: billFormulas.failedRuns, inputs },
  }
}

/** Weights, checkpoints, data and the environment, from the order until the disk is deleted. */
function storageItem(option: Option, plan: Plan, provider: Provider, scenario: Scenario, market: Market): BillItem {
  const { catalog } = market
  const { checkpointsKept, diskBeside, bytesPerToken, keptAfter } = catalog.totalCost.allowances
  const tokens = scenario.corpus?.tokensPerEpoch ?? scenario.spec.tokens ?? 0
  const weights = plan.shape.params * catalog.startup.repositoryBytesPerParam.base
  const checkpoints = planCheckpoint(plan, catalog).bytes * checkpointsKept.base
  const size = weights + checkpoints + tokens * bytesPerToken.base + diskBeside.base
  const hours = option.hours.p50 + keptAfter.base
  const gigabytes = Math.round(size / GB)
  const description = `${gigabytes} GB of disk for ${hoursText(hours)}, ${hoursText(keptAfter.base)} of them after the run`
  const { storage, name } = provider
  if (storage === null)
    return { id: 'storage', usd: null, says: `${description}: the price at ${name} is not known`, sources: [] }
  const price = storage.base / GB / hoursPerMonth
  return {
    id: 'storage',
    usd: compiledBillFormulas.disk({ size, hours, price }),
    says: description,
    sources: [storage.source, diskBeside.source],
    working: { formula: billFormulas.disk, inputs: { size, hours, price } },
  }
}

function egressItem(plan: Plan, { egress, name }: Provider): BillItem {
  const size = resultBytes(plan.shape, plan)
  const description = `${size < 0.95 * GB ? `${Math.round(size / 1e6)} MB` : `${Math.round(size / GB)} GB`} of results fetched`
  if (egress === null)
    return {
      id: 'egress',
      usd: null,
      says: `${description}: the price of traffic at ${name} is not known`,
      sources: [],
    }
  const price = egress.base / GB
  return {
    id: 'egress',
    usd: compiledBillFormulas.traffic({ size, price }),
    says: egress.base === 0 ? `${description}; ${name} charges no traffic` : description,
    sources: [egress.source],
    working: { formula: billFormulas.traffic, inputs: { size, price } },
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
