/** What the catalog knows, by its names: providers, GPUs, models. */
import type { Catalog } from '../catalog/catalog.ts'
import type { GeneralAnswer } from '../language/inquiries/general-inquiry.ts'

/** "Do you include Lambda and RunPod?": whether those that are named have prices on record; without names, all that have. */
export function withProviders(known: GeneralAnswer, text: string, catalog: Pick<Catalog, 'providers'>): GeneralAnswer {
  const providers = [...catalog.providers.values()]
  const words = new Set(text.toLowerCase().match(/[\p{L}\p{N}.]+/gu) ?? [])
  const named = providers.filter(({ name, aliases }) =>
    [name, ...aliases].some((one) => words.has(one.toLowerCase()) || text.toLowerCase().includes(one.toLowerCase())),
  )
  if (named.length === 0 && known.id !== 'which-providers') return known
  const listed = (named.length === 0 ? providers : named).map(({ name }) => name)
  const says =
    named.length === 0
      ? `Those with prices on record: ${listed.join(', ')}.`
      : `${listed.join(' and ')} ${listed.length === 1 ? 'is' : 'are'} among the ${providers.length} providers on record.`
  return { ...known, says: [says, ...(known.id === 'which-providers' ? known.says.slice(1) : known.says)] }
}

/** More names are a flood: of models the newest stand for the others. */
const mostNames = 80

/** "List gpus", "which models do you know": the names on record, and how many more there are. */
export function withNames(known: GeneralAnswer, { gpus, models }: Pick<Catalog, 'gpus' | 'models'>): GeneralAnswer {
  const names = [...(known.id === 'which-gpus' ? gpus : models).values()].map(({ name }) => name)
  const listed = names.toSorted((one, other) => one.localeCompare(other, 'en')).slice(0, mostNames)
  const more = names.length > listed.length ? `, and ${names.length - listed.length} more` : ''
  return { ...known, says: [`On record: ${listed.join(', ')}${more}.`, ...known.says.slice(1)] }
}
