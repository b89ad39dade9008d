/**
 * The server as the container runs it, one file, which starts in less than half the processor time of the sources. Built
 * once for all tests of a run; where nothing but a measurement runs there is none.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const patienceMs = 120_000

/** The path of the file; null outside of the tests. Waits for it, or builds it. Throws where it cannot be built. */
export function serverFile(): string | null {
  const folder = process.env['TEST_SERVER_FOLDER']
  if (folder === undefined) return null
  const file = join(folder, 'gpucost.mjs')
  if (existsSync(file)) return file
  if (isFirst(join(folder, 'begun'))) build(file)
  else waitFor(file)
  return file
}

/** Of several threads the one that makes a folder builds. */
function isFirst(folder: string): boolean {
  try {
    mkdirSync(folder)
    return true
  } catch {
    return false
  }
}

function build(file: string): void {
  const script = fileURLToPath(new URL('build-server.ts', import.meta.url))
  const { status, stderr } = spawnSync(process.execPath, [script, file], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`the server was not built: ${stderr}`)
}

function waitFor(file: string): void {
  const isNever = new Int32Array(new SharedArrayBuffer(4))
  const end = Date.now() + patienceMs
  while (!existsSync(file)) {
    if (Date.now() > end) throw new Error('the server was not built in time')
    Atomics.wait(isNever, 0, 0, 50)
  }
}
