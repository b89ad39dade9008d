/** The same message for a workspace that refuses the table block: each row becomes a line. */
import type { KnownBlock, TableBlock } from '@slack/types'
import type { Message } from './message.ts'
import { bullets, section } from './blocks.ts'
import { escape } from './mrkdwn.ts'

/** Uses sections, context and actions only, which every workspace has had for years. Other blocks stay as they are. */
export function plainRendering(message: Message): Message {
  return { ...message, blocks: message.blocks.map((block) => (block.type === 'table' ? tableLines(block) : block)) }
}

/** "*Best:* 8 × H100 SXM · Lambda · 29 h · $920 · 64.1 of 79.2 GiB", under a line that names the columns. */
function tableLines({ rows }: TableBlock): KnownBlock {
  const [head, ...body] = rows.map((cells) => cells.map(cellWords).join(' · '))
  return section([`_${head ?? ''}_`, ...bullets(body)])
}

function cellWords(cell: TableBlock['rows'][number][number]): string {
  if (cell.type !== 'rich_text') return escape(cell.text)
  const parts = cell.elements.flatMap((part) => (part.type === 'rich_text_section' ? part.elements : []))
  const words = parts.flatMap((part) =>
    part.type === 'text' ? [{ text: escape(part.text), bold: part.style?.bold === true }] : [],
  )
  return words.map(({ text, bold }) => (bold ? `*${text.trim()}* ` : text)).join('')
}
