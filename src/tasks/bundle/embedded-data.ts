/** The files of data/ as a module: compressed, and taken apart once, when the first file is read. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'

/** What only the server and the tasks read. */
const leftOut = new Set(['article', 'feeds'])

/** Source text of a module with the exports of src/catalog/data-files.ts. */
export function embeddedDataModule(folder: string): string {
  const files = Object.fromEntries(jsonFilesIn(folder, '').map((path) => [path, compactText(join(folder, path))]))
  const text = Buffer.from(JSON.stringify(files))
  const packed = brotliCompressSync(text, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: text.length },
  })
  return `
import { brotliDecompressSync } from 'node:zlib'
const packed = '${packed.toString('base64')}'
let files
const all = () => (files ??= JSON.parse(brotliDecompressSync(Buffer.from(packed, 'base64')).toString()))
const inside = (path) => path.replaceAll('\\\\', '/').replace(/^.*?\\/data\\/(?!.*\\/data\\/)/, '')
export function readDataFile(path) {
  const text = all()[inside(path)]
  if (text === undefined) throw new Error('there is no such file in this package')
  return text
}
export function listDataFolder(path) {
  const start = inside(path) + '/'
  return Object.keys(all()).flatMap((name) => {
    const rest = name.startsWith(start) ? name.slice(start.length) : '/'
    return rest.includes('/') ? [] : [rest]
  })
}
`
}

function jsonFilesIn(root: string, folder: string): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => folder !== '' || !leftOut.has(name))
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (entry.isDirectory()) return jsonFilesIn(root, path)
      return entry.name.endsWith('.json') ? [path] : []
    })
    .toSorted()
}

const compactText = (path: string): string => JSON.stringify(JSON.parse(readFileSync(path, 'utf8')))
