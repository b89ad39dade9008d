/** Advice for a terminal. Where the window is too narrow for the table its rows become paragraphs. */
import type { Advice } from '../../recommend/advice/advice.ts'
import { describeSource } from '../content/receipt-sections.ts'
import { layoutWidth, type Terminal } from './terminal.ts'
import { alignColumns, wrapText } from './text-columns.ts'

/** Lines joined by newlines; ends without one. */
export function terminalAdvice({ title, answer, table, lines, sources }: Advice, terminal: Terminal): string {
  const columns = layoutWidth(terminal)
  const { paint } = terminal
  return [
    paint('bold', title),
    ...wrapText(answer, columns),
    ...terminalTable(table, columns, paint),
    ...lines.flatMap((sentence) => wrapText(`• ${sentence}`, columns, '', '  ')),
    ...(sources.length === 0
      ? []
      : wrapText(`Sources: ${sources.map(describeSource).join('; ')}`, columns).map((text) => paint('dim', text))),
  ].join('\n')
}

/** A sentence in the last column goes under its row. */
function terminalTable(
  { columns, rows, noted: hasNotes }: Advice['table'],
  width: number,
  paint: Terminal['paint'],
): readonly string[] {
  const columnCount = hasNotes === true ? columns.length - 1 : columns.length
  const cells = [columns.map((title) => paint('dim', title)), ...rows].map((row) => row.slice(0, columnCount))
  const aligns = columns
    .slice(0, columnCount)
    .map((_, index) => (index === 0 || columnCount < 3 ? ('left' as const) : ('right' as const)))
  const [head = '', ...lines] = alignColumns(cells, aligns)
  return [
    head,
    ...lines.flatMap((text, index) => [
      text,
      ...(hasNotes === true
        ? wrapText(rows[index]?.at(-1) ?? '', width, '    ').map((note) => paint('dim', note))
        : []),
    ]),
  ]
}
