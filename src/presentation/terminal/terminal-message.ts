/** A message as lines of a window: its plain text, the first line of which is the answer. */
import { type MessageContent, plainText } from '../content/message-content.ts'
import { layoutWidth, type Style, type Terminal } from './terminal.ts'
import { wrapText } from './text-columns.ts'

/** Lines joined by newlines; ends without one. */
export function terminalMessage(content: Pick<MessageContent, 'text'>, terminal: Terminal): string {
  const columns = layoutWidth(terminal)
  return plainText(content)
    .split('\n')
    .flatMap((text, index) => {
      const indent = /^\s*(?:[-•·] )?/u.exec(text)?.[0] ?? ''
      const wrapped = wrapText(text.slice(indent.length), columns, indent, ' '.repeat(indent.length))
      const style = styleOf(text, index)
      return style === undefined ? wrapped : wrapped.map((each) => terminal.paint(style, each))
    })
    .join('\n')
}

function styleOf(text: string, index: number): Style | undefined {
  if (index === 0) return 'bold'
  if (text.startsWith('Watch out: ')) return 'warning'
  return /^(?:Set-up|Price): /u.test(text) ? 'dim' : undefined
}
