/** On demand, spot, reserved, hosted and owned in one table: what each costs, how long it takes, when it pays. */
import type { Decision } from '../recommend/decision/decision.ts'
import type { ReservedWay } from '../recommend/decision/reserved.ts'
import type { SpotWay } from '../recommend/decision/spot-way.ts'
import { ageInDays, dated } from './dates.ts'
import { count, duration, percent, usd, usdPerHour, usdRange } from './format.ts'
import type { Manner } from './manner.ts'
import { planName, pricingWords, providerName } from './names.ts'
import { ownRows } from './whole-own.ts'
import type { WayRow } from './way-row.ts'

/** One row or more for each way; a way that is not to be had says so. */
export function wayRows(decision: Decision, manner: Manner): readonly WayRow[] {
  return [
    asPlanned(decision, manner),
    ...onDemandRows(decision, manner),
    ...(decision.option.pricing === 'spot' ? [] : [spotRow(decision, manner)]),
    ...(decision.option.pricing === 'reserved' ? [] : [reservedRow(decision, manner)]),
    ...hostedRows(decision, manner),
    ...ownRows(decision, manner),
  ]
}

function asPlanned({ option, bill, spot }: Decision, { names, today, staleAfterDays }: Manner): WayRow {
  const days = ageInDays(option.priceAsOf, today)
  const stale = days !== null && days >= staleAfterDays ? ', stale' : ''
  const { priceRange } = option
  const now =
    priceRange === undefined
      ? ''
      : `; today it is likely ${usdPerHour(priceRange.low)} to ${usdPerHour(priceRange.high)}`
  const on = pricingWords[option.pricing]
  return {
    way: on.charAt(0).toUpperCase() + on.slice(1),
    where: `${planName(option, names)}, ${providerName(option, names)}`,
    cost: usd(option.usd.p50),
    time: duration(option.hours.p50),
    verdict: `the plan; ${usd(bill.total.p50)} with what comes on top`,
    assumes: [
      `${usdPerHour(option.usdPerGpuHour)} per GPU, seen ${dated(option.priceAsOf, today)}${stale}${now}`,
      ...(option.pricing === 'spot' && spot !== null ? spotAssumes(spot, today).slice(1) : []),
    ],
  }
}

/** Where the plan is not on demand: the same GPUs by the hour. */
function onDemandRows({ option, onDemand }: Decision, { names, today }: Manner): readonly WayRow[] {
  if (onDemand === null) return []
  const { provider, tier, usd: total, hours, usdPerGpuHour, priceAsOf } = onDemand
  const more = total - option.usd.p50
  return [
    {
      way: 'On demand',
      where: providerName({ provider, tier, pricing: 'on_demand' }, names),
      cost: usd(total),
      time: duration(hours.p50),
      verdict: more > 0 ? `costs ${usd(more)} more` : `saves ${usd(-more)}`,
      assumes: [`${usdPerHour(usdPerGpuHour)} per GPU, seen ${dated(priceAsOf, today)}`],
    },
  ]
}

function spotRow({ option, spot }: Decision, { names, today }: Manner): WayRow {
  if (spot === null) {
    const where = planName(option, names)
    return {
      way: 'Spot',
      where,
      cost: '–',
      time: '–',
      verdict: 'nobody on record rents these GPUs as spot',
      assumes: [],
    }
  }
  return {
    way: 'Spot',
    where: providerName({ provider: spot.provider, tier: spot.tier, pricing: 'on_demand' }, names),
    cost: usd(spot.usd.p50),
    time: duration(spot.hours.p50),
    verdict: spotVerdict(spot),
    assumes: spotAssumes(spot, today),
  }
}

function spotVerdict({ saves, refused, stale, withoutCheckpointsHours, run }: SpotWay): string {
  if (refused)
    return `refused: nothing is saved, and ${duration(run.work)} of work would be expected to take ${duration(withoutCheckpointsHours)}`
  if (saves === null) return 'the plan'
  if (saves <= 0) return 'does not pay'
  return stale ? `would save ${usd(saves)} at a stale price: check it` : `saves ${usd(saves)}`
}

/** Price, preemptions, checkpoints, the article's advice beside the best interval, and what happens without saving. */
function spotAssumes(spot: SpotWay, today: string): readonly string[] {
  const { run, usual, overhead, reclaimed, breakEvenDiscount, hours, withoutCheckpointsHours } = spot
  const { interruptions, saves, interval, work } = run
  const { between, said, restart, checkpoint } = interruptions
  const size =
    checkpoint.bytes < 1e9
      ? `${Math.max(1, Math.round(checkpoint.bytes / 1e6))} MB`
      : `${count(checkpoint.bytes / 1e9)} GB`
  return [
    `${usdPerHour(spot.usdPerGpuHour)} per GPU, seen ${dated(spot.priceAsOf, today)}`,
    `Preempted every ${duration(between)} ${said ? '(as you say)' : '(our assumption; say "preempted every 6h" to change it)'}, ${duration(restart)} to run again`,
    ...(saves
      ? [
          `A checkpoint of ${size} takes ${seconds(checkpoint.writeHours)}; saving every ${duration(interval)} loses least (${tenths(overhead)} of the time), every ${duration(usual.intervalHours)}, as the article advises, ${tenths(usual.overhead)}`,
        ]
      : []),
    `Without checkpoints ${duration(work)} of work would take ${duration(withoutCheckpointsHours)}`,
    `Pays while spot is more than ${percent(Math.max(0, breakEvenDiscount))} below on demand; up to ${duration(hours.p90)} and ${usd(spot.usd.p90)} if taken back more often`,
    ...(reclaimed === null
      ? []
      : [
          `${percent(reclaimed.low)} to ${percent(reclaimed.high)} of such machines were taken back within a month (${reclaimed.asOf}); no rate per hour is published`,
        ]),
  ]
}

const seconds = (hours: number) => (hours < 1 / 60 ? `${Math.max(1, Math.round(hours * 3600))} s` : duration(hours))
const tenths = (share: number) => `${(share * 100).toFixed(share < 0.0995 ? 1 : 0)}%`

function reservedRow({ option, reserved }: Decision, { names }: Manner): WayRow {
  if (reserved === null) {
    const verdict = 'no commitment on these GPUs is on record there'
    return { way: 'Reserved', where: names.provider(option.provider), cost: '–', time: '–', verdict, assumes: [] }
  }
  const { low, high } = reserved.usd
  return {
    way: 'Reserved',
    where: providerName({ provider: reserved.provider, tier: reserved.tier, pricing: 'on_demand' }, names),
    cost: usdRange({ p10: low, p90: high }),
    time: duration(option.hours.p50),
    verdict: reservedVerdict(reserved, option.hours.p50),
    assumes: reservedAssumes(reserved),
  }
}

function reservedVerdict(
  { agreed, pays, paysFromHoursAMonth: { low, high }, usedHoursAMonth }: ReservedWay,
  run: number,
): string {
  if (agreed) return 'your own price, for the term that you agreed'
  const from = low === high ? `${count(low)} h` : `${count(low)} to ${count(high)} h`
  const used = usedHoursAMonth === null ? '' : `; you use ${count(usedHoursAMonth)} h`
  if (pays === true) return `pays: from ${from} of use a month${used}`
  return `pays only from ${from} of use a month${used === '' ? `; this run is ${duration(run)}` : used}`
}

function reservedAssumes(reserved: ReservedWay): readonly string[] {
  const { agreed, published, discount, terms, months, prepaid, leastUsd } = reserved
  if (agreed) return ['As your team has agreed it']
  const off =
    discount.low === discount.high ? percent(discount.high) : `${percent(discount.low)} to ${percent(discount.high)}`
  return [
    published
      ? `${off} off on demand: ${terms ?? 'terms not known'}${prepaid === true && terms?.includes('prepaid') !== true ? ', prepaid' : ''}`
      : `The provider publishes no discount; ${off} is what the article says of RunPod`,
    ...(leastUsd === null || months === null
      ? []
      : [
          `The commitment is paid whole: ${usdRange({ p10: leastUsd.low, p90: leastUsd.high })} for ${months === 1 ? 'a month' : `${months} months`} of these GPUs, used or not`,
        ]),
  ]
}

const mostHosted = 3

function hostedRows({ option, hosted, closing }: Decision, { names, today }: Manner): readonly WayRow[] {
  const rows = hosted
    .slice(0, mostHosted)
    .map(({ provider, usd: { low, high }, asOf, minimumUsd, hosting }): WayRow => ({
      way: 'Hosted',
      where: names.service(provider),
      cost: usdRange({ p10: low, p90: high }),
      time: 'not said',
      verdict:
        high < option.usd.p50
          ? `saves ${usd(option.usd.p50 - high)} or more`
          : low < option.usd.p50
            ? 'may save'
            : 'dearer than renting',
      assumes: [
        `${asOf === null ? 'An undated price' : `Prices of ${dated(asOf, today)}`}, per token and epoch; ${minimumUsd === null ? 'a minimum is not known' : minimumUsd === 0 ? 'no minimum' : `at least ${usd(minimumUsd)}`}`,
        `Afterwards: ${hosting ?? 'what serving the model costs is not known'}`,
      ],
    }))
  const ending = closing.map((says) => `Not an alternative: ${says}`)
  const [first, ...rest] = rows
  if (first === undefined) {
    const verdict = 'no service on record lists a model of this size and way of training'
    return [{ way: 'Hosted', where: '–', cost: '–', time: '–', verdict, assumes: ending }]
  }
  return [{ ...first, assumes: [...first.assumes, ...ending] }, ...rest]
}
