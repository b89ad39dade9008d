/** The blocks of a message as lines of a window: titles stand out, what continues a line hangs under it. */
import { type ContentBlock, type Line, type MessageContent, plainLine } from '../content/message-content.ts'
import { layoutWidth, type Terminal } from './terminal.ts'
import { wrapText } from './text-columns.ts'

/** Headings and tables are left out: the answer above has them. Lines joined by newlines; ends without one. */
export function terminalDetails({ blocks }: Pick<MessageContent, 'blocks'>, terminal: Terminal): string {
  return blocks
    .map((block) => blockLines(block, terminal))
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')
}

function blockLines(block: ContentBlock, terminal: Terminal): readonly string[] {
  if (block.kind !== 'text' && block.kind !== 'notes') return []
  const isTitle = (content: Line) => block.kind === 'text' && content.isBullet !== true && content === block.lines[0]
  return block.lines.flatMap((content) => {
    const [first = '', ...below] = plainLine({ spans: content.spans }).split('\n')
    const indent = content.isBullet === true ? '  ' : ''
    const lines = [
      ...wrapText(first, layoutWidth(terminal), indent, `${indent}  `),
      ...below.map((text) => `${indent}  ${text}`),
    ]
    return isTitle(content) ? lines.map((text) => terminal.paint('bold', text)) : lines
  })
}
