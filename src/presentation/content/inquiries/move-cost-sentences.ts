/** A move that costs something once, in sentences. */
import { hoursOfMonth } from '../../../scenario/hours-of-time.ts'
import { formatCount, formatUsd } from '../../format/number-format.ts'
import { formatSignificant } from '../../format/significant-digits.ts'

type MoveOption = { readonly price: number }

/** Whether and when it pays, with our speeds and without any gain of speed; money in the currency that was typed. */
export function moveCostSentences({
  before,
  after,
  gpuHours,
  cost,
  sign,
  speedup,
  names,
  gpuCount,
  isBound,
}: {
  readonly before: MoveOption
  readonly after: MoveOption
  /** Of a month, on the GPUs before. */
  readonly gpuHours: number
  readonly cost: number
  readonly sign: string
  /** Of the GPUs after over those before; 1: the same. */
  readonly speedup: number
  readonly names: { readonly before: string; readonly after: string }
  readonly gpuCount: number | null
  /** What is paid today binds for a term that may not be over. */
  readonly isBound: boolean
}): readonly string[] {
  const money = (value: number): string => formatUsd(value).replace('$', sign)
  const price = (value: number): string => `${sign}${value.toFixed(2)}`
  const months = (saved: number): string => `${formatSignificant(cost / saved, 2)} months`
  const now = gpuHours * before.price
  const hoursAfter = Number((gpuHours / speedup).toPrecision(2))
  const then = (gpuHours / speedup) * after.price
  const saved = now - then
  const savedAlike = gpuHours * (before.price - after.price)
  const isSame = speedup === 1
  const work = isSame
    ? `the same ${formatCount(gpuHours)} h × ${price(after.price)} are ${money(then)}`
    : `the same work takes about ${formatCount(hoursAfter)} h on ${names.after}, which does ${formatSignificant(speedup, 2)} times as much in our plans, × ${price(after.price)}: ${money(then)}`
  const verdict =
    saved <= 0
      ? `No: it costs ${money(-saved)} a month more`
      : cost / saved > longMonths
        ? `Hardly: it takes ${months(saved)} to come back`
        : `Yes: ${money(cost)} are back after about ${months(saved)}`
  const most = gpuCount === null ? null : gpuCount * hoursOfMonth
  return [
    `${verdict}. Today ${formatCount(gpuHours)} h × ${price(before.price)} are ${money(now)} a month; ${work}${saved > 0 ? `, ${money(saved)} less` : ''}.`,
    ...(isSame
      ? []
      : [
          savedAlike > 0
            ? `Even if ${names.after} were no faster for your jobs it would be ${money(savedAlike)} less a month, and back after ${months(savedAlike)}: measure a day of your own jobs before you sign.`
            : `It pays only while your jobs run more than ${formatSignificant(after.price / before.price, 2)} times as fast there: measure a day of them before you sign.`,
        ]),
    ...(most !== null && gpuHours > most
      ? [
          `${formatCount(gpuHours)} GPU-hours a month are more than ${formatCount(gpuCount ?? 0)} GPUs have (${formatCount(most)}): check which of both is right.`,
        ]
      : []),
    isBound
      ? 'What is reserved today is owed until its term ends: count from then on, not from now.'
      : 'Rent by the hour only what is used: a new commitment is paid day and night, and moving data out may cost once more.',
  ]
}
/** More is longer than prices hold. */
const longMonths = 18
