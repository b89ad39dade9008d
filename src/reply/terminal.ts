/** The same answer for a terminal. Colour comes in as a function; without one the text stands alone. */
import stringWidth from 'string-width'
import type { Recommendation } from '../recommend/recommendation.ts'
import type { Scenario } from '../scenario/spec.ts'
import { bar } from './bar.ts'
import { alignColumns, wrap } from './columns.ts'
import type { Manner } from './manner.ts'
import { type Summary, summarize } from './summary.ts'

export type Style = 'bold' | 'dim' | 'good' | 'warning' | 'accent'
/** Wraps `text` in a colour, or returns it as it is. */
export type Paint = (style: Style, text: string) => string
/** Columns of the window, and how to colour; `command` is what a suggestion is added to. */
export type Terminal = { readonly width: number; readonly paint: Paint }

export const unpainted: Paint = (_, text) => text

/** How wide lines are laid out: no narrower than a table of two, no wider than one reads. */
export const columnsOf = ({ width }: Terminal): number => Math.max(40, Math.min(width, 120))

/** The whole answer, lines joined by newlines; ends without one. */
export function terminalAnswer(
  scenario: Scenario,
  recommendation: Recommendation,
  manner: Manner,
  terminal: Terminal,
): string {
  const { paint } = terminal
  const summary = summarize(scenario, recommendation, manner)
  const columns = columnsOf(terminal)
  const paragraphs = [
    [
      ...wrap(summary.headline, columns).map((line) => paint('bold', line)),
      ...wrap(`${summary.job}.`, columns),
      ...wrap(summary.range, columns),
      ...summary.verdicts.flatMap((line) => wrap(line, columns)),
      ...summary.warnings
        .flatMap((line) => wrap(`Watch out: ${line}.`, columns, '', '  '))
        .map((line) => paint('warning', line)),
      ...summary.advice.flatMap((line) => wrap(`Worth knowing: ${line}.`, columns, '', '  ')),
    ],
    summary.rows.length > 1 ? optionLines(summary.rows, paint, columns) : [],
    memoryLines(summary, paint, columns),
    tryLines(summary, paint, columns),
    factLines(summary, paint, columns),
  ]
  return paragraphs
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')
}

/** As many columns as the window has room for: the bars go first, then memory; then the table gives way to lines. */
function optionLines(rows: Summary['rows'], paint: Paint, columns: number): readonly string[] {
  const head = ['', 'Plan', 'Provider', 'Time', 'Total', 'GiB per GPU', ''].map((word) => paint('dim', word))
  const cells = rows.map(({ label, plan, provider, time, total, memory, share }) => [
    paint('good', label),
    plan,
    provider,
    time,
    paint('bold', total),
    memory.replace(' GiB', ''),
    bar(share, 10),
  ])
  const tables = [7, 6, 5].map((many) => alignColumns([head, ...cells], aligns.slice(0, many)))
  return tables.find((lines) => lines.every((line) => stringWidth(line) <= columns)) ?? narrow(rows, columns)
}

const aligns = ['left', 'left', 'left', 'right', 'right', 'right', 'left'] as const

/** Where a table is too wide: two lines an option. */
function narrow(rows: Summary['rows'], columns: number): readonly string[] {
  return rows.flatMap(({ label, plan, provider, time, total, memory }) => [
    ...wrap(`${label === '' ? '' : `${label}: `}${plan}, ${provider}`, columns, '', '  '),
    ...wrap(`${time}, ${total}, ${memory} per GPU`, columns, '  '),
  ])
}

function memoryLines({ memory, ruledOut }: Summary, paint: Paint, columns: number): readonly string[] {
  const not = ruledOut.flatMap((line) => wrap(line, columns, '  ', '    '))
  return [
    `${paint('bold', 'Memory per GPU')}  ${bar(memory.share, 24)}`,
    ...wrap(memory.words, columns),
    ...(not.length > 0 ? [paint('bold', 'Will not fit'), ...not] : []),
  ]
}

function tryLines({ changes, alsoTry }: Summary, paint: Paint, columns: number): readonly string[] {
  if (changes.length + alsoTry.length === 0) return []
  const width = Math.max(0, ...changes.map(({ type }) => type.length))
  return [
    paint('bold', 'What would change it'),
    ...changes.flatMap(({ type, gain }) =>
      wrap(`${type.padEnd(width)}  ${gain}`, columns, '  ', ' '.repeat(width + 4)).map((line) =>
        line.replace(type, paint('accent', type)),
      ),
    ),
    ...(alsoTry.length > 0 ? [`  or add  ${alsoTry.map((words) => paint('accent', words)).join(', ')}`] : []),
  ]
}

function factLines(
  { asked, assumed, counted, recipe, price, hosted }: Summary,
  paint: Paint,
  columns: number,
): readonly string[] {
  const facts = [
    ['Asked', [asked.join(' · ')]],
    // One a line: they are what a reader checks, and a paragraph of them is not read.
    ['Assumed', assumed],
    ['Counted', counted],
    ['Set-up', [recipe]],
    ['Price', [price]],
    ['Hosted', [hosted]],
  ] as const
  const indent = ' '.repeat(9)
  return facts
    .flatMap(([name, all]) => {
      const told = all.filter((words) => words !== '')
      const mark = told.length > 1 ? '· ' : ''
      return told.flatMap((words, at) =>
        wrap(words, columns, (at === 0 ? name.padEnd(9) : indent) + mark, indent + (mark === '' ? '' : '  ')),
      )
    })
    .map((line) => paint('dim', line))
}
