/** Opens the page of the local Slack in the reader's browser, where somebody sits in front of it. */
import open from 'open'

export type LaunchContext = {
  /** Somebody reads along in a terminal. */
  readonly isTerminal: boolean
  readonly platform: NodeJS.Platform
  readonly environment: Readonly<Record<string, string | undefined>>
}

/** Not for a script, not over a remote connection, not without a screen, and not where BROWSER=none says so. */
export function shouldOpenBrowser({ isTerminal, platform, environment }: LaunchContext): boolean {
  const { BROWSER, CI, SSH_CONNECTION, DISPLAY, WAYLAND_DISPLAY, WSL_DISTRO_NAME } = environment
  const hasScreen = platform !== 'linux' || [DISPLAY, WAYLAND_DISPLAY, WSL_DISTRO_NAME].some(Boolean)
  return isTerminal && hasScreen && !CI && !SSH_CONNECTION && BROWSER !== 'none'
}

/** Never throws: the address stands in the terminal too. */
export async function openBrowser(address: string): Promise<void> {
  try {
    const child = await open(address)
    child.on('error', () => undefined)
  } catch {
    // There is no browser, or it does not open. Whoever wants to look has the address.
  }
}
