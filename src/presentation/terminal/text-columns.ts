/** Columns for a terminal, aligned by what is seen: wide letters count two, colours none. */
import stringWidth from 'string-width'

export type Align = 'left' | 'right'

/** `text` brought to `width` columns. */
function padText(text: string, width: number, align: Align = 'left'): string {
  const space = ' '.repeat(Math.max(0, width - stringWidth(text)))
  return align === 'left' ? text + space : space + text
}

/** Rows as lines, two spaces between columns, no trailing space. */
export function alignColumns(rows: readonly (readonly string[])[], aligns: readonly Align[]): readonly string[] {
  const widths = aligns.map((_, column) => Math.max(0, ...rows.map((row) => stringWidth(row[column] ?? ''))))
  return rows.map((row) =>
    aligns
      .map((align, column) => padText(row[column] ?? '', widths[column] ?? 0, align))
      .join('  ')
      .trimEnd(),
  )
}

/** Words broken into lines of at most `width` columns: `first` before the first, `rest` before the others. */
export function wrapText(
  text: string,
  width: number,
  firstIndent = '',
  hangingIndent = firstIndent,
): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line === '' ? (lines.length === 0 ? firstIndent : hangingIndent) + word : `${line} ${word}`
    if (line !== '' && stringWidth(longer) > width) {
      lines.push(line)
      line = hangingIndent + word
    } else line = longer
  }
  return [...lines, line]
}
