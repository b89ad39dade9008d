/** The package that `npx gpucost` runs: two files of JavaScript, no dependency. */
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { bundleEntry } from './bundle-entry.ts'

const root = join(import.meta.dirname, '../../..')
const manifestSchema = z.looseObject({
  name: z.string(),
  version: z.string(),
  description: z.string(),
  license: z.string(),
})

/** Oldest Node that it runs on. */
const oldestNode = 22

/** Written so that any Node since 12 reads it, and says what is missing rather than a syntax error. */
const launcher = `#!/usr/bin/env node
var major = Number(process.versions.node.split('.')[0])
if (major < ${oldestNode}) {
  console.error('gpucost needs Node ${oldestNode} or newer; this is ' + process.versions.node + '. Install a newer one from https://nodejs.org and try again.')
  process.exitCode = 1
} else {
  var module = await import('node:module')
  if (module.enableCompileCache) module.enableCompileCache()
  await import('../lib/gpucost.mjs')
}
`

/** Makes \`folder\` anew, ready for npm pack or npm publish. */
export async function writeNpmPackage(folder: string): Promise<void> {
  const { name, version, description, license } = manifestSchema.parse(
    JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')),
  )
  rmSync(folder, { recursive: true, force: true })
  for (const part of ['bin', 'lib']) mkdirSync(join(folder, part), { recursive: true })
  writeFileSync(join(folder, 'lib/gpucost.mjs'), await bundleEntry('cli/main.ts'))
  writeFileSync(join(folder, 'bin/gpucost.mjs'), launcher, { mode: 0o755 })
  for (const file of ['README.md', 'LICENSE']) copyFileSync(join(root, file), join(folder, file))
  const manifest = {
    name,
    version,
    description,
    license,
    type: 'module',
    mcpName: 'io.github.gpucost/gpucost',
    bin: { gpucost: 'bin/gpucost.mjs' },
    files: ['bin', 'lib'],
    engines: { node: `>=${oldestNode}` },
  }
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
}
