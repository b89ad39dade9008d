/** Mistyped words: what they may have meant. */
import { distance } from 'fastest-levenshtein'
import type { Catalog } from '../../catalog/catalog.ts'
import type { PhraseListName } from '../../catalog/lexicon.ts'
import { expandPattern } from './phrase-trie.ts'
import type { ProviderName } from './provider-names.ts'
import { phraseMeanings } from './lexicon-phrases.ts'

/** Words that are near to many others and mean little alone. */
const minLength = 3

/** A known spelling, the same without gaps and hyphens, and which letters that has, as bits. */
export type Spelling = { readonly spelling: string; readonly plain: string; readonly letterBits: number }

/** Words with what is needed to compare them quickly. */
export const toSpellings = (words: readonly string[]): readonly Spelling[] =>
  words.map((spelling) => {
    const compact = compactForm(spelling)
    return { spelling, plain: compact, letterBits: letterBitsOf(compact) }
  })

function letterBitsOf(compact: string): number {
  let bits = 0
  for (let at = 0; at < compact.length; at += 1) bits |= 1 << (compact.charCodeAt(at) & 31)
  return bits
}

/** A slip changes two of the letters at most, so words that differ in more are not measured. */
function differByMore(one: number, other: number, maxEdits: number): boolean {
  let differing = one ^ other
  for (let count = 0; count <= 2 * maxEdits; count += 1) {
    if (differing === 0) return false
    differing &= differing - 1
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
export function knownSpellings(catalog: Catalog, providers: readonly ProviderName[]): readonly Spelling[] {
  const listed = correctedLists
    .flatMap((name) => phraseMeanings(catalog.lexicon, name))
    // A code of three letters ("aud") is near to half of all short words.
    .filter(({ means }) => means.kind !== 'measure' || means.measure !== 'money' || means.currency === undefined)
    .flatMap(({ pattern }) => expandPattern(pattern))
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
  spellings: readonly Spelling[],
  limit = 3,
  maxDistance?: number,
): readonly string[] {
  const known = foundBefore.get(spellings) ?? new Map<string, readonly string[]>()
  const key = `${limit} ${maxDistance ?? ''} ${typed}`
  const found = known.get(key) ?? findNearest(typed, spellings, limit, maxDistance)
  // A text is tried again and again with one word changed.
  if (known.size >= maxRemembered) known.clear()
  known.set(key, found)
  foundBefore.set(spellings, known)
  return found
}

const foundBefore = new WeakMap<readonly Spelling[], Map<string, readonly string[]>>()
const maxRemembered = 500

function findNearest(
  typed: string,
  spellings: readonly Spelling[],
  limit: number,
  maxDistance: number | undefined,
): readonly string[] {
  const word = compactForm(typed).slice(0, 40)
  if (word.length < 2) return []
  const maxEdits = maxDistance ?? Math.max(1, Math.floor(word.length / 3))
  const letterBits = letterBitsOf(word)
  const digits = word.replaceAll(/\D/g, '')
  const ranked: { spelling: string; edits: number }[] = []
  for (const { spelling, plain: other, letterBits: otherBits } of spellings) {
    // No digit is a slip for a letter: "gpt-9" is no GPTQ.
    if (digits !== '' && !/\d/.test(other)) continue
    if (Math.abs(other.length - word.length) > maxEdits || differByMore(letterBits, otherBits, maxEdits)) continue
    const edits = isSwapped(word, other) ? 1 : distance(word, other)
    if (edits <= maxEdits) ranked.push({ spelling, edits })
  }
  // Of equals the one without a gap: "qlora" before "q lora". Then the longer: letters are left out more than added.
  ranked.sort(
    (one, other) =>
      one.edits - other.edits ||
      gaps(one.spelling) - gaps(other.spelling) ||
      other.spelling.length - one.spelling.length,
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
