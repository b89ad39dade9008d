/** The whole cost for a terminal: the same words, in columns. */
import stringWidth from 'string-width'
import { alignColumns, wrap } from './columns.ts'
import type { Terminal } from './terminal.ts'
import type { WholeCost } from './whole-cost.ts'

/** Lines joined by newlines; ends without one. */
export function wholeCostTerminal(whole: WholeCost, { width, paint }: Terminal): string {
  const columns = Math.max(40, Math.min(width, 120))
  const { headline, summary, bill, rules, ways, energy, converted, sources } = whole
  const title = (words: string) => paint('bold', words)
  const amount = Math.max(...bill.map(({ usd }) => stringWidth(usd)))
  const paragraphs = [
    [
      ...wrap(headline, columns).map(title),
      ...wrap(summary, columns),
      ...(converted === '' ? [] : wrap(converted, columns)),
    ],
    [
      title('The bill'),
      ...bill.flatMap(({ usd, says }) => wrap(says, columns, `  ${usd.padStart(amount)}  `, ' '.repeat(amount + 4))),
    ],
    rules.length === 0
      ? []
      : [title('What the provider asks'), ...rules.flatMap((rule) => wrap(rule, columns, '  ', '    '))],
    [title('Side by side'), ...wayLines(ways, columns)],
    [
      title('What each assumes'),
      ...ways.flatMap(({ way, where, assumes }) =>
        assumes.length === 0 ? [] : wrap(`${way}, ${where}: ${assumes.join('. ')}.`, columns, '  ', '    '),
      ),
    ],
    [
      ...wrap(energy, columns, 'Electricity  ', ' '.repeat(13)),
      ...wrap(sources, columns, 'Sources      ', ' '.repeat(13)),
    ].map((line) => paint('dim', line)),
  ]
  return paragraphs
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')
}

/** A table of way, cost, time and verdict where it fits; two lines a way elsewhere. */
function wayLines(ways: WholeCost['ways'], columns: number): readonly string[] {
  const rows = ways.map(({ way, where, cost, time, verdict }) => ({ head: [way, where, cost, time], verdict }))
  const heads = alignColumns(
    rows.map(({ head }) => head),
    ['left', 'left', 'right', 'right'],
  )
  const widest = Math.max(...heads.map((line) => stringWidth(line)))
  const room = columns - widest - 4
  if (room >= 24)
    return heads.flatMap((line, at) =>
      wrap(rows[at]?.verdict ?? '', columns, `  ${line.padEnd(widest)}  `, ' '.repeat(widest + 4)),
    )
  return ways.flatMap(({ way, where, cost, time, verdict }) => [
    ...wrap(`${way}: ${where}`, columns, '  ', '    '),
    ...wrap(`${cost}, ${time}: ${verdict}`, columns, '    '),
  ])
}
