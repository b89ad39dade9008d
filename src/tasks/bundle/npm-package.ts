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

const serverSchema = z.looseObject({ name: z.string(), packages: z.array(z.looseObject({ version: z.string() })) })

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

/**
 * Makes `folder` anew, ready for npm pack or npm publish, with the document of the MCP registry beside what is packed.
 * `repository`: owner/name at GitHub, where a release is made.
 */
export async function writeNpmPackage(folder: string, repository = process.env['GITHUB_REPOSITORY']): Promise<void> {
  const { name, version, description, license } = manifestSchema.parse(
    JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')),
  )
  rmSync(folder, { recursive: true, force: true })
  for (const part of ['bin', 'lib']) mkdirSync(join(folder, part), { recursive: true })
  writeFileSync(join(folder, 'lib/gpucost.mjs'), await bundleEntry('cli/main.ts'))
  writeFileSync(join(folder, 'bin/gpucost.mjs'), launcher, { mode: 0o755 })
  for (const file of ['README.md', 'LICENSE']) copyFileSync(join(root, file), join(folder, file))
  const serverDocument = serverSchema.parse(JSON.parse(readFileSync(join(root, 'server.json'), 'utf8')))
  const owner = repository?.split('/')[0]?.toLowerCase()
  const mcpName = owner === undefined ? serverDocument.name : `io.github.${owner}/${name}`
  const packages = serverDocument.packages.map((one) => ({ ...one, version }))
  const server = { ...serverDocument, name: mcpName, version, packages }
  writeFileSync(join(folder, 'server.json'), `${JSON.stringify(server, null, 2)}\n`)
  const manifest = {
    name,
    version,
    description,
    license,
    type: 'module',
    mcpName,
    // npm compares it with where the provenance says that it was built.
    ...(repository === undefined
      ? {}
      : { repository: { type: 'git', url: `git+https://github.com/${repository}.git` } }),
    bin: { gpucost: 'bin/gpucost.mjs' },
    files: ['bin', 'lib'],
    engines: { node: `>=${oldestNode}` },
  }
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
}
