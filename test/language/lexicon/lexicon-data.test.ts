/** data/lexicon: each phrase is there once, and every name in it is one that the catalog knows. */
import { expect, test } from 'vitest'
import { expandPattern, PhraseTrie } from '../../../src/language/lexicon/phrase-trie.ts'
import { widePartsOf } from '../../../src/language/lexicon/wide-pattern.ts'
import { tokenize } from '../../../src/language/text/tokenize.ts'
import { phraseMeanings } from '../../../src/language/lexicon/lexicon-phrases.ts'
import { catalog } from '../fixtures.ts'

const { lexicon } = catalog
const meanings = [...lexicon.phrases.keys()].flatMap((name) =>
  phraseMeanings(lexicon, name).map(({ pattern, means }) => ({ name, pattern, means: JSON.stringify(means) })),
)

test('no phrase is written down that an earlier one hides', () => {
  const seen = new Set<string>()
  // Those with thousands of spellings are not written out here either.
  const listed = meanings.filter(({ pattern }) => widePartsOf(pattern, () => []) === null)
  const hidden = listed.filter(({ pattern }) => {
    const spellings = expandPattern(pattern)
    const isNew = spellings.some((spelling) => !seen.has(spelling))
    for (const spelling of spellings) seen.add(spelling)
    return !isNew
  })
  expect(seen.size).toBeGreaterThan(8000)
  expect(hidden).toEqual([])
})

test('a pattern of a million spellings is found in each of its spellings, and costs no time to add', () => {
  const wide = "(don't|not|x-y) [ever|want to] (use|book) [a1|it]"
  const many = `${wide}${' [b|c|d]'.repeat(9)}`
  const [written, matched] = [new PhraseTrie<string>(), new PhraseTrie<string>()]
  expect(widePartsOf(wide, () => [])).toBeNull()
  written.add(wide, 'wide')
  matched.add(many, 'wide')
  const before = performance.now()
  expect(matched.longestMatch(tokenize('not'), 0)).toBeNull()
  expect(performance.now() - before).toBeLessThan(1000)
  for (const spelling of expandPattern(wide)) {
    for (const end of ['', '-z', '8', 'x', ' z']) {
      const tokens = tokenize(`${spelling}${end}`)
      expect([tokens, matched.longestMatch(tokens, 0)]).toEqual([tokens, written.longestMatch(tokens, 0)])
    }
  }
  // Where a phrase that is written out is as long, it holds; a longer one goes before both.
  matched.add('not use', 'short')
  matched.add('not use it at all', 'long')
  expect(matched.longestMatch(tokenize('not use'), 0)?.meaning).toBe('short')
  expect(matched.longestMatch(tokenize('not use it'), 0)?.meaning).toBe('wide')
  expect(matched.longestMatch(tokenize('not use it at all'), 0)?.meaning).toBe('long')
  expect(matched.longestMatch(tokenize('not ever use it b c d'), 0)?.to).toBe(7)
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

test('a phrase that is added is found in a text that was looked through before', () => {
  const phrases = new PhraseTrie<string>()
  const tokens = tokenize('no spot')
  expect(phrases.longestMatch(tokens, 0)).toBeNull()
  phrases.add('no spot', 'refused')
  expect(phrases.longestMatch(tokens, 0)).toEqual({ meaning: 'refused', to: 2 })
  expect(phrases.longestMatch(tokens, 0)).toEqual({ meaning: 'refused', to: 2 })
})
