/** "Which GPU should I buy?": each purchase price on record against renting the same GPU. */
import { hoursOfMonth, hoursOfWeek, periodsPerYear } from '../../../scenario/hours-of-time.ts'
import type { PurchaseUse } from '../../../recommend/inquiries/buying.ts'
import type { PriceOnRecord } from '../../../recommend/inquiries/quote.ts'
import type { PurchaseAlternative } from '../../../recommend/total-cost/purchase-alternative.ts'
import type { RenderContext } from '../../render-context.ts'
import { formatSignificant } from '../../format/significant-digits.ts'
import type { DisplayNames } from '../../format/display-names.ts'
import {
  formatCount,
  formatDuration,
  formatPercent,
  formatUsd,
  formatUsdPerHour,
  formatUsdRange,
} from '../../format/number-format.ts'
import { bullet, command, line, type MessageContent } from '../message-content.ts'
import { answerOfLines, unusedLines } from './answer-lines.ts'

/** A job on one rented GPU of the first kind: hours and the whole bill. */
export type RunToRent = { readonly hours: number; readonly usd: number }

/** `asked`: the GPUs that were named, as people call them; '' for none. `use`: of the first of `purchases`; `run`: of a job that nobody says how often runs. */
export function buyingMessage(
  purchases: readonly PurchaseAlternative[],
  asked: string,
  use: PurchaseUse | null,
  gpuCount: number,
  unused: readonly string[],
  names: DisplayNames,
  run: RunToRent | null = null,
): MessageContent {
  const [soonest] = purchases
    .filter(({ breakEvenHours }) => breakEvenHours !== null)
    .toSorted((one, other) => (one.breakEvenHours ?? 0) - (other.breakEvenHours ?? 0))
  const [first] = purchases
  const headline =
    first !== undefined && use !== null
      ? usedHeadline(first, use, gpuCount, names)
      : first !== undefined && run !== null
        ? runHeadline(first, run, gpuCount, names)
        : purchases.length === 0
          ? `I have no purchase price of ${asked} on record: say what it is offered for, such as “buy at $9,000 each or rent”, and I can compare.`
          : soonest === undefined
            ? 'Rent: none of these pays for itself at the rents on record.'
            : `Rent, unless it is busy for more than about ${hoursAWeek(soonest)} hours a week for ${formatCount(soonest.years)} years: that is when ${withArticle(names.gpu(soonest.gpu))}, the first of these, has paid for itself.`
  return answerOfLines(
    headline,
    [
      ...purchases.map((purchase) => bullet(purchaseLine(purchase, names))),
      ...(first === undefined || use === null || gpuCount < 2 ? [] : [line(machineSums(first, use, gpuCount))]),
      ...(use === null
        ? [
            run === null
              ? line(
                  'Which one is right depends on the job: say it, such as ',
                  command('8b qlora 20M tokens on a 4090'),
                  '.',
                )
              : line('How often it runs decides: say it, such as “every week”.'),
          ]
        : []),
    ],
    [...purchaseNotes(purchases), ...unusedLines(unused)],
  )
}

/** A job that nobody says how often runs: after how many of them a card has paid for itself. */
function runHeadline(
  { gpu, usualUsd, resaleUsd, powerUsdPerHour }: PurchaseAlternative,
  { hours, usd }: RunToRent,
  gpuCount: number,
  names: DisplayNames,
): string {
  const saved = usd - hours * powerUsdPerHour * gpuCount
  const runs = saved <= 0 ? null : Math.ceil((gpuCount * (usualUsd - resaleUsd)) / saved)
  const cards =
    gpuCount === 1
      ? `${withArticle(names.gpu(gpu))} of ${formatUsd(usualUsd)} has`
      : `${formatCount(gpuCount)} × ${names.gpu(gpu)} of ${formatUsd(usualUsd)} each have`
  const these = gpuCount === 1 ? 'itself' : 'themselves'
  const pays =
    runs === null
      ? `never paid for ${these}`
      : `paid for ${these} after some ${formatSignificant(runs, 2)} such runs, what it is sold for later counted`
  return `${runs !== null && runs < fewRuns ? 'Buy, if there are more such runs' : 'Rent'}: one run takes about ${formatDuration(hours)} and costs ${formatUsd(usd)} to rent, and ${cards} ${pays}.`
}
/** So few a team has in a month. */
const fewRuns = 5

/** The verdict for so many hours of a week: the years after which it pays against those that a GPU is reckoned to last. */
function usedHeadline(
  { gpu, usualUsd, years: usefulLife }: PurchaseAlternative,
  use: PurchaseUse,
  gpuCount: number,
  names: DisplayNames,
): string {
  const { hoursPerWeek, rentUsdPerYear, run, years, yearsWithoutResale } = use
  const runs =
    run === null ? '' : `a run takes about ${formatDuration(run.hours)} and costs ${formatUsd(run.usd)} to rent: `
  const often =
    run === null
      ? `${formatSignificant(hoursPerWeek, 2)} hours a week of renting ${withArticle(names.gpu(gpu))} are`
      : 'that is'
  // What a server sells for later is the least certain: where that alone makes it pay, a commitment is the safer half-way.
  const restsOnResale = gpuCount > 1 && (yearsWithoutResale ?? Infinity) > usefulLife
  const pays =
    years === null
      ? 'never pays for itself'
      : years > maxYears
        ? `takes more than ${maxYears} years to pay for itself`
        : `pays for itself after ${formatSignificant(years, 2)} years${restsOnResale ? ' if it can be sold then' : ''}`
  const verdict =
    years === null || years > usefulLife ? 'Rent' : restsOnResale ? 'Rent or reserve, unless that use is sure' : 'Buy'
  return `${verdict}: ${runs}${often} ${formatUsd(rentUsdPerYear)} a year, and one bought for ${formatUsd(usualUsd)} ${pays} at that use.`
}

/** The sums of all GPUs, as a budget has them. */
function machineSums(
  { usualUsd, powerUsdPerHour, upkeepUsdPerYear }: PurchaseAlternative,
  use: PurchaseUse,
  gpuCount: number,
): string {
  const power = powerUsdPerHour * use.hoursPerWeek * periodsPerYear.week * gpuCount
  const upkeep =
    upkeepUsdPerYear === 0
      ? ''
      : ` and some ${formatUsd(upkeepUsdPerYear * gpuCount)} a year for rack space, network, spares and those who run it`
  const unsold =
    use.yearsWithoutResale === null
      ? ''
      : ` If it cannot be sold later it takes ${formatSignificant(use.yearsWithoutResale, 2)} years.`
  const busy = use.hoursPerWeek / hoursOfWeek
  return `All ${formatCount(gpuCount)} GPUs, busy ${formatPercent(busy)} of the time: ${formatUsd(use.rentUsdPerYear * gpuCount)} a year to rent, against ${formatUsd(usualUsd * gpuCount)} to buy, ${formatUsd(power)} a year of electricity${upkeep}.${unsold}`
}
/** Nobody keeps a GPU for longer. */
const maxYears = 10

const hoursAWeek = ({ hoursAWeek: hours }: PurchaseAlternative): string => formatSignificant(hours ?? 0, 2)
const withArticle = (gpu: string): string => `${/^[AHRL]\d|^RTX/u.test(gpu) ? 'an' : 'a'} ${gpu}`

function purchaseLine(purchase: PurchaseAlternative, names: DisplayNames): string {
  const { gpu, condition, usd, rent, breakEvenHours } = purchase
  const price = usd.low === usd.high ? formatUsd(usd.low) : formatUsdRange({ p10: usd.low, p90: usd.high })
  const bought = `${names.gpu(gpu)}, ${condition}: ${price}${purchase.isRecalled && usd.low !== usd.high ? ' (recalled)' : ''}`
  if (rent === null) return `${bought}; no provider on record rents one by the hour`
  const place = names.provider(rent.provider)
  const rented = `rented at ${formatUsdPerHour(rent.usdPerGpuHour)} (${place})`
  if (breakEvenHours === null) return `${bought}; ${rented}, which is less than its electricity: buying never pays`
  const hours = formatCount(Number(breakEvenHours.toPrecision(2)))
  const isPossible = (purchase.hoursAWeek ?? 0) <= hoursOfWeek
  const often = isPossible
    ? `${hoursAWeek(purchase)} hours a week for ${formatCount(purchase.years)} years`
    : 'longer than it is expected to last'
  return `${bought}; ${rented}; pays for itself after about ${hours} hours of use, ${often}`
}

function purchaseNotes(purchases: readonly PurchaseAlternative[]) {
  const [first] = purchases
  if (first === undefined) return []
  const share = Math.round((100 * first.resaleUsd) / first.usualUsd)
  return [
    line(
      `Assumed: electricity at ${formatUsd(first.usdPerKwh)}/kWh, sold for ${share}% of its price after ${formatCount(first.years)} years; the machine around it is not counted for a card at home.`,
    ),
  ]
}

const weeksOfMonth = periodsPerYear.week / periodsPerYear.month

/** Of a machine without a price on record: what was said of its price and use, against the rent of as many GPU-hours. */
export function boughtSentences(
  {
    gpu,
    priceUsd,
    count,
    hoursPerWeek,
    areGpuHours,
    rented,
  }: {
    readonly gpu: string
    readonly priceUsd: number
    readonly count: number
    /** GPU-hours, all GPUs together. */
    readonly hoursPerWeek: number
    /** They were named as hours of GPUs, and may be meant as those of the machine. */
    readonly areGpuHours: boolean
    readonly rented: PriceOnRecord
  },
  { names, rules }: RenderContext,
): readonly string[] {
  const month = hoursPerWeek * weeksOfMonth
  const rent = month * rented.usdPerGpuHour
  const years = priceUsd / rent / 12
  const busy = month / (hoursOfMonth * count)
  const verdict = years > rules.cardYears.base ? 'Rent' : 'Buy, if that use is sure'
  return [
    `${verdict}: ${formatCount(Number(month.toPrecision(3)))} GPU-hours a month are ${formatUsd(rent)} at ${formatUsdPerHour(rented.usdPerGpuHour)} (${names.gpu(rented.gpu)} at ${names.provider(rented.provider)}, ${rented.priceAsOf}), so ${formatUsd(priceUsd)} pay for themselves after ${formatSignificant(years, 2)} years, power and upkeep not counted.`,
    `${formatCount(count)} × ${gpu} would be busy ${formatPercent(busy)} of the time; a machine pays above about half.${areGpuHours ? ` If the hours are those of the whole machine rather than of one GPU, it is ${formatSignificant(years / count, 2)} years.` : ''}`,
  ]
}
