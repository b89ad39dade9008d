/** An invoice against the sum of its own figures, to the cent. */
import type { InvoicedData } from '../../../language/inquiries/invoice-check.ts'
import { formatCount, formatMoneyToCent, formatPercent } from '../../format/number-format.ts'
import { formatSignificant } from '../../format/significant-digits.ts'

/** In the currency that was typed; `isOfAll`: the hours are GPU-hours. */
export type InvoiceFigures = {
  readonly charged: number
  readonly sign: '$' | '€' | '£'
  readonly gpuCount: number
  readonly hours: number
  readonly isOfAll: boolean
  readonly price: number
  readonly data: readonly InvoicedData[]
}

/** Of the sum, or of an amount of money: what rounding makes. */
const roundingShare = 0.002
const roundingSum = 1
/** A terabyte of 1,024 gigabytes. */
const binary = 1.024

/** The verdict with the difference, then the products, then what may be in it. */
export function invoiceCheckSentences(figures: InvoiceFigures): readonly string[] {
  const { charged, sign, gpuCount, hours, isOfAll, price, data } = figures
  const money = (value: number): string => formatMoneyToCent(value, sign)
  const gpus = gpuCount * hours * price
  const moved = data.reduce((sum, { gigabytes, perGb }) => sum + gigabytes * perGb, 0)
  const sum = gpus + moved
  const most = data.reduce(
    (all, { gigabytes, perGb }) => all + gigabytes * perGb * (gigabytes < 1000 ? 1 : binary),
    gpus,
  )
  const tolerance = Math.max(roundingSum, roundingShare * sum)
  const isRight = charged >= sum - tolerance && charged <= most + tolerance
  const gap = charged - (charged > sum ? most : sum)
  const lines = [
    `${isOfAll ? `${formatCount(hours)} GPU-hours` : `${formatCount(gpuCount)} × ${formatSignificant(hours, 4)} h`} × ${money(price)} = ${money(gpus)}`,
    ...data.map(
      ({ gigabytes, perGb }) => `${formatCount(gigabytes)} GB × ${sign}${perGb} = ${money(gigabytes * perGb)}`,
    ),
  ]
  const ofBinary = moved > 0 && most - sum > 0.005 ? `; with 1 TB as 1,024 GB ${money(most)}` : ''
  const total = `${lines.join('; ')}${data.length === 0 ? '' : `; together ${money(sum)}${ofBinary}`}.`
  if (isRight) return [`Yes: by your figures it is ${money(sum)}, and ${money(charged)} agrees with that.`, total]
  const off = Math.abs(gap)
  const extra = `${formatSignificant(off / price, 3)} GPU-hours at that price${gpuCount > 1 ? `, ${formatSignificant(off / price / gpuCount, 3)} h of all ${formatCount(gpuCount)}` : ''}`
  return [
    `No: by your figures it is ${money(sum)}; ${money(charged)} is ${money(Math.abs(charged - sum))} or ${formatPercent(Math.abs(charged - sum) / sum)} ${charged > sum ? 'more' : 'less'}.`,
    total,
    charged > sum
      ? `The difference is as much as ${extra}. Ask for the lines: start-up and idle time, hours rounded up, disks and snapshots, support, tax.`
      : `The difference is as much as ${extra}: a credit, a discount, or hours that are billed later.`,
  ]
}
