/** data/lexicon: each phrase is there once, and every name in it is one that the catalog knows. */
import { expect, test } from 'vitest'
import { expandPattern } from '../../../src/language/lexicon/phrase-trie.ts'
import { phraseMeanings } from '../../../src/language/lexicon/lexicon-phrases.ts'
import { catalog } from '../fixtures.ts'

const { lexicon } = catalog
const meanings = [...lexicon.phrases.keys()].flatMap((name) =>
  phraseMeanings(lexicon, name).map(({ pattern, means }) => ({ name, pattern, means: JSON.stringify(means) })),
)

test('no phrase is written down that an earlier one hides', () => {
  const seen = new Set<string>()
  const hidden = meanings.filter(({ pattern }) => {
    const spellings = expandPattern(pattern)
    const isNew = spellings.some((spelling) => !seen.has(spelling))
    for (const spelling of spellings) seen.add(spelling)
    return !isNew
  })
  expect(seen.size).toBeGreaterThan(8000)
  expect(hidden).toEqual([])
})

test('phrases are in lower case, with single spaces', () => {
  const odd = meanings.filter(({ pattern }) => pattern !== pattern.toLowerCase() || /\s{2}|^\s|\s$/.test(pattern))
  expect(odd).toEqual([])
})

test('what it says of GPUs and providers, the catalog has', () => {
  const forms = new Set([...catalog.gpus.values()].map(({ form }) => form as string))
  const architectures = new Set([...catalog.gpus.values()].map(({ architecture }) => architecture.id))
  const { gpus, providers } = lexicon
  expect(
    Object.values(gpus.forms)
      .flat()
      .filter((form) => !forms.has(form)),
  ).toEqual([])
  expect(gpus.architectures.flatMap((one) => one.architectures).filter((name) => !architectures.has(name))).toEqual([])
  expect([...catalog.gpus.values()].some(({ name }) => name.startsWith(gpus.consumerBrand))).toBe(true)
  const named = [...Object.keys(providers.services), ...providers.classes.flatMap((one) => one.providers)]
  expect(named.filter((id) => !catalog.providers.has(id))).toEqual([])
})
