/** Plans side by side for a terminal. */
import type { PlanColumn, PlanComparison } from '../content/plan-comparison.ts'
import { tableWidth, type Terminal } from './terminal.ts'
import { alignColumns, wrapText } from './text-columns.ts'

/** One column a plan where there is room, else one paragraph a plan; what differs beneath. */
export function terminalComparison({ columns, verdict }: PlanComparison, terminal: Terminal): string {
  const { paint } = terminal
  const textWidth = tableWidth(terminal)
  const feasible = columns.flatMap(({ text, cells }) => (cells === null ? [] : [{ text, cells }]))
  const row = (name: string, of: (cells: NonNullable<PlanColumn['cells']>) => string): string[] => [
    paint('dim', name),
    ...feasible.map(({ cells }) => of(cells)),
  ]
  const rows = [
    ['', ...feasible.map(({ text }) => paint('bold', text))],
    row('Total', ({ total, totalRange }) => `${total} (${totalRange})`),
    row('Time', ({ time, timeRange }) => `${time} (${timeRange})`),
    row('Plan', ({ plan }) => plan.split(', ')[0] ?? plan),
    row('Method', ({ plan }) => plan.split(', ').slice(1).join(', ')),
    row('Provider', ({ provider }) => provider),
    row('Memory', ({ memory }) => `${memory} per GPU`),
  ]
  const table = alignColumns(rows, rows[0]?.map(() => 'left' as const) ?? [])
  const isNarrow = table.some((line) => line.length > textWidth)
  const body = isNarrow ? feasible.flatMap(({ text, cells }) => planParagraph(text, cells, textWidth, paint)) : table
  return [
    ...wrapText(verdict, textWidth).map((line) => paint('bold', line)),
    '',
    ...(feasible.length === 0 ? [] : body),
    ...columns.flatMap(({ text, qualityNote, assumptions, problem }) => [
      '',
      paint('bold', text),
      ...(problem === null ? [] : wrapText(`No plan: ${problem.message}`, textWidth, '  ')),
      ...(qualityNote === '' ? [] : wrapText(`Quality: ${qualityNote}`, textWidth, '  ', '    ')),
      ...(assumptions.length === 0 ? [] : wrapText(`Assumed here: ${assumptions.join('; ')}`, textWidth, '  ', '    ')),
    ]),
  ].join('\n')
}

function planParagraph(
  text: string,
  { plan, provider, time, timeRange, total, totalRange, memory }: NonNullable<PlanColumn['cells']>,
  textWidth: number,
  paint: Terminal['paint'],
): readonly string[] {
  return [
    paint('bold', text),
    ...wrapText(
      `${total} in total (${totalRange}), ${time} (${timeRange}), ${memory} per GPU`,
      textWidth,
      '  ',
      '    ',
    ),
    ...wrapText(`${plan}, ${provider}`, textWidth, '  ', '    '),
  ]
}
