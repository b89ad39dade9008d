/** Parts of pages that are generated from code and data: settings, accuracy, sizes of the catalog. */
import { loadCatalog } from '../../catalog/load.ts'
import { loadEstimator } from '../../facts.ts'
import { isSecret } from '../../secret-files.ts'
import { settingsSchema } from '../../settings.ts'
import { objectiveTable } from './objectives.ts'

type DocPart = { readonly page: string; readonly name: string; readonly body: string }

/** `folder`: data/. Throws `CatalogDataError`. */
export function docParts(folder: string): readonly DocPart[] {
  const catalog = loadCatalog(folder)
  const { headline } = loadEstimator(folder, catalog).calibration
  const { gpus, models, stacks, providers, observations, sources } = catalog
  const rentingProviders = new Set(observations.map(({ provider }) => provider)).size
  const counts =
    `${gpus.size} GPUs, ${models.size} models, ${stacks.size} software stacks, ${observations.length} prices of ` +
    `${rentingProviders} providers (${providers.size} known), ${sources.size} sources.`
  return [
    { page: 'docs/operating.md', name: 'variables', body: variableTable() },
    { page: 'docs/operating.md', name: 'objectives', body: objectiveTable() },
    { page: 'README.md', name: 'accuracy', body: headline.map((line) => `- ${line}`).join('\n') },
    { page: 'README.md', name: 'known', body: counts },
  ]
}

/** `page` with the part `name` anew. Throws where its marks are missing. */
export function replacePart(page: string, name: string, body: string): string {
  const [start, end] = [`<!-- ${name}: written by npm run docs -->\n`, `<!-- /${name} -->`]
  const [from, to] = [page.indexOf(start), page.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`the marks of "${name}" are missing: ${start.trim()} … ${end}`)
  return `${page.slice(0, from + start.length)}\n${body}\n\n${page.slice(to)}`
}

/** One row a variable, in the order of the schema. */
function variableTable(): string {
  const defaults: Readonly<Record<string, string | number | object | undefined>> = settingsSchema.parse({})
  const rows = Object.entries(settingsSchema.shape).map(([name, field]) => {
    const value = defaults[name]
    const defaultText =
      value === undefined
        ? ''
        : `\`${Array.isArray(value) ? value.join(', ') : JSON.stringify(value).replaceAll('"', '')}\``
    const names = isSecret(name) ? `\`${name}\`, \`${name}_FILE\`` : `\`${name}\``
    return `| ${names} | ${defaultText} | ${(field.description ?? '').replaceAll('|', '\\|')} |`
  })
  return ['| variable | default | meaning |', '|---|---|---|', ...rows].join('\n')
}
