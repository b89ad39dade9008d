/** A receipt line of a formula that ran. */
import type { Formula } from '../estimate/formula.ts'
import { originOf } from '../estimate/origin.ts'
import type { ReceiptLine, ReceiptSource } from './receipt-parts.ts'

/** The line: the text of the formula, each input with its unit and where it comes from. */
export function lineOf(
  part: ReceiptLine['part'],
  figure: string,
  value: number | null,
  formula: Formula,
  inputs: Readonly<Record<string, number>>,
  sources: readonly ReceiptSource[],
): ReceiptLine {
  return {
    part,
    figure,
    value,
    unit: formula.unit,
    formula: formula.expression,
    inputs: Object.fromEntries(
      Object.entries(inputs).map(([name, input]) => [
        name,
        { value: input, unit: formula.inputs[name] ?? '', from: originOf(formula, name) },
      ]),
    ),
    sources,
    note: formula.meaning,
  }
}
