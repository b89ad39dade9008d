/** One JavaScript file of an entry of ours with everything that it needs, the data too. */
import { join } from 'node:path'
import { type OutputOptions, rolldown } from 'rolldown'
import { type BundledModules, bundledModules, loadBundled } from './bundled-modules.ts'

const root = join(import.meta.dirname, '../../..')

export type BundleOptions = {
  /** Files to those that take their place, below this checkout. */
  readonly replacements: Readonly<Record<string, string>>
  /** Packages that are used where somebody installed them beside it. */
  readonly optionalPackages: readonly string[]
  readonly modules: BundledModules
  readonly minify: OutputOptions['minify']
}

/** What reads data/, draws pictures or opens databases stays out. */
const standalone: BundleOptions = {
  replacements: {
    'src/facts.ts': 'src/bundled-facts.ts',
    'src/catalog-facts.ts': 'src/bundled-catalog-facts.ts',
    'src/cli/chart-verb.ts': 'src/cli/checkout-verbs.ts',
    'src/cli/migrate-verb.ts': 'src/cli/checkout-verbs.ts',
  },
  optionalPackages: [],
  modules: bundledModules(['counting']),
  minify: true,
}

/** They count exactly. */
const tokenizerPackages = ['gpt-tokenizer/encoding/o200k_base', 'llama-tokenizer-js', 'llama3-tokenizer-js']

/** `entry` is a path under src/. Returns the text of the module. */
export async function bundleEntry(entry: string, options: BundleOptions = standalone): Promise<string> {
  const { replacements, optionalPackages, modules, minify } = options
  const bundle = await rolldown({
    input: join(root, 'src', entry),
    platform: 'node',
    external: [...tokenizerPackages, ...optionalPackages],
    plugins: [
      {
        name: 'gpucost',
        resolveId: async function (source, importer) {
          if (importer === undefined || !source.startsWith('.')) return null
          const path = join(importer, '..', source)
          const replacement = Object.entries(replacements).find(([file]) => join(root, file) === path)?.[1]
          return replacement === undefined ? null : join(root, replacement)
        },
        load: (id) => loadBundled(id, modules),
      },
    ],
  })
  const { output } = await bundle.generate({ format: 'esm', minify: minify ?? false, codeSplitting: false })
  await bundle.close()
  const [chunk, ...others] = output
  if (others.length > 0)
    throw new Error(`${entry} became more than one file: ${others.map(({ fileName }) => fileName).join(', ')}`)
  return inAscii(chunk.code)
}

/** Any other sign anywhere in the file, and all of it takes twice the memory. Signs stand in texts and patterns alone. */
export const inAscii = (code: string): string =>
  code.replaceAll(/[\u007f-\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
