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

/**
 * Colours only where somebody looks. FORCE_COLOR wants them anyway (0 or false: never), and goes before NO_COLOR, as
 * in Node itself. COLUMNS is the width where there is no window to ask.
 */
export function terminalOf(
  output: { readonly isTTY?: boolean; readonly columns?: number },
  environment: Readonly<Record<string, string | undefined>>,
): Terminal {
  const paint: Paint = (style, text) =>
    text === '' ? text : styleText(formats[style], text, { validateStream: false })
  const given = Number(environment['COLUMNS'])
  const width = output.columns ?? (Number.isInteger(given) && given > 0 ? given : unknownWidth)
  return { width, paint: isColoured(output.isTTY === true, environment) ? paint : unpainted }
}

function isColoured(isWindow: boolean, environment: Readonly<Record<string, string | undefined>>): boolean {
  const forced = environment['FORCE_COLOR']
  if (forced !== undefined) return forced !== '0' && forced !== 'false'
  if ((environment['NO_COLOR'] ?? '') !== '' || environment['TERM'] === 'dumb') return false
  return isWindow
}
