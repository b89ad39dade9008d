/** Opens the page in the browser of whoever started the local Slack, if somebody sits in front of it. */
import open from 'open'

export type LaunchContext = {
  /** The output goes to a terminal. */
  readonly isTerminal: boolean
  readonly platform: NodeJS.Platform
  readonly environment: Readonly<Record<string, string | undefined>>
}

/** Not for scripts, not over SSH, not without a screen, and not with BROWSER=none. */
export function shouldOpenBrowser({ isTerminal, platform, environment }: LaunchContext): boolean {
  const { BROWSER, CI, SSH_CONNECTION, DISPLAY, WAYLAND_DISPLAY, WSL_DISTRO_NAME } = environment
  const hasScreen = platform !== 'linux' || [DISPLAY, WAYLAND_DISPLAY, WSL_DISTRO_NAME].some(Boolean)
  return isTerminal && hasScreen && !CI && !SSH_CONNECTION && BROWSER !== 'none'
}

/** Never throws: the address is printed in the terminal too. */
export async function openBrowser(address: string): Promise<void> {
  try {
    const child = await open(address)
    child.on('error', () => undefined)
  } catch {
    // No browser, or it does not start: the address in the terminal is enough.
  }
}
