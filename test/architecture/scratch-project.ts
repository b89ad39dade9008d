/** A copy of the project's rules around planted files, in a folder of its own, and what its checks say of them. */
import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** `files`: path to content. Removed when the test ends. */
export function createScratchProject(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'gpucost-scratch-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const name of ['oxlint.config.ts', 'tsconfig.json', 'package.json', 'knip.jsonc', 'vitest.config.ts']) {
    cpSync(join(root, name), join(folder, name))
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  return folder
}

/** Runs a tool of node_modules/.bin in the folder and reads the JSON that it prints. Tools exit 1 on findings. */
export async function runTool(folder: string, tool: string, args: readonly string[]): Promise<unknown> {
  const child = spawn(process.execPath, [join(root, 'node_modules', tool), ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)])
  if (!output.startsWith('{'))
    throw new Error(`${tool} printed no report: ${output.slice(0, 500)}${errors.slice(0, 500)}`)
  return JSON.parse(output)
}
