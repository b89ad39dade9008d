/** A receipt line of a formula that ran. */
import type { Formula } from '../../estimate/formulas/formula.ts'
import { inputOriginOf } from '../../estimate/formulas/input-origin.ts'
import type { ReceiptLine, ReceiptSource } from './receipt-line.ts'

/** The line: the text of the formula, each input with its unit and where it comes from. */
export function formulaLine(
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
        { value: input, unit: formula.inputs[name] ?? '', from: inputOriginOf(formula, name) },
      ]),
    ),
    sources,
    note: formula.meaning,
  }
}
