/** An invoice of lines that were typed: the sum, then each line. */
import type { InvoiceLine } from '../../../language/inquiries/invoice-lines.ts'
import { formatCount, formatMoneyToCent } from '../../format/number-format.ts'

/** In the currency that was typed. */
export function invoiceSumSentences(lines: readonly InvoiceLine[], sign: string): readonly string[] {
  const money = (value: number): string => formatMoneyToCent(value, sign)
  const sum = lines.reduce((total, { amount }) => total + amount, 0)
  const [dearest] = lines.toSorted((one, other) => other.amount - one.amount)
  const kept = lines.flatMap(({ wholeMonth, amount }) =>
    wholeMonth === null
      ? []
      : [
          `What is kept is counted for as long as the GPUs; where a month is billed whole it is ${money(wholeMonth)}, ${money(sum - amount + wholeMonth)} in all.`,
        ],
  )
  return [
    `${money(sum)} in all, by your figures${dearest === undefined ? '' : `, ${Math.round((100 * dearest.amount) / sum)}% of it “${dearest.words}”`}.`,
    ...lines.map(({ words, amount, factors }) =>
      factors.length === 0 ? `${words}: ${money(amount)}.` : `${words}: ${timesOf(factors, sign)} = ${money(amount)}.`,
    ),
    ...kept,
    'Without tax; a terabyte is counted as 1,000 GB.',
  ]
}

/** The price of one is the second of them, or the third behind a count and hours. */
const timesOf = (factors: readonly string[], sign: string): string =>
  factors
    .map((factor) => (/^[\d.]+$/u.test(factor) ? Number(factor) : factor))
    .map((factor, at) => {
      if (typeof factor === 'string') return factor.replace(/^\d{4,}(?= )/u, (digits) => formatCount(Number(digits)))
      return at === 0 ? `${factor} GPUs` : `${sign}${factor < 1 ? factor : factor.toFixed(2)}`
    })
    .join(' × ')
