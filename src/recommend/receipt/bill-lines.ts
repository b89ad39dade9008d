/** The bill, part by part: what renting comes to in all. */
import type { ReceiptContext, ReceiptLine } from './receipt-line.ts'
import { formulaLine } from './formula-line.ts'
import { sourceOf } from './receipt-sources.ts'

/** Each part with its formula where one ran; what nobody has priced says so. */
export function billReceiptLines({ dependencies: { bill, catalog } }: ReceiptContext): readonly ReceiptLine[] {
  const parts = bill.parts.map(({ id, usd, says, sources: ids, calculation }): ReceiptLine => {
    const sources = ids.map((source) => sourceOf(catalog, source))
    const figure = `bill: ${id}`
    if (calculation === undefined || usd === null)
      return { part: 'bill', figure, value: usd, unit: 'USD', sources, note: says }
    return { ...formulaLine('bill', figure, usd, calculation.formula, calculation.inputs, sources), note: says }
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
