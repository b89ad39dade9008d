/** One JavaScript file of an entry of ours with everything that it needs, the data too. */
import { join } from 'node:path'
import { rolldown } from 'rolldown'
import { bundledModules, loadBundled } from './bundled-modules.ts'

const root = join(import.meta.dirname, '../../..')

/** Files that others take the place of in a bundle: what reads data/, draws pictures or opens databases stays out. */
const replacements: Readonly<Record<string, string>> = {
  'src/facts.ts': 'src/bundled-facts.ts',
  'src/cli/chart-verb.ts': 'src/cli/checkout-verbs.ts',
  'src/cli/migrate-verb.ts': 'src/cli/checkout-verbs.ts',
}

/** Packages that count exactly where somebody installed them beside it. */
const optionalPackages = ['gpt-tokenizer/encoding/o200k_base', 'llama-tokenizer-js', 'llama3-tokenizer-js']

/** `entry` is a path under src/. Returns the text of the module. */
export async function bundleEntry(entry: string): Promise<string> {
  const bundle = await rolldown({
    input: join(root, 'src', entry),
    platform: 'node',
    external: optionalPackages,
    plugins: [
      {
        name: 'gpucost',
        resolveId: async function (source, importer) {
          if (importer === undefined || !source.startsWith('.')) return null
          const path = join(importer, '..', source)
          const replacement = Object.entries(replacements).find(([file]) => join(root, file) === path)?.[1]
          return replacement === undefined ? null : join(root, replacement)
        },
        load: (id) => loadBundled(id, bundledModules(['counting'])),
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
