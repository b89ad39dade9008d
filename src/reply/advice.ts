/** Advice in words: a title, a table where there is something to set side by side, sentences, sources. */
import type { KnownBlock, TableBlock } from '@slack/types'
import type { Message } from '../advise.ts'
import type { Advice } from '../recommend/advice/advice.ts'
import { bullets, context, header, section } from './blocks.ts'
import { alignColumns, wrap } from './columns.ts'
import { clip, escape, plain } from './mrkdwn.ts'
import { sourceWords } from './receipt.ts'
import type { Terminal } from './terminal.ts'

/** One message a topic; Slack takes one table a message. `job` says what it is about. */
export function adviceMessage({ title, table, lines, sources }: Advice, job: string): Message {
  const blocks: KnownBlock[] = [
    header(title),
    section([`*${escape(job)}*`]),
    tableOf(table),
    ...(lines.length === 0 ? [] : [section(bullets(lines.map(escape)))]),
    ...(sources.length === 0 ? [] : [context([`Sources: ${escape(sources.map(sourceWords).join(' · '))}`])]),
  ]
  const rows = table.rows.map((row) => row.join(', '))
  return {
    text: clip(escape([`${title}. ${job}.`, ...rows, ...lines].join('\n')), 3500),
    blocks,
  }
}

function tableOf({ columns, rows }: Advice['table']): TableBlock {
  const cells = (row: readonly string[]) =>
    row.map((text) => ({ type: 'raw_text' as const, text: clip(plain(text), 300) }))
  return {
    type: 'table',
    column_settings: columns.map((_, index) => ({ align: index === 0 ? 'left' : 'right', is_wrapped: true })),
    rows: [columns, ...rows].map(cells),
  }
}

/** The same for a terminal. Where the window is too narrow for the table its rows become paragraphs. */
export function adviceText({ title, table, lines, sources }: Advice, { width, paint }: Terminal): string {
  const columns = Math.max(40, Math.min(width, 120))
  return [
    paint('bold', title),
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
