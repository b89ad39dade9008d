/** The window that text is laid out for. */

export type Style = 'bold' | 'dim' | 'good' | 'warning' | 'accent'

/** The text in a style, or as it is where the window has no colours. */
export type Paint = (style: Style, text: string) => string

/** How wide it is, and how it takes colours. */
export type Terminal = {
  /** In columns. */
  readonly width: number
  readonly paint: Paint
}

/** Paints nothing: for files, pipes and NO_COLOR. */
export const withoutColor: Paint = (_, text) => text

const minWidth = 40
const maxWidth = 120
const maxTableWidth = 140

/** Columns that lines are laid out for: no narrower than a table of two, no wider than one reads. */
export const layoutWidth = ({ width }: Pick<Terminal, 'width'>, most = maxWidth): number =>
  Math.max(minWidth, Math.min(width, most))

/** The same for a table of plans, which may be wider. */
export const tableWidth = (terminal: Pick<Terminal, 'width'>): number => layoutWidth(terminal, maxTableWidth)

/** Blank lines between those that have any lines. */
export const joinParagraphs = (paragraphs: readonly (readonly string[])[]): string =>
  paragraphs
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')
