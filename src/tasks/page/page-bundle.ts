/** An entry of src/page as one script for a browser: what reads files, draws pictures or makes code of text is replaced. */
import { join } from 'node:path'
import { rolldown } from 'rolldown'
// Every formula is compiled where it is declared.
import { loadMeasuredRuns } from '../../app.ts'
import { loadCatalog } from '../../catalog/load.ts'
import { compiledCode } from '../../estimate/formulas/compile-expression.ts'
import { snapshotText } from '../../page/snapshot.ts'
import type { PageFacts } from '../../page/facts.ts'

const root = join(import.meta.dirname, '../../..')

/** What the page knows, of the files in `folder` (data/). Throws `CatalogDataError`. */
export function pageFacts(folder = join(root, 'data')): PageFacts {
  const catalog = loadCatalog(folder)
  const { estimator, evidence } = loadMeasuredRuns(folder, catalog)
  const { speed, memory } = estimator.residualModels
  return {
    catalog,
    calibration: estimator.calibration,
    residuals: { speed: speed.residuals, memory: memory.residuals },
    evidence,
  }
}

/** Modules of ours that others take the place of, as JavaScript. */
const replacements: Readonly<Record<string, () => string>> = {
  'src/page/embedded-facts.ts': () =>
    `const text = ${JSON.stringify(snapshotText(pageFacts()))}\nexport const factsText = () => text\n`,
  'src/estimate/formulas/compile-expression.ts': formulaTable,
  'src/chart/draw.ts': () =>
    'export const drawPng = () => Promise.reject(new Error("the page draws its charts itself"))\n',
  'src/math.ts': () =>
    "import { create, parseDependencies } from 'mathjs/number'\nexport const math = create(parseDependencies)\n",
}

/** A policy that forbids code made of text is kept: the formulas are code already. */
function formulaTable(): string {
  const rows = [...compiledCode()].map(([expression, code]) => `${JSON.stringify(expression)}: (inputs) => ${code},`)
  return `const table = {
${rows.join('\n')}
}
export function compileExpression(expression) {
  const compiled = table[expression]
  if (compiled === undefined) throw new Error('this formula is not in the page: ' + expression)
  return compiled
}
`
}

/** `entry` is a path under src/page. Returns the text of a script that is no module, so that it runs from a file too. */
export async function pageBundle(entry: string): Promise<string> {
  const bundle = await rolldown({
    input: join(root, 'src/page', entry),
    platform: 'browser',
    resolve: { alias: { 'csv-stringify/sync': 'csv-stringify/browser/esm/sync' } },
    plugins: [
      {
        name: 'gpucost-page',
        load: (id) => {
          const replaced = Object.entries(replacements).find(([file]) => join(root, file) === id)
          return replaced === undefined ? null : { code: replaced[1](), moduleType: 'js' }
        },
      },
    ],
  })
  const { output } = await bundle.generate({ format: 'iife', minify: true, codeSplitting: false })
  await bundle.close()
  return output[0].code
}
