/** The same answer for a terminal. Colour comes in as a function; without one the text stands alone. */
import stringWidth from 'string-width'
import type { Recommendation } from '../../recommend/recommendation.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { memoryBar } from '../format/memory-bar.ts'
import { alignColumns, wrapText } from './text-columns.ts'
import type { RenderContext } from '../render-context.ts'
import { type RecommendationSummary, summarizeRecommendation } from '../content/recommendation-summary.ts'
import { layoutWidth, type Paint, type Terminal } from './terminal.ts'

/** The whole answer, lines joined by newlines; ends without one. */
export function terminalRecommendation(
  scenario: Scenario,
  recommendation: Recommendation,
  renderContext: RenderContext,
  terminal: Terminal,
): string {
  const { paint } = terminal
  const summary = summarizeRecommendation(scenario, recommendation, renderContext)
  const columns = layoutWidth(terminal)
  const paragraphs = [
    [
      ...wrapText(summary.headline, columns).map((line) => paint('bold', line)),
      ...wrapText(`${summary.job}.`, columns),
      ...wrapText(summary.range, columns),
      ...summary.verdicts.flatMap((line) => wrapText(line, columns)),
      ...summary.warnings
        .flatMap((line) => wrapText(`Watch out: ${line}.`, columns, '', '  '))
        .map((line) => paint('warning', line)),
      ...summary.advice.flatMap((line) => wrapText(`Worth knowing: ${line}.`, columns, '', '  ')),
    ],
    summary.rows.length > 1 ? optionLines(summary.rows, paint, columns) : [],
    reasonLines(summary.rows, paint, columns),
    savingLines(summary, paint, columns),
    memoryLines(summary, paint, columns),
    changeLines(summary, paint, columns),
    detailLines(summary, paint, columns),
  ]
  return paragraphs
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')
}

/** As many columns as the window has room for: the bars go first, then memory; then the table gives way to lines. */
function optionLines(rows: RecommendationSummary['rows'], paint: Paint, columns: number): readonly string[] {
  const head = ['', 'Plan', 'Provider', 'Time', 'Total', 'GiB per GPU', ''].map((word) => paint('dim', word))
  const cells = rows.map(({ label, plan, provider, time, total, memory, memoryShare }) => [
    paint('good', label),
    plan,
    provider,
    time,
    paint('bold', total),
    memory.replace(' GiB', ''),
    memoryBar(memoryShare, 10),
  ])
  const tables = [7, 6, 5].map((many) => alignColumns([head, ...cells], columnAligns.slice(0, many)))
  return tables.find((lines) => lines.every((line) => stringWidth(line) <= columns)) ?? narrowOptionLines(rows, columns)
}

const columnAligns = ['left', 'left', 'left', 'right', 'right', 'right', 'left'] as const

/** Where a table is too wide: two lines an option. */
function narrowOptionLines(rows: RecommendationSummary['rows'], columns: number): readonly string[] {
  return rows.flatMap(({ label, plan, provider, time, total, memory }) => [
    ...wrapText(`${label === '' ? '' : `${label}: `}${plan}, ${provider}`, columns, '', '  '),
    ...wrapText(`${time}, ${total}, ${memory} per GPU`, columns, '  '),
  ])
}

/** Why each row is there, under its label. */
function reasonLines(rows: RecommendationSummary['rows'], paint: Paint, columns: number): readonly string[] {
  const reasons = rows.filter(({ why }) => why !== '')
  const width = Math.max(0, ...reasons.map(({ label }) => label.length))
  return reasons.flatMap(({ label, why }) =>
    wrapText(`${label.padEnd(width)}  ${why}.`, columns, '', ' '.repeat(width + 2)).map((text) =>
      text.startsWith(label) ? text.replace(label, paint('good', label)) : text,
    ),
  )
}

function savingLines({ savings }: RecommendationSummary, paint: Paint, columns: number): readonly string[] {
  if (savings.length === 0) return []
  const width = Math.max(0, ...savings.map(({ replyText }) => replyText.length))
  return [
    paint('bold', 'Savings, each at a risk'),
    ...savings.flatMap(({ replyText, effect, risk }) => [
      ...wrapText(`${replyText.padEnd(width)}  ${effect}`, columns, '  ', ' '.repeat(width + 4)).map((text) =>
        replyText === '' ? text : text.replace(replyText, paint('accent', replyText)),
      ),
      ...wrapText(`risk: ${risk}`, columns, ' '.repeat(width + 4), ' '.repeat(width + 4)),
    ]),
  ]
}

function memoryLines({ memory, ruledOut }: RecommendationSummary, paint: Paint, columns: number): readonly string[] {
  const ruledOutText = ruledOut.flatMap((line) => wrapText(line, columns, '  ', '    '))
  return [
    `${paint('bold', 'Memory per GPU')}  ${memoryBar(memory.share, 24)}`,
    ...wrapText(memory.words, columns),
    ...(ruledOutText.length > 0 ? [paint('bold', 'Will not fit'), ...ruledOutText] : []),
  ]
}

function changeLines({ changes, alsoTry }: RecommendationSummary, paint: Paint, columns: number): readonly string[] {
  if (changes.length + alsoTry.length === 0) return []
  const width = Math.max(0, ...changes.map(({ replyText }) => replyText.length))
  return [
    ...(changes.length > 0 ? [paint('bold', 'What would change it')] : []),
    ...changes.flatMap(({ replyText, effect }) =>
      wrapText(`${replyText.padEnd(width)}  ${effect}`, columns, '  ', ' '.repeat(width + 4)).map((line) =>
        line.replace(replyText, paint('accent', replyText)),
      ),
    ),
    ...alsoTryLines(alsoTry, changes.length > 0 ? '  or add' : 'To change it, add', paint, columns),
  ]
}

/** Lines break between the things to type, never inside one. */
function alsoTryLines(
  alsoTry: readonly string[],
  invitation: string,
  paint: Paint,
  columns: number,
): readonly string[] {
  if (alsoTry.length === 0) return []
  const nonBreaking = alsoTry.map((words) => words.replaceAll(' ', noBreakSpace))
  return wrapText(`${invitation}  ${nonBreaking.join(', ')}`, columns, '', ' '.repeat(invitation.length + 2)).map(
    (line) =>
      nonBreaking
        .reduce((text, words) => text.replace(words, () => paint('accent', words)), line)
        .replaceAll(noBreakSpace, ' '),
  )
}

const noBreakSpace = '\u00a0'

function detailLines(
  { requested, assumptions, counted, setup, price, rent, hosted }: RecommendationSummary,
  paint: Paint,
  columns: number,
): readonly string[] {
  const details = [
    ['Asked', [requested.join(' · ')]],
    // One a line: they are what a reader checks, and a paragraph of them is not read.
    ['Assumed', assumptions],
    ['Counted', counted],
    ['Set-up', [setup]],
    ['Price', [price]],
    ['Rent at', rent === null ? [] : [`https://${rent.address}`]],
    ['Hosted', [hosted]],
  ] as const
  const indent = ' '.repeat(9)
  return details
    .flatMap(([name, all]) => {
      const values = all.filter((words) => words !== '')
      const bullet = values.length > 1 ? '· ' : ''
      return values.flatMap((words, at) =>
        wrapText(words, columns, (at === 0 ? name.padEnd(9) : indent) + bullet, indent + (bullet === '' ? '' : '  ')),
      )
    })
    .map((line) => paint('dim', line))
}
