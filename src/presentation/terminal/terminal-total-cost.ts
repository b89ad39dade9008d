/** The whole cost for a terminal: the same words, in columns. */
import stringWidth from 'string-width'
import { alignColumns, wrapText } from './text-columns.ts'
import { layoutWidth, type Terminal, joinParagraphs } from './terminal.ts'
import type { TotalCostSummary } from '../content/total-cost/total-cost-summary.ts'

/** Lines joined by newlines; ends without one. */
export function terminalTotalCost(totalCost: TotalCostSummary, terminal: Terminal): string {
  const { paint } = terminal
  const columns = layoutWidth(terminal)
  const { headline, summary, bill, rules, alternatives, energy, converted, sources } = totalCost
  const title = (words: string) => paint('bold', words)
  const amount = Math.max(...bill.map(({ usd }) => stringWidth(usd)))
  const paragraphs = [
    [
      ...wrapText(headline, columns).map(title),
      ...wrapText(summary, columns),
      ...(converted === '' ? [] : wrapText(converted, columns)),
    ],
    [
      title('The bill'),
      ...bill.flatMap(({ usd, says }) =>
        wrapText(says, columns, `  ${usd.padStart(amount)}  `, ' '.repeat(amount + 4)),
      ),
    ],
    rules.length === 0
      ? []
      : [title('What the provider asks'), ...rules.flatMap((rule) => wrapText(rule, columns, '  ', '    '))],
    [title('Side by side'), ...alternativeLines(alternatives, columns)],
    [
      title('What each assumes'),
      ...alternatives.flatMap(({ kind, where, assumptions }) =>
        assumptions.length === 0
          ? []
          : wrapText(`${kind}, ${where}: ${assumptions.join('. ')}.`, columns, '  ', '    '),
      ),
    ],
    [
      ...wrapText(energy, columns, 'Electricity  ', ' '.repeat(13)),
      ...wrapText(sources, columns, 'Sources      ', ' '.repeat(13)),
    ].map((line) => paint('dim', line)),
  ]
  return joinParagraphs(paragraphs)
}

/** A table of way, cost, time and verdict where it fits; two lines a way elsewhere. */
function alternativeLines(alternatives: TotalCostSummary['alternatives'], columns: number): readonly string[] {
  const rows = alternatives.map(({ kind, where, cost, time, verdict }) => ({
    head: [kind, where, cost, time],
    verdict,
  }))
  const heads = alignColumns(
    rows.map(({ head }) => head),
    ['left', 'left', 'right', 'right'],
  )
  const widest = Math.max(...heads.map((line) => stringWidth(line)))
  const verdictWidth = columns - widest - 4
  if (verdictWidth >= 24)
    return heads.flatMap((line, at) =>
      wrapText(rows[at]?.verdict ?? '', columns, `  ${line.padEnd(widest)}  `, ' '.repeat(widest + 4)),
    )
  return alternatives.flatMap(({ kind, where, cost, time, verdict }) => [
    ...wrapText(`${kind}: ${where}`, columns, '  ', '    '),
    ...wrapText(`${cost}, ${time}: ${verdict}`, columns, '    '),
  ])
}
