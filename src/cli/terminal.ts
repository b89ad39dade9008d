/** The window that answers are laid out for. */
import { styleText } from 'node:util'
import { type Paint, type Style, type Terminal, unpainted } from '../reply/terminal.ts'

const formats = {
  bold: 'bold',
  dim: 'dim',
  good: 'green',
  warning: 'yellow',
  accent: 'cyan',
} as const satisfies Record<Style, string>
/** Wide enough for the table, where the output is no window. */
const unknownWidth = 100

/** Colours only where somebody looks, and not against the wish of NO_COLOR. */
export function terminalOf(
  output: { readonly isTTY?: boolean; readonly columns?: number },
  environment: Readonly<Record<string, string | undefined>>,
): Terminal {
  const isColoured = output.isTTY === true && (environment['NO_COLOR'] ?? '') === ''
  const paint: Paint = (style, text) =>
    text === '' ? text : styleText(formats[style], text, { validateStream: false })
  return { width: output.columns ?? unknownWidth, paint: isColoured ? paint : unpainted }
}
