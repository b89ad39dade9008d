/**
 * `npm run pin`: asks the registries which bytes the tags of our base images stand for now, and writes their digests into
 * Dockerfile and compose.yaml. `--check` only says which are not pinned. A release does it; no digest is written by hand.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { imageDigest } from './pin/image-digest.ts'
import { imagesIn, withDigests } from './pin/pinned-images.ts'

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } })
const root = join(import.meta.dirname, '../..')
const files = ['Dockerfile', 'compose.yaml'].map((name) => ({ name, text: readFileSync(join(root, name), 'utf8') }))
const images = files.flatMap(({ text }) => imagesIn(text))
if (values.check) {
  for (const { name, digest } of images) console.log(`${name} ${digest ?? 'is not pinned'}`)
  if (images.some(({ digest }) => digest === null)) process.exitCode = 1
} else await pin()

/** All of them or none. */
async function pin(): Promise<void> {
  try {
    const digests = new Map(await Promise.all(images.map(async ({ name }) => [name, await imageDigest(name)] as const)))
    for (const { name, text } of files) writeFileSync(join(root, name), withDigests(text, digests))
    for (const [name, digest] of digests) console.log(`${name}@${digest}`)
  } catch (error) {
    console.error(`Nothing was pinned: ${error instanceof Error ? error.message : String(error)}`)
    process.exitCode = 1
  }
}
