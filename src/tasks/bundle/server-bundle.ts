/** The server as one file: the app, its threads, its charts, the local Slack and the command line, without a package. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { constants, zstdCompressSync } from 'node:zlib'
import { pageFiles } from '../../../packages/local-slack/src/page-files.ts'
import { pictureFileNames } from '../../picture-files.ts'
import { bundleEntry } from './bundle-entry.ts'
import { bundledModules, textOfFacts } from './bundled-modules.ts'

export const serverBundlePath = join(import.meta.dirname, '../../../artifacts/server/gpucost.mjs')

/** Of Bolt's and PostgreSQL's company: what they use where it is there, and do without. */
const optionalPackages = ['pg-native', 'bufferutil', 'utf-8-validate']

const replacements = {
  'src/facts.ts': 'src/bundled-facts.ts',
  'src/catalog-facts.ts': 'src/bundled-catalog-facts.ts',
  'src/start-thread.ts': 'src/bundled-threads.ts',
}

/** The text of the bundle, with facts, fonts and the renderer inside. */
export const serverBundle = (): Promise<string> =>
  bundleEntry('server-main.ts', {
    replacements,
    optionalPackages,
    // The names of errors are told in logs and traces.
    minify: {
      mangle: { keepNames: { class: true, function: false } },
      compress: { keepNames: { class: true, function: false } },
    },
    modules: {
      ...bundledModules(),
      'src/embedded-facts.ts': factsModule,
      'src/picture-files.ts': picturesModule,
      'packages/local-slack/src/page-files.ts': pageModule,
    },
  })

const unpackImport = "import { zstdDecompressSync } from 'node:zlib'"

/** An expression whose value is those bytes. */
function unpacked(bytes: Uint8Array): string {
  const packed = zstdCompressSync(bytes, { params: { [constants.ZSTD_c_compressionLevel]: 9 } })
  return `zstdDecompressSync(Buffer.from('${packed.toString('base64')}', 'base64'))`
}

/** A tenth of their size, unpacked in some milliseconds, and let go of once nobody reads them. */
const factsModule = (): string => `
${unpackImport}
let held
export const embeddedFacts = () => {
  const known = held?.deref() ?? { text: ${unpacked(Buffer.from(textOfFacts(['counting', 'feeds'])))}.latin1Slice() }
  held = new WeakRef(known)
  return known.text
}
`

function picturesModule(): string {
  const read = (name: string) => unpacked(readFileSync(createRequire(import.meta.url).resolve(name)))
  return `
${unpackImport}
export const readPictureFiles = async () => ({
  renderer: ${read(pictureFileNames.renderer)},
  fonts: [${pictureFileNames.fonts.map(read).join(', ')}],
})
`
}

function pageModule(): string {
  const { paths, read } = pageFiles()
  const rows = paths.map((path) => {
    const body = read(path)
    return `${JSON.stringify(path)}: () => ${unpacked(Buffer.from(body))}${typeof body === 'string' ? '.toString()' : ''},`
  })
  return `
${unpackImport}
const files = {
${rows.join('\n')}
}
export const pageFiles = () => ({ paths: Object.keys(files), read: (path) => files[path]() })
`
}
