/** Training software by its names. */
import type { Catalog } from '../../catalog/catalog.ts'
import type { Meaning } from './meanings.ts'
import type { PhraseTrie } from './phrase-trie.ts'

/** Marks a name that is a word of everyday prose too. */
export const ambiguousIf = (isCommonWord: boolean) => (isCommonWord ? ({ ambiguous: true } as const) : {})

/** Puts in the id and the other names of each. */
export function addStackNames({ stacks, lexicon }: Catalog, phrases: PhraseTrie<Meaning>): void {
  const ambiguousNames = new Set(lexicon.ambiguousNames.stacks)
  for (const { id, aliases } of stacks.values()) {
    for (const name of [id, ...aliases]) {
      phrases.add(name, { kind: 'field-value', field: 'stack', value: id, ...ambiguousIf(ambiguousNames.has(name)) })
    }
  }
}
