/** Text of several lines brought into a window. */
import { layoutWidth, type Terminal } from './terminal.ts'
import { wrapText } from './text-columns.ts'

/** The rest of a line that is too long hangs under its own beginning. */
export function wrapLines(text: string, terminal: Terminal): string {
  const columns = layoutWidth(terminal)
  return text
    .split('\n')
    .flatMap((line) => {
      const indent = /^\s*(?:- |= )?/u.exec(line)?.[0] ?? ''
      const hang = indent.trim() === '' ? '  ' : ''
      return wrapText(line.slice(indent.length), columns, indent, ' '.repeat(indent.length) + hang)
    })
    .join('\n')
}
