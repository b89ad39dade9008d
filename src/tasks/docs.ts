/** `npm run docs`: writes the parts of pages that are generated from code and data, each between its two marks. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { docParts, replacePart } from './docs/doc-parts.ts'

const root = join(import.meta.dirname, '../..')
for (const { page, name, body } of docParts(join(root, 'data'))) {
  const path = join(root, page)
  const before = readFileSync(path, 'utf8')
  const after = replacePart(before, name, body)
  if (after !== before) writeFileSync(path, after)
  console.log(`${page}: ${name} ${after === before ? 'is up to date' : 'written'}`)
}
