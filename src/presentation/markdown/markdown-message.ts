/** Content as Markdown, for assistants. Controls are left out: nobody can press them there. */
import type { ContentBlock, ContentCell, Line, MessageContent, Span } from '../content/message-content.ts'

/** Blocks separated by blank lines; ends without a newline. */
export function markdownMessage({ blocks }: Pick<MessageContent, 'blocks'>): string {
  return blocks
    .map(markdownBlock)
    .filter((text) => text !== '')
    .join('\n\n')
}

function markdownBlock(block: ContentBlock): string {
  switch (block.kind) {
    case 'heading':
      return `## ${escapeMarkdown(block.text)}`
    case 'text':
    case 'notes':
      return markdownLines(block.lines)
    case 'table':
      return markdownTable(block)
    case 'file':
      return markdownFile(block)
    case 'controls':
      return ''
  }
}

/** Lines that Markdown would run together are kept apart: by a backslash, and lists by blank lines. */
function markdownLines(lines: readonly Line[]): string {
  return lines
    .map(({ spans, isBullet = false }, index) => {
      const text = `${isBullet ? '- ' : ''}${spans.map(markdownSpan).join('').replaceAll('\n', '\\\n')}`
      const previous = lines[index - 1]
      if (previous === undefined) return text
      if ((previous.isBullet ?? false) !== isBullet) return `\n\n${text}`
      return isBullet ? `\n${text}` : `\\\n${text}`
    })
    .join('')
}

function markdownTable({ columns, rows }: Extract<ContentBlock, { kind: 'table' }>): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [
    row(columns.map(({ title }) => escapeMarkdown(title))),
    row(columns.map(({ align }) => (align === 'right' ? '--:' : ':--'))),
    ...rows.map((cells) => row(cells.map(markdownCell))),
  ].join('\n')
}

function markdownCell(cell: ContentCell): string {
  const text = typeof cell === 'string' ? cell : cell.text
  const words = escapeMarkdown(text).replaceAll('\n', '<br>')
  return typeof cell === 'string' ? words : `**${escapeMarkdown(cell.label)}:** ${words}`
}

function markdownSpan(span: Span): string {
  if (typeof span === 'string') return escapeMarkdown(span)
  switch (span.kind) {
    case 'strong':
      return `**${escapeMarkdown(span.text)}**`
    case 'code':
    case 'command':
      return inlineCode(span.text)
    case 'mention':
      return `@${escapeMarkdown(span.user)}`
    case 'link':
      return `[${escapeMarkdown(span.label)}](https://${encodeURI(span.address).replaceAll('(', '%28').replaceAll(')', '%29')})`
  }
}

/** What CommonMark and GitHub's tables give a meaning to inside of a line. */
const escapeMarkdown = (text: string): string => text.replaceAll(/[\\`*_[\]<>|]/gu, '\\$&')

/** The name above the fence. */
function markdownFile({ name, text }: Extract<ContentBlock, { kind: 'file' }>): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1))
  return `**${escapeMarkdown(name)}**\n\n${fence}\n${text.trimEnd()}\n${fence}`
}

const longestRun = (text: string): number => Math.max(0, ...[...text.matchAll(/`+/gu)].map(([run]) => run.length))

/** A fence longer than any run of backticks inside. */
function inlineCode(text: string): string {
  const longest = longestRun(text)
  const fence = '`'.repeat(longest + 1)
  return longest === 0 ? `${fence}${text}${fence}` : `${fence} ${text} ${fence}`
}
