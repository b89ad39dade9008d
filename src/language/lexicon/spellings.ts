/** Mistyped words: what they may have meant. */
import { distance } from 'fastest-levenshtein'
import { lately, rememberedOf } from '../../once.ts'
import type { Catalog } from '../../catalog/catalog.ts'
import type { PhraseListName } from '../../catalog/phrase-lists.ts'
import { expandPattern } from './phrase-trie.ts'
import { isListed } from './wide-pattern.ts'
import type { ProviderName } from './provider-names.ts'
import { phraseMeanings } from './lexicon-phrases.ts'
import { hasDigit } from '../text/characters.ts'

/** Words that are near to many others and mean little alone. */
const minLength = 3

/** A known spelling, the same without gaps and hyphens, and what is compared before letters are. */
type Spelling = {
  readonly spelling: string
  readonly plain: string
  /** Which letters `plain` has, as bits. */
  readonly letterBits: number
  readonly hasDigit: boolean
  /** Its place among those it was listed with. */
  readonly rank: number
}

/** Spellings by the length of their plain form. */
export type Spellings = readonly (readonly Spelling[])[]

/** Words with what is needed to compare them quickly. */
export function toSpellings(words: readonly string[]): Spellings {
  const byLength: Spelling[][] = []
  for (const [rank, spelling] of words.entries()) {
    const plain = compactForm(spelling)
    while (byLength.length <= plain.length) byLength.push([])
    byLength[plain.length]?.push({ spelling, plain, letterBits: letterBitsOf(plain), hasDigit: hasDigit(plain), rank })
  }
  return byLength
}

function letterBitsOf(compact: string): number {
  let bits = 0
  for (let at = 0; at < compact.length; at += 1) bits |= 1 << (compact.charCodeAt(at) & 31)
  return bits
}

/** A slip takes one letter away at most, and adds one at most: words that differ in more are not measured. */
const differByMore = (one: number, other: number, maxEdits: number): boolean =>
  hasMoreBits(one & ~other, maxEdits) || hasMoreBits(other & ~one, maxEdits)

function hasMoreBits(bits: number, most: number): boolean {
  let left = bits
  for (let count = 0; count <= most; count += 1) {
    if (left === 0) return false
    left &= left - 1
  }
  return true
}

/** Files of the lexicon whose words a mistyped one may have meant. */
const correctedLists = [
  'methods',
  'precisions',
  'pricing',
  'objectives',
  'switches',
  'data-units',
  'training-units',
  'hardware-units',
  'general-units',
] as const satisfies readonly PhraseListName[]

/** Every word of the language and the catalog that a mistyped one may have meant. */
export function knownSpellings(catalog: Catalog, providers: readonly ProviderName[]): Spellings {
  const listed = correctedLists
    .flatMap((name) => phraseMeanings(catalog.lexicon, name))
    // A code of three letters ("aud") is near to half of all short words.
    .filter(({ means }) => means.kind !== 'measure' || means.measure !== 'money' || means.currency === undefined)
    .flatMap(({ pattern }) => (isListed(pattern) ? expandPattern(pattern) : []))
  const gpus = [...catalog.gpus.values()].flatMap(({ id, aliases, families }) => [
    ...families,
    ...aliases,
    id.replaceAll('-', ' '),
  ])
  const models = [...catalog.models.values()].flatMap(({ id, family }) => [id, family, id.split(/[-\d]/)[0] ?? id])
  const stacks = [...catalog.stacks.values()].flatMap(({ id, aliases }) => [id, ...aliases])
  const sets = [...catalog.datasets.values()].flatMap(({ name, aliases }) => [name.toLowerCase(), ...aliases])
  const clouds = providers.flatMap(({ id, name, aliases }) => [id, name.toLowerCase(), ...aliases])
  const commonWords = [
    'examples',
    'tokens',
    'cheapest',
    'fastest',
    'under',
    'within',
    'please',
    'training',
    'instead',
    'without',
    'using',
    'billion',
    'million',
  ]
  return toSpellings(
    [...new Set([...gpus, ...models, ...stacks, ...clouds, ...sets, ...commonWords, ...listed])].filter(
      (word) => word.length >= minLength,
    ),
  )
}

/** The known words nearest to a mistyped one, nearest first; none where none is within `maxDistance` edits. */
export function nearestSpellings(
  typed: string,
  spellings: Spellings,
  limit = 3,
  maxDistance?: number,
): readonly string[] {
  const word = compactForm(typed).slice(0, 40)
  return word.length < 2 ? [] : nearestOf(spellings)(`${limit} ${maxDistance ?? ''} ${word}`)
}

/** The known spelling that has the letters and digits of what is `typed`, and other gaps; null: there is none. */
export function exactSpelling(typed: string, spellings: Spellings): string | null {
  const word = compactForm(typed)
  return spellings[word.length]?.find(({ spelling, plain }) => plain === word && spelling !== typed)?.spelling ?? null
}

/** A word is looked up again with each part of a text that it stands in. The key: how many, how near, and the word. */
const nearestOf = rememberedOf((spellings: Spellings) =>
  lately((key) => {
    const [limit = '', maxDistance = '', word = ''] = key.split(' ')
    return searchSpellings(word, spellings, Number(limit), maxDistance === '' ? undefined : Number(maxDistance))
  }, 1024),
)

function searchSpellings(
  word: string,
  spellings: Spellings,
  limit: number,
  maxEdits = Math.max(1, Math.floor(word.length / 3)),
): readonly string[] {
  const letterBits = letterBitsOf(word)
  // No digit is a slip for a letter: "gpt-9" is no GPTQ.
  const needsDigit = hasDigit(word)
  const ranked: { spelling: string; edits: number; rank: number }[] = []
  const longest = Math.min(word.length + maxEdits, spellings.length - 1)
  for (let length = Math.max(0, word.length - maxEdits); length <= longest; length += 1) {
    for (const { spelling, plain, letterBits: otherBits, hasDigit: otherHasDigit, rank } of spellings[length] ?? []) {
      if ((needsDigit && !otherHasDigit) || differByMore(letterBits, otherBits, maxEdits)) continue
      const edits = isSwapped(word, plain) ? 1 : distance(word, plain)
      if (edits <= maxEdits) ranked.push({ spelling, edits, rank })
    }
  }
  // Of equals the one without a gap: "qlora" before "q lora". Then the longer: letters are left out more than added.
  ranked.sort(
    (one, other) =>
      one.edits - other.edits ||
      gaps(one.spelling) - gaps(other.spelling) ||
      other.spelling.length - one.spelling.length ||
      one.rank - other.rank,
  )
  const results: string[] = []
  const seen = new Set<string>()
  for (const { spelling } of ranked) {
    const compact = compactForm(spelling).replace(/s$/, '')
    if (seen.has(compact)) continue
    seen.add(compact)
    results.push(spelling)
    if (results.length === limit) break
  }
  return results
}

const gaps = (spelling: string): number => spelling.length - compactForm(spelling).length

const compactForm = (words: string): string => words.toLowerCase().replaceAll(/[\s._/-]/g, '')

/** "qlroa" is "qlora" with two letters swapped: one slip, not two. */
function isSwapped(one: string, other: string): boolean {
  if (one.length !== other.length) return false
  let at = 0
  while (at < one.length && one[at] === other[at]) at += 1
  if (at === one.length || one[at + 1] !== other[at]) return false
  return one.slice(0, at) + (one[at + 1] ?? '') + (one[at] ?? '') + one.slice(at + 2) === other
}
