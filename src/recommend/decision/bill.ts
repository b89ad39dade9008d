/** Everything that renting for one option costs: the hours, and what comes on top of them. */
import type { Formula } from '../../estimate/formula.ts'
import type { Interval, Plan } from '../../estimate/plan.ts'
import type { Provider } from '../../catalog/provider.ts'
import type { Market } from '../../offers/market.ts'
import type { Scenario } from '../../scenario/spec.ts'
import type { Option } from '../recommendation.ts'
import { hours as hoursText, usd as usdText } from '../words.ts'
import { checkpointOfPlan } from './spot-run.ts'
import { resultBytes } from './checkpoint.ts'
import { billBook, billFormulas } from './formulas.ts'

/** Hours of a month, and bytes of a gigabyte: storage is sold by both. */
export const hoursAMonth = 8766 / 12
const GB = 1e9

export type Part = {
  readonly id: 'training' | 'interruptions' | 'startup' | 'minimum' | 'idle' | 'failed' | 'storage' | 'egress'
  /** null: nobody has said what it costs. */
  readonly usd: number | null
  /** What it is, with its figures. */
  readonly says: string
  /** Ids in data/sources.json. */
  readonly sources: readonly string[]
  readonly working?: { readonly formula: Formula; readonly inputs: Readonly<Record<string, number>> }
}

export type Rule = { readonly says: string; readonly source: string }

export type Bill = {
  readonly parts: readonly Part[]
  /** The sum of the parts that are known; its range is that of the hours and the price. */
  readonly total: Interval
  /** What the provider asks before or during a run, beside money for hours. */
  readonly rules: readonly Rule[]
}

/** The bill of `option`, whose plan is `plan`, at `provider`. Storage or traffic of unknown price is left out and said. */
export function billOf(option: Option, plan: Plan, provider: Provider, scenario: Scenario, market: Market): Bill {
  const run = runParts(option)
  const after = [...minimumPart(option, provider), idlePart(option, market), failedPart(option, market)]
  const parts = [...run, ...after, storagePart(option, plan, provider, scenario, market), egressPart(plan, provider)]
  const known = parts.reduce((sum, { usd }) => sum + (usd ?? 0), 0)
  const onTop = known - option.usd.p50
  // What is lost to failed runs grows and shrinks with the run; the rest stays.
  const share = failedShare(market)
  const at = (usd: number) => usd * (1 + share) + Math.max(0, onTop - share * option.usd.p50)
  const total = { p10: at(option.usd.p10), p50: known, p90: at(option.usd.p90) }
  return { parts, total, rules: rulesOf(option, provider) }
}

const rented = ({ gpuCount, usdPerGpuHour }: Option, hours: number) => ({
  usd: billBook.machineHours(hours, gpuCount, usdPerGpuHour),
  working: { formula: billFormulas.machineHours, inputs: { hours, gpus: gpuCount, rate: usdPerGpuHour } },
})

/** The parts of the hours that the option itself counts. */
function runParts(option: Option): Part[] {
  const { hours, startupHours, interruption, priceSource } = option
  const training = hours.p50 - startupHours
  const work = interruption?.workHours ?? training
  const lost = training - work
  return [
    { id: 'training', says: `${hoursText(work)} of training`, sources: [priceSource], ...rented(option, work) },
    ...(interruption === null || interruption === undefined
      ? []
      : [
          {
            id: 'interruptions' as const,
            says: `${hoursText(lost)} for preemptions, restarts and checkpoints`,
            sources: [priceSource, 'daly-2006'],
            ...rented(option, lost),
          },
        ]),
    {
      id: 'startup',
      says: `${hoursText(startupHours)} of start-up: machine, download, loading, compiling`,
      sources: [priceSource, 'house-estimate'],
      ...rented(option, startupHours),
    },
  ]
}

/** Hours that are billed though they are not used; nothing where the run is longer than the least that is sold. */
function minimumPart(option: Option, { billing, name }: Provider): Part[] {
  const { minimum, granularity } = billing
  const run = option.hours.p50 * 3600
  const step = granularity?.base ?? 1
  const billed = Math.max(Math.ceil(run / step) * step, minimum?.base ?? 0)
  const unused = (billed - run) / 3600
  // A minute of rounding is no part worth a line.
  if (unused * 60 <= 2) return []
  const says = `${hoursText(unused)} unused: ${name} bills at least ${hoursText(billed / 3600)}`
  return [{ id: 'minimum', says, sources: [minimum?.source ?? granularity?.source ?? ''], ...rented(option, unused) }]
}

function idlePart(option: Option, { catalog, terms }: Market): Part {
  const { idleTail } = catalog.decision.allowances
  const idle = terms.assumed.idleHours ?? idleTail.base
  const whose = terms.assumed.idleHours === null ? 'our allowance' : 'your allowance'
  const says = `${hoursText(idle)} until somebody stops the machine (${whose})`
  return { id: 'idle', says, sources: [idleTail.source], ...rented(option, idle) }
}

const failedShare = ({ catalog, terms }: Market): number =>
  terms.assumed.failedRuns ?? catalog.decision.allowances.failedRuns.base

function failedPart(option: Option, market: Market): Part {
  const share = failedShare(market)
  const whose = market.terms.assumed.failedRuns === null ? 'our allowance' : 'your allowance'
  const inputs = { share, run: option.usd.p50 }
  return {
    id: 'failed',
    usd: billBook.failedRuns(share, option.usd.p50),
    says: `runs that fail: ${Math.round(share * 100)} % of the run again (${whose})`,
    sources: [market.catalog.decision.allowances.failedRuns.source],
    working: { formula: billFormulas.failedRuns, inputs },
  }
}

/** Weights, checkpoints, data and the environment, from the order until the disk is deleted. */
function storagePart(option: Option, plan: Plan, provider: Provider, scenario: Scenario, market: Market): Part {
  const { catalog } = market
  const { checkpointsKept, diskBeside, bytesPerToken, keptAfter } = catalog.decision.allowances
  const tokens = scenario.corpus?.tokensPerEpoch ?? scenario.spec.tokens ?? 0
  const weights = plan.shape.params * catalog.startup.repositoryBytesPerParam.base
  const checkpoints = checkpointOfPlan(plan, catalog).bytes * checkpointsKept.base
  const size = weights + checkpoints + tokens * bytesPerToken.base + diskBeside.base
  const hours = option.hours.p50 + keptAfter.base
  const gigabytes = Math.round(size / GB)
  const what = `${gigabytes} GB of disk for ${hoursText(hours)}, ${hoursText(keptAfter.base)} of them after the run`
  const { storage, name } = provider
  if (storage === null)
    return { id: 'storage', usd: null, says: `${what}: the price at ${name} is not known`, sources: [] }
  const price = storage.base / GB / hoursAMonth
  return {
    id: 'storage',
    usd: billBook.disk(size, hours, price),
    says: what,
    sources: [storage.source, diskBeside.source],
    working: { formula: billFormulas.disk, inputs: { size, hours, price } },
  }
}

function egressPart(plan: Plan, { egress, name }: Provider): Part {
  const size = resultBytes(plan.shape, plan)
  const what = `${size < 0.95 * GB ? `${Math.round(size / 1e6)} MB` : `${Math.round(size / GB)} GB`} of results fetched`
  if (egress === null)
    return { id: 'egress', usd: null, says: `${what}: the price of traffic at ${name} is not known`, sources: [] }
  const price = egress.base / GB
  return {
    id: 'egress',
    usd: billBook.traffic(size, price),
    says: egress.base === 0 ? `${what}; ${name} charges no traffic` : what,
    sources: [egress.source],
    working: { formula: billFormulas.traffic, inputs: { size, price } },
  }
}

function rulesOf({ gpuCount, usdPerGpuHour, hours, nodes }: Option, provider: Provider): Rule[] {
  const { name, spendLimit, credit, maximumRun, billing } = provider
  const hourly = gpuCount * usdPerGpuHour
  const rules: Rule[] = []
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
