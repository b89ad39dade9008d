/** A table in a text: a heading and rows of as many cells, between bars or tabs. */

export type TextTable = {
  readonly headings: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** The text before and behind the table. */
  readonly before: string
  readonly after: string
}

/** Longer texts hold a table that is no job's. */
const maxText = 6000
const maxCells = 12
const minRows = 2
const maxRows = 24

/** The first table of a text; null where it has none. Linear in the text. */
export function tableIn(text: string): TextTable | null {
  if (text.length > maxText) return null
  const hasCells = /[|\t]/.test(text)
  if (!hasCells && !(text.includes('\n') && headingWithCommas.test(text))) return null
  const lines = text.split('\n')
  const cells = lines.map((line) => (hasCells ? cellsOf(line) : cellsBetweenCommas(line)))
  for (let from = 0; from < lines.length; from += 1) {
    const width = cells[from]?.length ?? 0
    if (width < 2 || width > maxCells) continue
    let to = from + 1
    while (to < lines.length && (isRule(lines[to] ?? '') || cells[to]?.length === width)) to += 1
    const [headings = [], ...rows] = cells
      .slice(from, to)
      .filter((_, at) => !isRule(lines[from + at] ?? ''))
      .map((row) => row ?? [])
    // A heading that is underlined may have a single row.
    const least = isRule(lines[from + 1] ?? '') ? 1 : minRows
    if (rows.length < least || rows.length > maxRows || hasNoHeadings(headings)) continue
    return { headings, rows, before: lines.slice(0, from).join('\n'), after: lines.slice(to).join('\n') }
  }
  return null
}

/** "model, tokens, epochs": a line of headings alone, and rows below it. */
const headingWithCommas =
  /^[^\S\n]*(?:#|run|name|id|model|base|params|size)\b[\w #()/-]{0,24}(?:,[\w #()/-]{1,24}){0,8},[\w #()/-]{0,12}\b(?:tok(?:en)?s?|data|dataset|rows|examples|samples|epochs?|pairs|steps|gpus?|method)\b[\w #()/-]{0,12}(?:,[\w #()/-]{1,24}){0,8}$/imu
const cellsBetweenCommas = (line: string): readonly string[] | null =>
  line.includes(',') ? line.split(',').map((cell) => cell.trim()) : null

/** Numbers are no headings; of a form with two columns the first row may be a setting. */
const hasNoHeadings = (headings: readonly string[]): boolean =>
  (headings.length === 2 ? headings.slice(0, 1) : headings).some((name) => /^[\d.,$€]/.test(name))

/** The line below a heading, and a code fence. */
const isRule = (line: string): boolean => /^[\s|:+=-]{3,}$/.test(line) && line.includes('-')

/** Null: the line is no row. */
function cellsOf(line: string): readonly string[] | null {
  const sign = line.includes('|') ? '|' : line.includes('\t') ? '\t' : null
  if (sign === null) return null
  const cells = line.split(sign).map((cell) => cell.replaceAll(/[*`]/g, '').trim())
  const isFramed = sign === '|' && /^\s*\|/.test(line)
  return isFramed ? cells.slice(1, /\|\s*$/.test(line) ? -1 : undefined) : cells
}
