/** Detects the terminal that answers are laid out for: its width and whether it shows colour. */
import { styleText } from 'node:util'
import { withoutColor, type Terminal, type Paint, type Style } from '../presentation/terminal/terminal.ts'

const styleFormats = {
  bold: 'bold',
  dim: 'dim',
  good: 'green',
  warning: 'yellow',
  accent: 'cyan',
} as const satisfies Record<Style, string>
/** Wide enough for the table, where the output is no window. */
const defaultWidth = 100

/**
 * Colours only where somebody looks. FORCE_COLOR wants them anyway (0 or false: never), and goes before NO_COLOR, as
 * in Node itself. COLUMNS is the width where there is no window to ask.
 */
export function detectTerminal(
  output: { readonly isTTY?: boolean; readonly columns?: number },
  environment: Readonly<Record<string, string | undefined>>,
): Terminal {
  const paint: Paint = (style, text) =>
    text === '' ? text : styleText(styleFormats[style], text, { validateStream: false })
  const columnsVariable = Number(environment['COLUMNS'])
  const width =
    output.columns ?? (Number.isInteger(columnsVariable) && columnsVariable > 0 ? columnsVariable : defaultWidth)
  return { width, paint: usesColor(output.isTTY === true, environment) ? paint : withoutColor }
}

function usesColor(isWindow: boolean, environment: Readonly<Record<string, string | undefined>>): boolean {
  const forceColor = environment['FORCE_COLOR']
  if (forceColor !== undefined) return forceColor !== '0' && forceColor !== 'false'
  if ((environment['NO_COLOR'] ?? '') !== '' || environment['TERM'] === 'dumb') return false
  return isWindow
}
