/** A folder for the one file of the server, which the first test that needs it builds: gone after the last. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The hook that vitest calls by this name. */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'gpucost-server-'))
  process.env['TEST_SERVER_FOLDER'] = folder
  return () => rmSync(folder, { recursive: true, force: true })
}
