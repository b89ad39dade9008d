/** `npm run docs`: writes what is generated from code and data: parts of pages, each between its two marks, and files. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { docParts, replacePart } from './docs/doc-parts.ts'
import { generatedFiles } from './docs/generated-files.ts'

const root = join(import.meta.dirname, '../..')
for (const { page, name, body } of docParts(join(root, 'data'))) {
  const path = join(root, page)
  const before = readFileSync(path, 'utf8')
  const after = replacePart(before, name, body)
  if (after !== before) writeFileSync(path, after)
  console.log(`${page}: ${name} ${after === before ? 'is up to date' : 'written'}`)
}
for (const { path, text } of generatedFiles(root)) {
  const file = join(root, path)
  const isFresh = existsSync(file) && readFileSync(file, 'utf8') === text
  if (!isFresh) writeFileSync(file, text)
  console.log(`${path}${isFresh ? ' is up to date' : ': written'}`)
}
