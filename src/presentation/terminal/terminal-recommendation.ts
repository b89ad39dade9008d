/** The card of a plan for a terminal: at most 18 lines from 80 columns on. Colour comes in as a function. */
import stringWidth from 'string-width'
import type { Recommendation } from '../../recommend/recommendation.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import type { RenderContext } from '../render-context.ts'
import { cardColumns, type CardRow } from '../content/card-rows.ts'
import { type Caution, type PlanCard, planCard } from '../content/plan-card.ts'
import { alignColumns, wrapText } from './text-columns.ts'
import { layoutWidth, type Paint, type Terminal, joinParagraphs } from './terminal.ts'
import { joinWords } from '../../recommend/figure-text.ts'

const maxLines = 18

/** `more`: how to see the rest, such as "--details". Lines joined by newlines; ends without one. */
export function terminalRecommendation(
  scenario: Scenario,
  recommendation: Recommendation,
  renderContext: RenderContext,
  terminal: Terminal,
  more = '',
): string {
  const { paint } = terminal
  const columns = layoutWidth(terminal)
  const card = planCard(scenario, recommendation, renderContext)
  const [firstCaution, secondCaution] = card.cautions.map((caution) => cautionLines(caution, paint, columns))
  const openingWith = (range: string) => [
    ...wrapText(card.headline, columns).map((line) => paint('bold', line)),
    ...wrapText(`${card.job}.`, columns),
    ...[range, ...card.remarks].flatMap((line) => wrapText(line, columns)),
    ...(firstCaution ?? []),
  ]
  const opening = openingWith(card.range)
  const table = card.rows.length === 0 ? [] : tableLines(card.rows, paint, columns)
  const firstRows = (rows: number): readonly string[] =>
    card.rows.length > rows ? tableLines(card.rows.slice(0, rows), paint, columns) : table
  const shortTables = [firstRows(3), firstRows(2), firstRows(1)] as const
  const footer = footerLines(card, renderContext.isInteractive, more, paint, columns)
  const alone = openingWith(card.rangeAlone)
  const advice = secondCaution ?? []
  const layouts = [
    [[...opening, ...advice], table, footer],
    // Where that is too long the blank lines go first, then what the dollars are made of, which is in the details too.
    [[...opening, ...advice, ...table, ...footer]],
    [[...alone, ...advice, ...table, ...footer]],
    // A fourth plan decides less than what is said of such a job.
    [[...alone, ...advice, ...shortTables[0], ...footer]],
    [[...alone, ...table, ...footer]],
    ...shortTables.map((rows) => [[...alone, ...rows, ...footer]]),
  ].map(joinParagraphs)
  return layouts.find((text) => text.split('\n').length <= maxLines) ?? layouts.at(-1) ?? ''
}

const cautionLines = ({ label, text }: Caution, paint: Paint, columns: number): readonly string[] =>
  wrapText(`${label}: ${text}.`, columns, '', '  ').map((line) =>
    label === 'Watch out' ? paint('warning', line) : line,
  )

/** Where the window is too narrow for the table the providers go first; then two lines a plan, the money before. */
function tableLines(rows: readonly CardRow[], paint: Paint, columns: number): readonly string[] {
  const tables = [true, false].map((hasProviders) => alignedRows(rows, paint, hasProviders))
  return (
    tables.find((lines) => lines.every((line) => stringWidth(line) <= columns)) ??
    rows.flatMap(({ total, time, label, plan, provider, risk }) => [
      `${paint('bold', total)}, ${time}${risk === '' ? '' : `, ${risk}`}`,
      ...wrapText(`${label === '' ? '' : `${label}: `}${plan} at ${provider}`, columns, '  '),
    ])
  )
}

function alignedRows(rows: readonly CardRow[], paint: Paint, hasProviders: boolean): readonly string[] {
  const shown = cardColumns(rows)
  const head = shown.map(({ title }) => paint('dim', title))
  const cells = rows.map(({ total, time, label, plan, provider, risk }) => {
    const text = hasProviders ? `${plan} at ${provider}` : plan
    return [
      paint('bold', total),
      time,
      label === '' ? text : `${paint('good', `${label}:`)} ${text}`,
      risk === '' ? '' : paint('warning', risk),
    ].slice(0, shown.length)
  })
  return alignColumns(
    [head, ...cells],
    shown.map(({ align }) => align),
  )
}

/** What it rests on, and what to do next. */
function footerLines(
  { assumed, price, rent, replies }: PlanCard,
  isInteractive: boolean,
  more: string,
  paint: Paint,
  columns: number,
): readonly string[] {
  const entries = [
    ['Assumed', assumed.join(' · ')],
    ['Price', `${price}${rent === null ? '' : ` · https://${rent.address}`}`],
  ] as const
  const next = [
    ...(replies.length === 0
      ? []
      : [`${isInteractive ? 'reply' : 'add'} ${joinWords(replies.map(unbroken), 'or')} to change it`]),
    ...(more === '' ? [] : [more]),
  ].join('; ')
  return [
    ...entries.flatMap(([name, words]) =>
      words === '' ? [] : wrapText(words, columns, name.padEnd(9), ' '.repeat(9)).map((line) => paint('dim', line)),
    ),
    ...(next === ''
      ? []
      : wrapText(next, columns, 'Next     ', ' '.repeat(9)).map((line) =>
          replies
            .reduce((text, words) => text.replace(unbroken(words), () => paint('accent', unbroken(words))), line)
            .replaceAll(noBreakSpace, ' '),
        )),
  ]
}

/** Lines break between the things to type, never inside one. */
const noBreakSpace = '\u00a0'
const unbroken = (words: string): string => words.replaceAll(' ', noBreakSpace)
