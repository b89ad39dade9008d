/** The blocks that every message is made of, kept within Slack's limits. Texts arrive escaped. */
import type { ContextBlock, HeaderBlock, RawTextElement, RichTextBlock, SectionBlock, TableBlock } from '@slack/types'
import { limitOf } from 'local-slack/block-kit/limits'
import { joinFittingLines, escapePlainText, truncateEscaped, escapeMrkdwn } from './mrkdwn.ts'
import { truncate } from '../../format/truncate.ts'
import type { ContentBlock, ContentCell } from '../../content/message-content.ts'

const maxTextLength = limitOf('text')

/** Large plain letters; unescaped text. A figure and its unit stay on one line. */
export function headerBlock(text: string): HeaderBlock {
  const unbroken = escapePlainText(text).replace(/(\d) (h|min|days?|years?)\b/g, '$1\u00a0$2')
  return { type: 'header', text: { type: 'plain_text', text: truncate(unbroken, limitOf('header.text')) } }
}

/** Lines of mrkdwn; whole lines are left out where they would not fit. */
export function sectionBlock(lines: readonly string[]): SectionBlock {
  return { type: 'section', text: { type: 'mrkdwn', text: joinFittingLines(lines, maxTextLength) } }
}

/** Length at which a section is full; the next line begins another. */
const fullSectionLength = 2800

/** Lines of mrkdwn as sections that are as full as they may be. */
export function sectionPages(lines: readonly string[]): readonly (readonly string[])[] {
  const pages: string[][] = [[]]
  let length = 0
  for (const line of lines) {
    if (length - 1 + line.length > fullSectionLength && length > 0) {
      pages.push([])
      length = 0
    }
    pages.at(-1)?.push(line)
    length += line.length + 1
  }
  return pages
}

/** Small grey lines. */
export function contextBlock(lines: readonly string[]): ContextBlock {
  const elements = lines.slice(0, limitOf('context.elements'))
  return {
    type: 'context',
    elements: elements.map((line) => ({ type: 'mrkdwn', text: truncateEscaped(line, maxTextLength) })),
  }
}

/** Bulleted lines. */
export const bulletLines = (lines: readonly string[]): readonly string[] => lines.map((line) => `•  ${line}`)

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

/** The name stands above the first section; no section is longer than Slack allows. */
export function fileSections({ name, text }: Extract<ContentBlock, { kind: 'file' }>): readonly SectionBlock[] {
  const pages = sectionPages(escapeMrkdwn(text.trimEnd()).split('\n'))
  return pages.map((page, index) =>
    sectionBlock([...(index === 0 ? [`*${escapeMrkdwn(name)}*`] : []), '```', ...page, '```']),
  )
}
