/** Advice in words: a title, a table where there is something to set side by side, sentences, sources. */
import type { KnownBlock, TableBlock } from '@slack/types'
import type { SlackMessage } from '../slack-message.ts'
import type { AdviceQuestion } from '../../../language/questions/advice-questions.ts'
import type { Advice, AdviceTopic } from '../../../recommend/advice/advice.ts'
import { bulletLines, contextBlock, headerBlock, sectionBlock } from '../blocks/layout-blocks.ts'
import { alignColumns, wrapText } from '../../terminal/text-columns.ts'
import { truncate, escapeMrkdwn, escapePlainText } from '../blocks/mrkdwn.ts'
import { describeSource } from '../../content/receipt-sections.ts'
import type { Terminal } from '../../terminal/terminal-recommendation.ts'

/** What a question of advice is about. */
export const adviceTopicOf: Readonly<Record<Exclude<AdviceQuestion, 'advice'>, AdviceTopic>> = {
  'which-precision': 'quantization',
  'which-method': 'method',
  'which-batch': 'batch',
  'how-much-data': 'data',
  'bigger-gpu': 'hardware',
  economics: 'economics',
}

/** Every question of advice, as one would ask it. */
export const adviceQuestions = [
  { title: 'Advice: which precision', typed: 'which precision?' },
  { title: 'Advice: LoRA, QLoRA or full', typed: 'which method?' },
  { title: 'Advice: batch and speed', typed: 'what batch size?' },
  { title: 'Advice: how much data', typed: 'how much data do we need?' },
  { title: 'Advice: bigger or more GPUs', typed: 'is a bigger GPU worth it?' },
  { title: 'Advice: cost per step and epoch', typed: 'cost per 1,000 steps?' },
] as const

/** "Any advice?": what there is to ask. */
export function adviceMenu(): string {
  const questions = adviceQuestions.map(({ typed }) => `“${typed}”`)
  return `I can advise on this plan, with the evidence: ask ${questions.slice(0, -1).join(', ')} or ${questions.at(-1)}`
}

/** One message a topic; Slack takes one table a message. `job` says what it is about. */
export function adviceMessage({ title, answer, table, lines, sources }: Advice, job: string): SlackMessage {
  const bulletPoints = [...rowNotes(table), ...lines.map(escapeMrkdwn)]
  const blocks: KnownBlock[] = [
    headerBlock(title),
    sectionBlock([escapeMrkdwn(answer)]),
    adviceTable(table),
    ...(bulletPoints.length === 0 ? [] : [sectionBlock(bulletLines(bulletPoints))]),
    contextBlock([
      `*About:* ${escapeMrkdwn(job)}. Time and total are of the whole job on all GPUs.`,
      ...(sources.length === 0 ? [] : [`Sources: ${escapeMrkdwn(sources.map(describeSource).join(' · '))}`]),
    ]),
  ]
  return { text: truncate(escapeMrkdwn(advicePlainText({ title, answer, table, lines })), 3500), blocks }
}

/** The same without any layout; unescaped. */
export function advicePlainText({ title, answer, table, lines }: Omit<Advice, 'topic' | 'sources'>): string {
  return [`${title}: ${answer}`, ...table.rows.map((row) => row.join(', ')), ...lines].join('\n')
}

/** A sentence in the last column goes under the table: a cell has no room for it. */
function rowNotes({ rows, noted }: Advice['table']): readonly string[] {
  if (noted !== true) return []
  return rows.flatMap((row) => {
    const note = row.at(-1) ?? ''
    return note === '' ? [] : [`*${escapeMrkdwn(row[0] ?? '')}:* ${escapeMrkdwn(note)}`]
  })
}

function adviceTable({ columns, rows, noted }: Advice['table']): TableBlock {
  const columnCount = noted === true ? columns.length - 1 : columns.length
  const cells = (row: readonly string[]) =>
    row.slice(0, columnCount).map((text) => ({ type: 'raw_text' as const, text: truncate(escapePlainText(text), 300) }))
  const isProse = (index: number) => rows.some((row) => (row[index] ?? '').length > 30)
  return {
    type: 'table',
    column_settings: columns
      .slice(0, columnCount)
      .map((_, index) => ({ align: index === 0 || isProse(index) ? 'left' : 'right', is_wrapped: isProse(index) })),
    rows: [columns, ...rows].map(cells),
  }
}

/** The same for a terminal. Where the window is too narrow for the table its rows become paragraphs. */
export function terminalAdvice({ title, answer, table, lines, sources }: Advice, { width, paint }: Terminal): string {
  const columns = Math.max(40, Math.min(width, 120))
  return [
    paint('bold', title),
    ...wrapText(answer, columns),
    ...terminalTable(table, columns, paint),
    ...lines.flatMap((line) => wrapText(`• ${line}`, columns, '', '  ')),
    ...(sources.length === 0
      ? []
      : wrapText(`Sources: ${sources.map(describeSource).join('; ')}`, columns).map((line) => paint('dim', line))),
  ].join('\n')
}

/** A sentence in the last column goes under its row. */
function terminalTable(
  { columns, rows, noted }: Advice['table'],
  width: number,
  paint: Terminal['paint'],
): readonly string[] {
  const columnCount = noted === true ? columns.length - 1 : columns.length
  const cells = [columns.map((word) => paint('dim', word)), ...rows].map((row) => row.slice(0, columnCount))
  const aligns = columns
    .slice(0, columnCount)
    .map((_, index) => (index === 0 || columnCount < 3 ? ('left' as const) : ('right' as const)))
  const [head = '', ...lines] = alignColumns(cells, aligns)
  return [
    head,
    ...lines.flatMap((line, at) => [
      line,
      ...(noted === true ? wrapText(rows[at]?.at(-1) ?? '', width, '    ').map((words) => paint('dim', words)) : []),
    ]),
  ]
}
