/** What was typed in a terminal, kept from one conversation to the next, as shells do. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'

type HistoryEnvironment = Readonly<Record<string, string | undefined>>

/** GPUCOST_HISTORY names the file; empty: none is kept. */
export function historyFile(environment: HistoryEnvironment): string | null {
  const configured = environment['GPUCOST_HISTORY']
  if (configured !== undefined) return configured === '' ? null : configured
  return join(environment['XDG_STATE_HOME'] || join(homedir(), '.local', 'state'), 'gpucost', 'history')
}

/** Newest first. A file that is not there, or that nobody may read, is no history. */
export function readHistory(path: string | null): readonly string[] {
  if (path === null) return []
  try {
    return readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
  } catch {
    return []
  }
}

/** For its owner alone. A home that cannot be written to costs the history, and nothing else. */
export function writeHistory(path: string | null, history: readonly string[]): void {
  if (path === null) return
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    writeFileSync(path, `${history.join('\n')}\n`, { mode: 0o600 })
  } catch {
    // Told to nobody: a conversation is not stopped for it.
  }
}
