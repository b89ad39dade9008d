/** What the bill of a run comes to, in numbers: the one figure that ranks plans, keeps budgets and is printed. */
import { hoursOfMonth } from '../../scenario/hours-of-time.ts'
import type { Catalog } from '../../catalog/catalog.ts'
import type { Interval, Plan } from '../../estimate/plan.ts'
import type { Market } from '../../offers/market.ts'
import type { Offer } from '../../offers/offer.ts'
import { jobDollars } from '../job-formulas.ts'
import { planCheckpoint } from './spot-run.ts'
import { resultBytes } from './checkpoint.ts'
import { compiledBillFormulas } from './cost-formulas.ts'

/** Bytes of a gigabyte, as storage is sold. */
export const bytesPerGigabyte = 1e9

/** Bytes of a run that are paid for beside its hours. */
export type PlanBytes = {
  readonly disk: number
  readonly results: number
  /** Of the disk, what the next run on the same machine uses again: the weights and the software. */
  readonly common: number
}

/** The run as an offer rents it: hours with preemptions and start-up, USD for one GPU and hour. */
export type RentedRun = { readonly hours: number; readonly gpuCount: number; readonly usdPerGpuHour: number }

/** USD; null where the provider's price is not known. */
export type BillAmounts = {
  /** Every GPU for every hour of the run, start-up and preemptions included. */
  readonly gpuTime: number
  /** Hours that the provider bills and the run does not use. */
  readonly minimum: number
  readonly idle: number
  readonly failedRuns: number
  /** What is left of a commitment that is paid whole, used or not; 0 without one. */
  readonly commitment: number
  readonly storage: number
  readonly egress: number | null
}

/** Everything that is kept on disk during a run of `tokens`, and what is fetched in the end. */
export function planBytes(
  plan: Plan,
  tokens: number,
  catalog: Catalog,
  checkpoint = planCheckpoint(plan, catalog),
): PlanBytes {
  const { checkpointsKept, diskOverhead, bytesPerToken } = catalog.totalCost.allowances
  const weights = plan.shape.params * catalog.startup.repositoryBytesPerParam.base
  const checkpoints = checkpoint.bytes * checkpointsKept.base
  const common = weights + diskOverhead.base
  return {
    disk: common + checkpoints + tokens * bytesPerToken.base,
    results: resultBytes(plan.shape, plan),
    common,
  }
}

/** What an offer and the team's assumptions say of any bill; prices in USD. */
export type BillingTerms = {
  readonly idleHours: number
  readonly failedRunShare: number
  /** Hours that are paid whole, used or not; 0 without a commitment. */
  readonly committedHours: number
  /** Hours for which the disk is kept after the run. */
  readonly keptHours: number
  readonly usdPerByteHour: number
  /** Null: not known. */
  readonly usdPerByteFetched: number | null
  readonly billing: Offer['provider']['billing']
}

/** The terms of `offer`, under what the team allows for idle time and failed runs. */
export function billingTermsOf(offer: Offer, market: Market): BillingTerms {
  const { storage, egress, billing } = offer.provider
  const { keptAfter, usualStorage } = market.catalog.totalCost.allowances
  return {
    idleHours: idleHours(offer, market),
    failedRunShare: failedRunShare(market),
    committedHours: commitmentMonths(offer, market) * hoursOfMonth,
    keptHours: keptAfter.base,
    // Unknown is not free: else whoever publishes no price would be the cheapest.
    usdPerByteHour: (storage ?? usualStorage).base / bytesPerGigabyte / hoursOfMonth,
    usdPerByteFetched: egress === null ? null : egress.base / bytesPerGigabyte,
    billing,
  }
}

/** The parts of the bill of `run` under `terms`. */
export function billUnder(run: RentedRun, terms: BillingTerms, bytes: PlanBytes): BillAmounts {
  const { hours, gpuCount, usdPerGpuHour } = run
  const paid = (time: number) => jobDollars(time, gpuCount, usdPerGpuHour)
  const gpuTime = paid(hours)
  const minimum = paid(unusedHours(hours, terms.billing))
  const idle = paid(terms.idleHours)
  const failedRuns = compiledBillFormulas.failedRuns({ share: terms.failedRunShare, run: gpuTime })
  return {
    gpuTime,
    minimum,
    idle,
    failedRuns,
    commitment: Math.max(0, paid(terms.committedHours) - gpuTime - minimum - idle - failedRuns),
    storage: compiledBillFormulas.disk({
      size: bytes.disk,
      hours: hours + terms.keptHours,
      price: terms.usdPerByteHour,
    }),
    egress:
      terms.usdPerByteFetched === null
        ? null
        : compiledBillFormulas.traffic({ size: bytes.results, price: terms.usdPerByteFetched }),
  }
}

/** USD that a like run right behind `run`, on the same machines, does not pay again: most of the start-up, time idle, the common disk. */
export function sparedByNext(run: RentedRun, sparedHours: number, terms: BillingTerms, bytes: PlanBytes): number {
  const { minimum, idle } = billUnder(run, terms, bytes)
  const disk = compiledBillFormulas.disk({ size: bytes.common, hours: terms.keptHours, price: terms.usdPerByteHour })
  return jobDollars(sparedHours, run.gpuCount, run.usdPerGpuHour) * (1 + terms.failedRunShare) + minimum + idle + disk
}

/** The parts of the bill of `run` at `offer`. */
export const billAmounts = (run: RentedRun, offer: Offer, bytes: PlanBytes, market: Market): BillAmounts =>
  billUnder(run, billingTermsOf(offer, market), bytes)

/** USD of the parts that are known. */
export const billTotal = ({ gpuTime, minimum, idle, failedRuns, commitment, storage, egress }: BillAmounts): number =>
  gpuTime + minimum + idle + failedRuns + commitment + storage + (egress ?? 0)

const partsBesideGpuTime = ['minimum', 'idle', 'failedRuns', 'commitment', 'storage', 'egress'] as const
export type BillPart = (typeof partsBesideGpuTime)[number]

/** What comes on top of the GPU time and is known, the largest part first. */
export const partsOnTop = (amounts: BillAmounts): readonly { readonly part: BillPart; readonly usd: number }[] =>
  partsBesideGpuTime
    .map((part) => ({ part, usd: amounts[part] ?? 0 }))
    .filter(({ usd }) => usd > 0)
    .toSorted((one, other) => other.usd - one.usd)

/**
 * The bill whose GPU time is `usd`: what is lost to failed runs grows and shrinks with the run, a commitment shrinks as
 * more of it is used, the rest stays. The middle is exactly `billTotal`.
 */
export function billRange(amounts: BillAmounts, usd: Interval): Interval {
  const { gpuTime, minimum, idle, failedRuns, commitment, storage, egress } = amounts
  const total = billTotal(amounts)
  const share = gpuTime === 0 ? 0 : failedRuns / gpuTime
  const committed = commitment === 0 ? 0 : commitment + gpuTime + failedRuns + minimum + idle
  const totalAt = (dollars: number) =>
    Math.max(dollars * (1 + share) + minimum + idle, committed) + storage + (egress ?? 0)
  return { p10: Math.min(total, totalAt(usd.p10)), p50: total, p90: Math.max(total, totalAt(usd.p90)) }
}

/** Hours that are billed though they are not used; 0 where they come to no more than two minutes. */
export function unusedHours(hours: number, { minimum, granularity }: BillingTerms['billing']): number {
  const step = granularity?.base ?? 1
  const billedSeconds = Math.max(Math.ceil((hours * 3600) / step) * step, minimum?.base ?? 0)
  const unused = billedSeconds / 3600 - hours
  return unused * 60 <= 2 ? 0 : unused
}

/** Hours until somebody stops the machine; none where it stops with the job. */
export const idleHours = ({ provider }: Pick<Offer, 'provider'>, { catalog, terms }: Market): number =>
  provider.stopsItself === true ? 0 : (terms.assumptions.idleHours ?? catalog.totalCost.allowances.idleTail.base)

/** Share of a run that is begun and thrown away. */
export const failedRunShare = ({ catalog, terms }: Market): number =>
  terms.assumptions.failedRuns ?? catalog.totalCost.allowances.failedRuns.base

/** Months of the shortest term that is sold, of a reserved offer; 0 of others, and where a team has agreed its own. */
export function commitmentMonths({ pricing, terms, observation }: Offer, { catalog }: Pick<Market, 'catalog'>): number {
  if (pricing !== 'reserved' || observation.pricing === 'reserved') return 0
  return terms?.months ?? catalog.commitment.months.base
}
