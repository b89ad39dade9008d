/** Sums of rent that need no job: rentals against each other, and a bill against the use that is told. */
import {
  formatCount,
  formatCounted,
  formatExactHours,
  formatExactUsd,
  formatPercent,
  formatUsd,
  formatUsdPerHour,
} from '../../format/number-format.ts'
import { hoursOfMonth } from '../../../scenario/hours-of-time.ts'
import { formatSignificant } from '../../format/significant-digits.ts'

/** So many GPUs for so long. */
export type ComparedRental = {
  readonly gpu: string
  readonly count: number
  readonly hours: number
  readonly usdPerGpuHour: number
  /** Whose price it is; null: it was told. */
  readonly seller: string | null
  /** The middle of the prices on record; null: none is needed. */
  readonly usual: number | null
}

/** Less apart than this share is no difference: prices move by more. */
const aboutEven = 0.1

const usdOf = ({ count, hours, usdPerGpuHour }: ComparedRental): number => count * hours * usdPerGpuHour
const usualUsdOf = ({ count, hours, usual, usdPerGpuHour }: ComparedRental): number =>
  count * hours * (usual ?? usdPerGpuHour)
const gpusOf = ({ count, gpu }: ComparedRental): string => `${formatCount(count)} × ${gpu}`
const hoursText = (hours: number): string =>
  Number.isInteger(hours) ? `${formatCount(hours)} h` : formatExactHours(hours)
const gpuHoursText = (hours: number): string => hoursText(hours).replace(' h', ' GPU-hours')
const sumText = (side: ComparedRental): string =>
  `${gpusOf(side)} for ${hoursText(side.hours)} is ${formatExactUsd(usdOf(side))} (${gpuHoursText(side.count * side.hours)} at ${formatUsdPerHour(side.usdPerGpuHour)}${side.seller === null ? '' : `, ${side.seller}`})`
const cheapestFirst = (
  sides: readonly ComparedRental[],
  usd: (side: ComparedRental) => number,
): readonly ComparedRental[] => sides.toSorted((one, other) => usd(one) - usd(other))

/** Which of several rentals costs least, by hours and price alone. */
export function comparedRentalSentences(sides: readonly ComparedRental[]): readonly string[] {
  const inOrder = cheapestFirst(sides, usdOf)
  const [least, next] = inOrder
  if (least === undefined || next === undefined) return []
  const isEven = usdOf(next) - usdOf(least) < aboutEven * usdOf(next)
  const verdict = isEven ? `About even, ${gpusOf(least)} slightly cheaper` : `${gpusOf(least)} is cheapest`
  const usual = cheapestFirst(sides, usualUsdOf)
  const middle = usual.map((side) => `${formatUsd(usualUsdOf(side))} for ${gpusOf(side)}`).join(' against ')
  const [soonest = least] = sides.toSorted((one, other) => one.hours - other.hours)
  const waits = least.hours - soonest.hours
  return [
    `${verdict}: ${inOrder.map(sumText).join('; ')}.`,
    ...(sides.every((side) => side.usual === null)
      ? []
      : [
          `At the middle of the market it is ${middle}${usual[0] === least ? '' : ', the other way round: who rents it out decides, not the card'}.`,
        ]),
    ...(waits > 0
      ? [`${gpusOf(soonest)} is done ${hoursText(waits)} sooner${isEven ? ', which speaks for it' : ''}.`]
      : []),
    gpuTimeAlone,
  ]
}
const gpuTimeAlone = 'GPU time alone, by your hours: set-up, downloads and disks come on top.'

/** What several rentals come to together. */
export const addedRentalSentences = (sides: readonly ComparedRental[]): readonly string[] => {
  const sum = (usd: (side: ComparedRental) => number): number => sides.reduce((all, side) => all + usd(side), 0)
  const more = sides.every(({ usual }) => usual === null)
    ? ''
    : ` At the middle of the market it is ${formatUsd(sum(usualUsdOf))}.`
  return [`In all ${formatExactUsd(sum(usdOf))}: ${sides.map(sumText).join('; ')}.${more}`, gpuTimeAlone]
}

/** A bill, and the use that is told of. Dollars. */
export type BilledUse = {
  readonly usd: number
  readonly gpu: string
  readonly gpuCount: number
  readonly gpuHours: number
  /** GPUs of a machine whose hours may be meant where GPU-hours are written; null: no such reading. */
  readonly machineSize: number | null
  /** The lowest price on record, the middle, and the highest, with who asks them. */
  readonly low: { readonly usdPerGpuHour: number; readonly seller: string }
  readonly middle: number
  readonly high: { readonly usdPerGpuHour: number; readonly seller: string }
  /** That the bill is of; null: nobody says. */
  readonly provider: string | null
  /** As typed, where it was no dollars. */
  readonly typed: string | null
  /** It is asked whether it is too much. */
  readonly isDoubted: boolean
  /** It is asked whether it adds up, and not where the rest went. */
  readonly isChecked: boolean
}

/** What the same hours cost elsewhere, and whether that is much less. */
export function marketSentences(
  usd: number,
  gpuHours: number,
  median: number,
  low: { readonly usdPerGpuHour: number; readonly seller: string },
): readonly string[] {
  const each = usd / gpuHours
  const verdict =
    each > median * dearer
      ? 'But dear: you paid more than others ask'
      : each > low.usdPerGpuHour * dearer
        ? 'The price is a usual one, and others ask less'
        : 'You did not overpay: hardly anybody asks less'
  return [
    `${verdict}. The same GPU-hours cost ${formatUsd(gpuHours * low.usdPerGpuHour)} at ${formatUsdPerHour(low.usdPerGpuHour)} (${low.seller}), and ${formatUsd(gpuHours * median)} at the middle of the market (${formatUsdPerHour(median)}).`,
    `${each > median * dearer ? 'A rate that is listed is nothing to dispute: ask for a term or block price. ' : ''}Look whether a job ran in all those hours: machines that are left on are the usual waste.`,
  ]
}
const dearer = 1.15

/** More of the usual price than this is explained by no usual seller. */
const dear = 1.05

/** What the told use costs, what an hour of it would have cost, and what else a bill has. */
export function billedUseSentences(bill: BilledUse): readonly string[] {
  const { usd, gpu, gpuCount, gpuHours, low, middle, high, provider, typed, isDoubted, isChecked } = bill
  const each = usd / gpuHours
  const [least, usual] = [gpuHours * low.usdPerGpuHour, gpuHours * middle]
  const use = `${gpuHoursText(gpuHours)} of ${gpu}`
  const prices =
    provider !== null
      ? `${formatUsd(least)} at ${formatUsdPerHour(low.usdPerGpuHour)} (${low.seller})${usual > least * dear ? `, ${formatUsd(usual)} in its dearest form at ${formatUsdPerHour(middle)}` : ''}`
      : `${formatUsd(least)} (${formatUsdPerHour(low.usdPerGpuHour)}, ${low.seller}) to ${formatUsd(usual)} (${formatUsdPerHour(middle)}, the middle of the market)`
  const paid = `${formatUsd(usd)}${typed === null ? '' : ` (${typed})`} would be ${formatUsdPerHour(each)} a GPU`
  if (each < low.usdPerGpuHour * 0.95)
    return [
      `Less than expected: ${use} are ${prices}, and ${paid}.`,
      'A spot or reserved price, a discount or credits explain it, or part of the use is on another bill.',
    ]
  if (each <= middle * dear)
    return [
      `${isDoubted ? 'No, not too much: the use explains it' : 'Yes, the use explains it'}: ${use} are ${prices}, and ${paid}.`,
      ...(each > low.usdPerGpuHour * dear && provider === null
        ? [`At the lowest price it would have been ${formatUsd(least)}: ask ${low.seller}, or say who bills you.`]
        : []),
    ]
  const ofMachine = machineReading(bill)
  if (ofMachine !== null)
    return [
      `No, far too dear as GPU-hours: ${formatUsd(usd)}${typed === null ? '' : ` (${typed})`} for ${use} is ${formatUsdPerHour(each)} a GPU, ${formatSignificant(each / middle, 2)} times the middle of the market; they are ${prices}.`,
      ofMachine,
    ]
  const rest = usd - usual
  const hours = [usd / middle, usd / low.usdPerGpuHour].map((value) => Number((value - gpuHours).toPrecision(2)))
  const [fewer = 0, more = 0] = hours
  const span = (of: (value: number) => number): string =>
    provider !== null || formatCount(of(fewer)) === formatCount(of(more))
      ? formatCount(of(fewer))
      : `${formatCount(of(fewer))} to ${formatCount(of(more))}`
  const machineHours =
    gpuCount > 1
      ? `, ${span((value) => Number((value / gpuCount).toPrecision(2)))} h of all ${formatCount(gpuCount)}`
      : ''
  const isOfDearest = provider === null && each <= high.usdPerGpuHour * dear
  const isJudged = isChecked || isDoubted
  const together =
    gpuCount > 1 ? `, ${formatUsdPerHour(each * gpuCount)} for all ${formatCount(gpuCount)} together` : ''
  const explained = `The use explains ${formatUsd(provider === null ? least : usual)}${provider === null ? ` to ${formatUsd(usual)}` : ''} of it: ${use} are ${prices}. ${paid}, so about ${formatUsd(rest)}${provider === null ? ' and more' : ''} is something else.`
  return [
    isJudged
      ? `No: ${use} are ${prices}; ${paid}, ${formatUsd(rest)} (${formatPercent(rest / usual)}) more.`
      : explained,
    ...(isJudged
      ? [
          `First look which rate the invoice has: at ${formatUsdPerHour(each)} a GPU${together} the hours would explain all of it. Prices fall, so an older list price, another region or dedicated machines are possible.`,
        ]
      : []),
    `${isOfDearest ? 'Either machines stood idle' : isJudged ? 'Else machines stood idle' : 'Most likely machines stood idle'}: at those prices the rest is ${span((value) => value)} further GPU-hours${machineHours}, of set-up, downloads, runs that failed, nights and weekends.`,
    ...(isOfDearest
      ? [
          `Or the seller is dear: the prices on record go up to ${formatUsdPerHour(high.usdPerGpuHour)} (${high.seller}), with which the use alone would be ${formatUsd(gpuHours * high.usdPerGpuHour)}.`,
        ]
      : []),
    'Beside that: disks and snapshots that go on while machines are stopped, data out, machines of colleagues, support, tax. The usage export of the provider has it line by line: set its GPU-hours against the log of the jobs.',
  ]
}

/** Hours of a whole machine that are written as GPU-hours, where that makes the price a usual one; null: it does not. */
function machineReading({ usd, gpuHours, machineSize, low, middle, high }: BilledUse): string | null {
  if (machineSize === null || usd / gpuHours < middle * farTooDear) return null
  const perGpu = usd / gpuHours / machineSize
  return perGpu < low.usdPerGpuHour * cheapest || perGpu > high.usdPerGpuHour * dear
    ? null
    : `If the ${formatCount(gpuHours)} are hours of a whole machine of ${formatCount(machineSize)}, it is ${formatCount(gpuHours * machineSize)} GPU-hours at ${formatUsdPerHour(perGpu)}, a usual price. Ask which of the two the line counts, with the usage export, before you pay.`
}
/** Of the lowest price on demand: what a term or spot takes off. */
const cheapest = 0.75
const farTooDear = 2

/** Machines that are paid for a term at a price. Money in the currency that was typed. */
export type TermSum = {
  readonly gpuCount: number
  readonly hours: number
  readonly perGpuHour: number
  readonly sign: string
  /** GPUs that are down on average, and of how many machines; null: none are spoken of. */
  readonly down: { readonly gpus: number; readonly isOfNodes: number | null } | null
  readonly usedShare: number | null
  /** Owed whether used or not. */
  readonly isBound: boolean
}

/** What a term comes to, and what an hour costs of the GPUs that work. */
export function termSumSentences({
  gpuCount,
  hours,
  perGpuHour,
  sign,
  down,
  usedShare,
  isBound,
}: TermSum): readonly string[] {
  const money = (value: number): string => formatUsd(value).replace('$', sign)
  const price = (value: number): string => `${sign}${value.toFixed(2)}`
  const all = gpuCount * hours * perGpuHour
  const months = hours / hoursOfMonth
  const monthly = months > 1.5 ? ` (${money(all / months)} a month)` : ''
  const sum = `${sign}${formatCount(Math.round(all))}${monthly}: ${formatCount(gpuCount)} GPUs × ${formatCount(hours)} h × ${price(perGpuHour)}${isBound ? ', owed whether they are used or not' : ''}.`
  const working = gpuCount - (down?.gpus ?? 0)
  const lost = all * (1 - working / gpuCount)
  return [
    sum,
    ...(down === null
      ? []
      : [
          `With ${down.isOfNodes === null ? '' : `${formatCounted(down.isOfNodes, 'machine')} of ${formatCount(down.gpus / down.isOfNodes)}, `}${formatSignificant(down.gpus, 3)} of ${formatCount(gpuCount)} GPUs (${formatSignificant((100 * down.gpus) / gpuCount, 2)}%) down on average an hour of a GPU that works costs ${price((perGpuHour * gpuCount) / working)}, and ${money(lost)} of the sum is for GPUs that stand still.`,
          'Ask for a credit for hours that are down, or for spare machines beside those that are paid; a job that needs all of them at once waits for the last one, which costs more than its share.',
        ]),
    ...(usedShare === null
      ? []
      : [
          `At ${formatSignificant(100 * usedShare, 2)}% use an hour that is used costs ${price((perGpuHour * gpuCount) / (working * usedShare))}; ${money(all * (1 - usedShare))} are for idle hours.`,
        ]),
  ]
}
