/** Advice in words: a title, a table where there is something to set side by side, sentences, sources. */
import type { KnownBlock, TableBlock } from '@slack/types'
import type { Message } from './message.ts'
import type { AdvisedTopic } from '../scenario/advice-questions.ts'
import type { Advice, AdviceTopic } from '../recommend/advice/advice.ts'
import { bullets, context, header, section } from './blocks.ts'
import { alignColumns, wrap } from './columns.ts'
import { clip, escape, plain } from './mrkdwn.ts'
import { sourceWords } from './receipt.ts'
import type { Terminal } from './terminal.ts'

/** What a question of advice is about. */
export const adviceOf: Readonly<Record<Exclude<AdvisedTopic, 'advice'>, AdviceTopic>> = {
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
  const asked = adviceQuestions.map(({ typed }) => `“${typed}”`)
  return `I can advise on this plan, with the evidence: ask ${asked.slice(0, -1).join(', ')} or ${asked.at(-1)}`
}

/** One message a topic; Slack takes one table a message. `job` says what it is about. */
export function adviceMessage({ title, answer, table, lines, sources }: Advice, job: string): Message {
  const points = [...notesOf(table), ...lines.map(escape)]
  const blocks: KnownBlock[] = [
    header(title),
    section([escape(answer)]),
    tableOf(table),
    ...(points.length === 0 ? [] : [section(bullets(points))]),
    context([
      `*About:* ${escape(job)}. Time and total are of the whole job on all GPUs.`,
      ...(sources.length === 0 ? [] : [`Sources: ${escape(sources.map(sourceWords).join(' · '))}`]),
    ]),
  ]
  return { text: clip(escape(adviceWords({ title, answer, table, lines })), 3500), blocks }
}

/** The same without any layout; unescaped. */
export function adviceWords({ title, answer, table, lines }: Omit<Advice, 'topic' | 'sources'>): string {
  return [`${title}: ${answer}`, ...table.rows.map((row) => row.join(', ')), ...lines].join('\n')
}

/** A sentence in the last column goes under the table: a cell has no room for it. */
function notesOf({ rows, noted }: Advice['table']): readonly string[] {
  if (noted !== true) return []
  return rows.flatMap((row) => {
    const note = row.at(-1) ?? ''
    return note === '' ? [] : [`*${escape(row[0] ?? '')}:* ${escape(note)}`]
  })
}

function tableOf({ columns, rows, noted }: Advice['table']): TableBlock {
  const kept = noted === true ? columns.length - 1 : columns.length
  const cells = (row: readonly string[]) =>
    row.slice(0, kept).map((text) => ({ type: 'raw_text' as const, text: clip(plain(text), 300) }))
  const isProse = (index: number) => rows.some((row) => (row[index] ?? '').length > 30)
  return {
    type: 'table',
    column_settings: columns
      .slice(0, kept)
      .map((_, index) => ({ align: index === 0 || isProse(index) ? 'left' : 'right', is_wrapped: isProse(index) })),
    rows: [columns, ...rows].map(cells),
  }
}

/** The same for a terminal. Where the window is too narrow for the table its rows become paragraphs. */
export function adviceText({ title, answer, table, lines, sources }: Advice, { width, paint }: Terminal): string {
  const columns = Math.max(40, Math.min(width, 120))
  return [
    paint('bold', title),
    ...wrap(answer, columns),
    ...tableLines(table, columns, paint),
    ...lines.flatMap((line) => wrap(`• ${line}`, columns, '', '  ')),
    ...(sources.length === 0
      ? []
      : wrap(`Sources: ${sources.map(sourceWords).join('; ')}`, columns).map((line) => paint('dim', line))),
  ].join('\n')
}

/** A sentence in the last column goes under its row. */
function tableLines(
  { columns, rows, noted }: Advice['table'],
  width: number,
  paint: Terminal['paint'],
): readonly string[] {
  const kept = noted === true ? columns.length - 1 : columns.length
  const cells = [columns.map((word) => paint('dim', word)), ...rows].map((row) => row.slice(0, kept))
  const aligns = columns
    .slice(0, kept)
    .map((_, index) => (index === 0 || kept < 3 ? ('left' as const) : ('right' as const)))
  const [head = '', ...lines] = alignColumns(cells, aligns)
  return [
    head,
    ...lines.flatMap((line, at) => [
      line,
      ...(noted === true ? wrap(rows[at]?.at(-1) ?? '', width, '    ').map((words) => paint('dim', words)) : []),
    ]),
  ]
}
