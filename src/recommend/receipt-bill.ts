/** The bill, part by part: what renting comes to in all. */
import type { Opened, ReceiptLine } from './receipt-parts.ts'
import { lineOf } from './receipt-line.ts'
import { sourceOf } from './receipt-sources.ts'

/** Each part with its formula where one ran; what nobody has priced says so. */
export function billLines({ books: { bill, catalog } }: Opened): readonly ReceiptLine[] {
  const parts = bill.parts.map(({ id, usd, says, sources: ids, working }): ReceiptLine => {
    const sources = ids.map((source) => sourceOf(catalog, source))
    const figure = `bill: ${id}`
    if (working === undefined || usd === null)
      return { part: 'bill', figure, value: usd, unit: 'USD', sources, note: says }
    return { ...lineOf('bill', figure, usd, working.formula, working.inputs, sources), note: says }
  })
  const { p10, p50, p90 } = bill.total
  const total = (figure: string, value: number, note: string): ReceiptLine => {
    return { part: 'bill', figure, value, unit: 'USD', sources: [sourceOf(catalog, 'definition')], note }
  }
  return [
    ...parts,
    total('bill: everything', p50, 'the sum of the parts that are known'),
    total('bill: everything, low end', p10, 'the range of hours and price'),
    total('bill: everything, high end', p90, 'the range of hours and price'),
  ]
}
