/** Which terminals put an address behind a text (the escape sequence OSC 8). Others would print parts of it. */

type TerminalEnvironment = {
  readonly isTerminal: boolean
  readonly environment: Readonly<Record<string, string | undefined>>
}

const programs = new Set(['iTerm.app', 'WezTerm', 'vscode', 'ghostty', 'zed', 'rio'])
const terminals = new Set(['xterm-kitty', 'xterm-ghostty', 'alacritty', 'foot'])
/** GNOME Terminal and its relatives, from 0.50.1 on. */
const firstVte = 5001

/** By what the environment says of the terminal; false in CI and for anything unknown. */
export function supportsLinks({ isTerminal, environment }: TerminalEnvironment): boolean {
  const { CI, TERM = '', TERM_PROGRAM = '', VTE_VERSION = '0', WT_SESSION } = environment
  if (!isTerminal || CI) return false
  return programs.has(TERM_PROGRAM) || terminals.has(TERM) || Number(VTE_VERSION) >= firstVte || Boolean(WT_SESSION)
}
