/** An entry of src/page as one script for a browser: what reads files, draws pictures or makes code of text is replaced. */
import { join } from 'node:path'
import { rolldown } from 'rolldown'
import { inAscii } from '../bundle/bundle-entry.ts'
import { bundledModules, loadBundled, withoutErrorInstances } from '../bundle/bundled-modules.ts'

const root = join(import.meta.dirname, '../../..')

const modules = {
  ...bundledModules(),
  'src/chart/draw.ts': () =>
    'export const drawPng = () => Promise.reject(new Error("the page draws its charts itself"))\n',
}

/** `entry` is a path under src/page. Returns the text of a script that is no module, so that it runs from a file too. */
export async function pageBundle(entry: string): Promise<string> {
  const bundle = await rolldown({
    input: join(root, 'src/page', entry),
    platform: 'browser',
    resolve: { alias: { 'csv-stringify/sync': 'csv-stringify/browser/esm/sync' } },
    plugins: [{ name: 'gpucost-page', load: (id) => loadBundled(id, modules), transform: withoutErrorInstances }],
  })
  const { output } = await bundle.generate({ format: 'iife', minify: true, codeSplitting: false })
  await bundle.close()
  return inAscii(output[0].code)
}
