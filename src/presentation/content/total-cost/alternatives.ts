/** On demand, spot, reserved, hosted and owned in one table: what each costs, how long it takes, when it pays. */
import type { TotalCost } from '../../../recommend/total-cost/total-cost.ts'
import type { ReservedAlternative } from '../../../recommend/total-cost/reserved-alternative.ts'
import type { SpotAlternative } from '../../../recommend/total-cost/spot-alternative.ts'
import { ageInDays, formatDateWithAge } from '../../format/date-age.ts'
import {
  formatCount,
  formatDuration,
  formatPercent,
  formatUsd,
  formatUsdDifference,
  formatUsdPerHour,
  formatUsdRange,
} from '../../format/number-format.ts'
import type { RenderContext } from '../../render-context.ts'
import { planName, pricingLabels, providerName } from '../../format/display-names.ts'
import { ownershipAlternatives } from './ownership.ts'
import type { CostAlternative } from './cost-alternative.ts'
import { capitalized, briefTimeText, spanText } from '../../../recommend/figure-text.ts'

/** One row or more for each way; a way that is not to be had says so. */
export function costAlternatives(decision: TotalCost, renderContext: RenderContext): readonly CostAlternative[] {
  return [
    plannedAlternative(decision, renderContext),
    ...onDemandAlternatives(decision, renderContext),
    ...(decision.option.pricing === 'spot' ? [] : [spotAlternative(decision, renderContext)]),
    ...(decision.option.pricing === 'reserved' ? [] : [reservedAlternative(decision, renderContext)]),
    ...hostedAlternatives(decision, renderContext),
    ...ownershipAlternatives(decision, renderContext),
  ]
}

function plannedAlternative(
  { option, bill, spot }: TotalCost,
  { names, today, staleAfterDays }: RenderContext,
): CostAlternative {
  const days = ageInDays(option.priceAsOf, today)
  const stale = days !== null && days >= staleAfterDays ? ', stale' : ''
  const { priceRange } = option
  const likelyRange =
    priceRange === undefined
      ? ''
      : `; today it is likely ${formatUsdPerHour(priceRange.low)} to ${formatUsdPerHour(priceRange.high)}`
  const pricingLabel = pricingLabels[option.pricing]
  return {
    kind: capitalized(pricingLabel),
    where: `${planName(option, names)}, ${providerName(option, names)}`,
    cost: formatUsd(bill.total.p50),
    time: formatDuration(option.hours.p50),
    verdict: 'the plan',
    assumptions: [
      `${formatUsdPerHour(option.usdPerGpuHour)} per GPU, seen ${formatDateWithAge(option.priceAsOf, today)}${stale}${likelyRange}`,
      ...(option.pricing === 'spot' && spot !== null ? spotAssumptions(spot, today).slice(1) : []),
    ],
  }
}

/** Where the plan is not on demand: the same GPUs by the hour. */
function onDemandAlternatives(
  { option, onDemand }: TotalCost,
  { names, today }: RenderContext,
): readonly CostAlternative[] {
  if (onDemand === null) return []
  const { provider, tier, usd: total, hours, usdPerGpuHour, priceAsOf } = onDemand
  const more = total - option.allInUsd.p50
  const difference = formatUsdDifference(total, option.allInUsd.p50)
  return [
    {
      kind: 'On demand',
      where: providerName({ provider, tier, pricing: 'on_demand' }, names),
      cost: formatUsd(total),
      time: formatDuration(hours.p50),
      verdict: more > 0 ? `costs ${difference} more` : `saves ${difference}`,
      assumptions: [`${formatUsdPerHour(usdPerGpuHour)} per GPU, seen ${formatDateWithAge(priceAsOf, today)}`],
    },
  ]
}

function spotAlternative({ option, spot }: TotalCost, { names, today }: RenderContext): CostAlternative {
  if (spot === null) {
    const where = planName(option, names)
    return {
      kind: 'Spot',
      where,
      cost: '–',
      time: '–',
      verdict: 'no provider on record offers these GPUs as spot',
      assumptions: [],
    }
  }
  return {
    kind: 'Spot',
    where: providerName({ provider: spot.provider, tier: spot.tier, pricing: 'on_demand' }, names),
    cost: formatUsd(spot.usd.p50),
    time: formatDuration(spot.hours.p50),
    verdict: spotVerdict(spot),
    assumptions: spotAssumptions(spot, today),
  }
}

function spotVerdict({ saves, refused, stale, withoutCheckpointsHours, run }: SpotAlternative): string {
  if (refused)
    return `refused: nothing is saved, and ${formatDuration(run.work)} of work would be expected to take ${formatDuration(withoutCheckpointsHours)}`
  if (saves === null) return 'the plan'
  if (saves <= 0) return 'does not pay'
  return stale ? `would save ${formatUsd(saves)} at a stale price: check it` : `saves ${formatUsd(saves)}`
}

/** Price, preemptions, checkpoints, what is often advised beside the best interval, and what happens without saving. */
function spotAssumptions(spot: SpotAlternative, today: string): readonly string[] {
  const { run, usual, overhead, reclaimed, breakEvenDiscount, hours, withoutCheckpointsHours } = spot
  const { interruptions, saves, interval, work } = run
  const { between, said: isUserStated, restart, checkpoint } = interruptions
  const size =
    checkpoint.bytes < 1e9
      ? `${Math.max(1, Math.round(checkpoint.bytes / 1e6))} MB`
      : `${formatCount(checkpoint.bytes / 1e9)} GB`
  return [
    `${formatUsdPerHour(spot.usdPerGpuHour)} per GPU, seen ${formatDateWithAge(spot.priceAsOf, today)}`,
    `Preempted every ${formatDuration(between)} ${isUserStated ? '(as you say)' : '(our assumption; say "preempted every 6h" to change it)'}, ${formatDuration(restart)} to run again`,
    ...(saves
      ? [
          `A checkpoint of ${size} takes ${briefTimeText(checkpoint.writeHours, formatDuration)}; saving every ${formatDuration(interval)} loses least (${formatTenths(overhead)} of the time), every ${formatDuration(usual.intervalHours)}, as is often advised, ${formatTenths(usual.overhead)}`,
        ]
      : []),
    `Without checkpoints ${formatDuration(work)} of work would take ${formatDuration(withoutCheckpointsHours)}`,
    `Pays while spot is more than ${formatPercent(Math.max(0, breakEvenDiscount))} below on demand; up to ${formatDuration(hours.p90)} and ${formatUsd(spot.usd.p90)} if taken back more often`,
    ...(reclaimed === null
      ? []
      : [
          `${formatPercent(reclaimed.low)} to ${formatPercent(reclaimed.high)} of such machines were taken back within a month (${reclaimed.asOf}); no rate per hour is published`,
        ]),
  ]
}

const formatTenths = (share: number) => `${(share * 100).toFixed(share < 0.0995 ? 1 : 0)}%`

function reservedAlternative({ option, reserved }: TotalCost, { names }: RenderContext): CostAlternative {
  if (reserved === null) {
    const verdict = 'no commitment on these GPUs is on record there'
    return { kind: 'Reserved', where: names.provider(option.provider), cost: '–', time: '–', verdict, assumptions: [] }
  }
  const { low, high } = reserved.usd
  return {
    kind: 'Reserved',
    where: providerName({ provider: reserved.provider, tier: reserved.tier, pricing: 'on_demand' }, names),
    cost: formatUsdRange({ p10: low, p90: high }),
    time: formatDuration(option.hours.p50),
    verdict: reservedVerdict(reserved, option.hours.p50),
    assumptions: reservedAssumptions(reserved),
  }
}

function reservedVerdict(
  { agreed, pays, paysFromHoursAMonth: { low, high }, usedHoursAMonth }: ReservedAlternative,
  run: number,
): string {
  if (agreed) return 'your own price, for the term that you agreed'
  const from = low === high ? `${formatCount(low)} h` : `${formatCount(low)} to ${formatCount(high)} h`
  const used = usedHoursAMonth === null ? '' : `; you use ${formatCount(usedHoursAMonth)} h`
  if (pays === true) return `pays: from ${from} of use a month${used}`
  return `pays only from ${from} of use a month${used === '' ? `; this run is ${formatDuration(run)}` : used}`
}

function reservedAssumptions(reserved: ReservedAlternative): readonly string[] {
  const { agreed, published, discount, terms, months, prepaid, leastUsd } = reserved
  if (agreed) return ['As your team has agreed it']
  const discountRange = spanText(discount, formatPercent)
  return [
    published
      ? `${discountRange} off on demand: ${terms ?? 'terms not known'}${prepaid === true && terms?.includes('prepaid') !== true ? ', prepaid' : ''}`
      : `The provider publishes no discount; ${discountRange} is what RunPod is said to give`,
    ...(leastUsd === null || months === null
      ? []
      : [
          `The commitment is paid whole: ${formatUsdRange({ p10: leastUsd.low, p90: leastUsd.high })} for ${months === 1 ? 'a month' : `${months} months`} of these GPUs, used or not`,
        ]),
  ]
}

const maxHosted = 3

function hostedAlternatives(
  { option, hosted, closing }: TotalCost,
  { names, today }: RenderContext,
): readonly CostAlternative[] {
  const rows = hosted
    .slice(0, maxHosted)
    .map(({ provider, usd: { low, high }, asOf, minimumUsd, hosting }): CostAlternative => ({
      kind: 'Hosted',
      where: names.service(provider),
      cost: formatUsdRange({ p10: low, p90: high }),
      time: 'not said',
      verdict:
        high < option.allInUsd.p50
          ? `saves ${formatUsdDifference(option.allInUsd.p50, high)} or more`
          : low < option.allInUsd.p50
            ? 'may save'
            : 'more expensive than renting',
      assumptions: [
        `${asOf === null ? 'An undated price' : `Prices of ${formatDateWithAge(asOf, today)}`}, per token and epoch; ${minimumUsd === null ? 'a minimum is not known' : minimumUsd === 0 ? 'no minimum' : `at least ${formatUsd(minimumUsd)}`}`,
        `Afterwards: ${hosting ?? 'what serving the model costs is not known'}`,
      ],
    }))
  const closingNotes = closing.map((note) => `Not an alternative: ${note}`)
  const [first, ...rest] = rows
  if (first === undefined) {
    const verdict = 'no service on record lists a model of this size and way of training'
    return [{ kind: 'Hosted', where: '–', cost: '–', time: '–', verdict, assumptions: closingNotes }]
  }
  return [{ ...first, assumptions: [...first.assumptions, ...closingNotes] }, ...rest]
}
