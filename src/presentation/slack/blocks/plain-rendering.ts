/** The same message for a workspace that refuses the table block: each row becomes a line. */
import type { KnownBlock, TableBlock } from '@slack/types'
import type { SlackMessage } from '../slack-message.ts'
import { bulletLines, sectionBlock } from './layout-blocks.ts'
import { escapeMrkdwn } from './mrkdwn.ts'

/** Uses sections, context and actions only, which every workspace has had for years. Other blocks stay as they are. */
export function plainRendering(message: SlackMessage): SlackMessage {
  return { ...message, blocks: message.blocks.map((block) => (block.type === 'table' ? tableAsSection(block) : block)) }
}

/** "*Best:* 8 × H100 SXM · Lambda · 29 h · $920 · 64.1 of 79.2 GiB", under a line that names the columns. */
function tableAsSection({ rows }: TableBlock): KnownBlock {
  const [head, ...body] = rows.map((cells) => cells.map(cellText).join(' · '))
  return sectionBlock([`_${head ?? ''}_`, ...bulletLines(body)])
}

function cellText(cell: TableBlock['rows'][number][number]): string {
  if (cell.type !== 'rich_text') return escapeMrkdwn(cell.text)
  const parts = cell.elements.flatMap((part) => (part.type === 'rich_text_section' ? part.elements : []))
  const runs = parts.flatMap((part) =>
    part.type === 'text' ? [{ text: escapeMrkdwn(part.text), bold: part.style?.bold === true }] : [],
  )
  return runs.map(({ text, bold }) => (bold ? `*${text.trim()}* ` : text)).join('')
}
