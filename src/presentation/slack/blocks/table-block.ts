/** Slack's native table. */
import type { RawTextElement, RichTextBlock, TableBlock } from '@slack/types'
import { truncate } from '../../format/truncate.ts'
import type { ContentBlock, ContentCell } from '../../content/message-content.ts'
import { escapePlainText } from './mrkdwn.ts'

/** In code points. */
const maxCellLength = 300

/** The titles become the first row, as Slack's table has no other head. */
export function tableBlock({ columns, rows }: Extract<ContentBlock, { kind: 'table' }>): TableBlock {
  return {
    type: 'table',
    column_settings: columns.map(({ align, isWrapped }) => ({
      align,
      ...(isWrapped === undefined ? {} : { is_wrapped: isWrapped }),
    })),
    rows: [columns.map(({ title }) => rawTextCell(title)), ...rows.map((cells) => cells.map(tableCell))],
  }
}

const tableCell = (cell: ContentCell): RawTextElement | RichTextBlock =>
  typeof cell === 'string' ? rawTextCell(cell) : labelledCell(cell)

const rawTextCell = (text: string): RawTextElement => ({
  type: 'raw_text',
  text: truncate(escapePlainText(text), maxCellLength),
})

function labelledCell({ label, text }: Exclude<ContentCell, string>): RichTextBlock {
  const words = [
    { type: 'text', text: `${label}: `, style: { bold: true } },
    { type: 'text', text: escapePlainText(text) },
  ] as const
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [...words] }] }
}
