/** GPU-hours that are billed against those that were used, and what the difference costs. */
import { formatCount, formatMoneyToCent, formatPercent, formatUsdPerHour } from '../../format/number-format.ts'
import { formatSignificant } from '../../format/significant-digits.ts'

export type BilledHoursFigures = {
  readonly billed: number
  readonly gpuCount: number
  /** As its name is shown; null: none is named. */
  readonly gpu: string | null
  /** Of each GPU. */
  readonly hours: number
  readonly charged: { readonly amount: number; readonly sign: '$' | '€' | '£' } | null
  /** Of a GPU, in dollars; null: nothing is on record. */
  readonly usual: { readonly low: number; readonly middle: number } | null
}

/** Start-up and hours that are rounded up make so much of it. */
const roundingShare = 0.02

/** The verdict with how much is too much, then its arithmetic, then what may be in it. */
export function billedHoursSentences(figures: BilledHoursFigures): readonly string[] {
  const { billed, gpuCount, gpu, hours, charged, usual } = figures
  const used = gpuCount * hours
  const money = (value: number): string => formatMoneyToCent(value, charged?.sign ?? '$')
  const each = charged === null ? null : charged.amount / billed
  const of = `${formatCount(gpuCount)}${gpu === null ? ' GPUs' : ` × ${gpu}`} × ${formatSignificant(hours, 4)} h = ${formatCount(used)} GPU-hours`
  const price =
    each === null || charged === null
      ? []
      : [
          `${money(charged.amount)} for ${formatCount(billed)} GPU-hours is ${money(each)} a GPU-hour${usual === null || charged.sign !== '$' ? '.' : `; on record the lowest is ${formatUsdPerHour(usual.low)}, the middle of the market ${formatUsdPerHour(usual.middle)}.`}`,
        ]
  const off = Math.abs(billed - used)
  if (off <= roundingShare * used)
    return [`Yes, the hours agree: ${of}, and ${formatCount(billed)} are billed.`, ...price]
  if (billed < used)
    return [
      `Less is billed than was used: ${of}, and ${formatCount(billed)} are billed, ${formatCount(off)} fewer.`,
      ...price,
      'Machines that started later or were stopped between explain it, or the rest comes on a later bill.',
    ]
  const times = billed / used
  const share = times < 1.5 ? `${formatPercent(off / used)} more` : `${formatSignificant(times, 2)} times as many`
  return [
    `No: you used ${of}, and ${formatCount(billed)} are billed, ${share}.${each === null ? '' : ` At its own price it should be ${money(each * used)}: ${money(each * off)} is too much.`}`,
    ...price,
    `${formatCount(billed)} GPU-hours are ${formatSignificant(billed / gpuCount, 3)} h of all ${formatCount(gpuCount)}, or ${formatSignificant(billed / hours, 3)} GPUs for your ${formatSignificant(hours, 4)} h: look whether machines ran on after the job or further ones were started, and ask for the start and stop of each before you pay.`,
  ]
}
