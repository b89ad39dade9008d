/** One JavaScript file of an entry of ours with everything that it needs, the data too. */
import { join, relative } from 'node:path'
import { rolldown } from 'rolldown'
import { embeddedDataModule } from './embedded-data.ts'

const root = join(import.meta.dirname, '../../..')

/** Files that others take the place of in a bundle: what draws pictures and opens databases stays out. */
const replacements: Readonly<Record<string, string>> = {
  'src/cli/chart-verb.ts': 'src/cli/checkout-verbs.ts',
  'src/cli/migrate-verb.ts': 'src/cli/checkout-verbs.ts',
}
const dataFiles = join(root, 'src/catalog/data-files.ts')

/** Packages that count exactly where somebody installed them beside it. */
const optionalPackages = ['gpt-tokenizer/encoding/o200k_base', 'llama-tokenizer-js', 'llama3-tokenizer-js']

export type BundleOptions = {
  /** Packages that are looked for beside the bundle when they are needed. */
  readonly external?: readonly (string | RegExp)[]
  /** Folders of data/ that the entry never reads. */
  readonly leftOut?: readonly string[]
  /** Source text in files under src/ that is replaced, such as the place of another entry. */
  readonly rewrites?: Readonly<Record<string, readonly [text: string, replacement: string]>>
}

/** What only the server and the tasks read. */
const onlyOfServer = ['article', 'feeds']

/** `entry` is a path under src/. Returns the text of the module. */
export async function bundleEntry(entry: string, options: BundleOptions = {}): Promise<string> {
  const { external = [], leftOut = onlyOfServer, rewrites = {} } = options
  const bundle = await rolldown({
    input: join(root, 'src', entry),
    platform: 'node',
    external: [...optionalPackages, ...external],
    plugins: [
      {
        name: 'gpucost',
        resolveId: async function (source, importer) {
          if (importer === undefined || !source.startsWith('.')) return null
          const path = join(importer, '..', source)
          const replacement = Object.entries(replacements).find(([file]) => join(root, file) === path)?.[1]
          return replacement === undefined ? null : join(root, replacement)
        },
        load: (id) =>
          id === dataFiles
            ? { code: embeddedDataModule(join(root, 'data'), new Set(leftOut)), moduleType: 'js' }
            : null,
        transform: (code, id) => {
          const [text, replacement] = rewrites[relative(join(root, 'src'), id)] ?? []
          if (text === undefined || replacement === undefined) return null
          if (!code.includes(text)) throw new Error(`${id} does not hold ${text}`)
          return { code: code.replace(text, replacement) }
        },
      },
    ],
  })
  const { output } = await bundle.generate({ format: 'esm', minify: true, codeSplitting: false })
  await bundle.close()
  const [chunk, ...others] = output
  if (others.length > 0)
    throw new Error(`${entry} became more than one file: ${others.map(({ fileName }) => fileName).join(', ')}`)
  return chunk.code
}
