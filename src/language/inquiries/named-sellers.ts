/** Providers that a text names, in whatever way it speaks of them. */
import type { ProviderId } from '../../catalog/ids.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import { rememberedOf } from '../../once.ts'
import { literalPattern } from '../text/literal-pattern.ts'

export type NamedSeller = { readonly id: ProviderId; readonly words: string; readonly from: number }

/** Words of everyday English that are names of providers too. */
const everyday: ReadonlySet<string> = new Set(['together', 'thunder', 'jarvis', 'modal labs', 'modal'])

const namesOf = rememberedOf(
  (
    vocabulary: Pick<Vocabulary, 'providers'>,
  ): { readonly pattern: RegExp; readonly ids: ReadonlyMap<string, ProviderId> } => {
    const ids = new Map(
      [...vocabulary.providers.values()].flatMap(({ id, name, aliases }) =>
        [name, ...aliases]
          .map((each) => each.toLowerCase())
          .filter((each) => !everyday.has(each))
          .map((each) => [each, id] as const),
      ),
    )
    const forms = [...ids.keys()].toSorted((one, other) => other.length - one.length).map(literalPattern)
    return { pattern: new RegExp(String.raw`(?<![\w.-])(?:${forms.join('|')})(?![\w-])`, 'giu'), ids }
  },
)

/** Each once, in order; those of a text that is known to speak of sellers. */
export function sellersNamedIn(text: string, vocabulary: Pick<Vocabulary, 'providers'>): readonly NamedSeller[] {
  const { pattern, ids } = namesOf(vocabulary)
  const found = [...text.matchAll(pattern)].flatMap(({ 0: words, index }) => {
    const id = ids.get(words.toLowerCase())
    return id === undefined ? [] : [{ id, words, from: index }]
  })
  return found.filter(({ id }, at) => found.findIndex((one) => one.id === id) === at)
}
