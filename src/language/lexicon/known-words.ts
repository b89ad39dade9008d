/** Words that the vocabulary has: those of the lexicon's phrases, and names. */
import type { Catalog } from '../../catalog/catalog.ts'
import type { Lexicon } from '../../catalog/lexicon.ts'

/** Every word of two letters or more that stands in a phrase of the lexicon. */
export const lexiconWords = ({ phrases }: Lexicon): ReadonlySet<string> =>
  new Set(
    [...phrases.values()]
      .flat()
      .flatMap((entry) => entry.phrases.flatMap((pattern) => pattern.match(/[a-z]{2,}/g) ?? [])),
  )

/** Names of models, GPUs, providers and stacks, as they are written and as people say them; those of pictures and sound too. */
export const namesIn = ({ models, gpus, providers, stacks, inquiryFacts }: Catalog): readonly string[] => [
  ...[...models.values(), ...gpus.values(), ...providers.values(), ...stacks.values()].flatMap((entity) => [
    entity.id,
    entity.name,
    ...('aliases' in entity ? entity.aliases : []),
  ]),
  ...inquiryFacts.sampledModels.rows.flatMap(({ names }) => names.filter((name) => !name.includes(' '))),
]
