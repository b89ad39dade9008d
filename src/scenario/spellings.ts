/** Mistyped words: what they may have meant. */
import { distance } from 'fastest-levenshtein'
import type { Catalog } from '../catalog/catalog.ts'
import { spellings } from './trie.ts'
import type { ProviderName } from './vocabulary.ts'
import { dataMeasures, fleetMeasures, plainMeasures, trainingMeasures } from './words/measures.ts'
import { methodTerms, objectiveTerms, pricingTerms, switchTerms, weightTerms } from './words/terms.ts'

/** Words that are near to many others and mean little alone. */
const shortest = 3

/** A known spelling, the same without gaps and hyphens, and which letters that has, as bits. */
export type Spelling = { readonly spelling: string; readonly plain: string; readonly letters: number }

export const asSpellings = (words: readonly string[]): readonly Spelling[] =>
  words.map((spelling) => {
    const plain = squashed(spelling)
    return { spelling, plain, letters: lettersOf(plain) }
  })

function lettersOf(plain: string): number {
  let bits = 0
  for (let at = 0; at < plain.length; at += 1) bits |= 1 << (plain.charCodeAt(at) & 31)
  return bits
}

/** A slip changes two of the letters at most, so words that differ in more are not measured. */
function areFar(one: number, other: number, reach: number): boolean {
  let differing = one ^ other
  for (let count = 0; count <= 2 * reach; count += 1) {
    if (differing === 0) return false
    differing &= differing - 1
  }
  return true
}

export function spellingsOf(catalog: Catalog, providers: readonly ProviderName[]): readonly Spelling[] {
  const listed = [
    methodTerms,
    weightTerms,
    pricingTerms,
    objectiveTerms,
    switchTerms,
    dataMeasures,
    trainingMeasures,
    fleetMeasures,
    plainMeasures,
  ]
    .flat()
    .flatMap(([pattern]) => spellings(pattern))
  const gpus = [...catalog.gpus.values()].flatMap(({ id, aliases, families }) => [
    ...families,
    ...aliases,
    id.replaceAll('-', ' '),
  ])
  const models = [...catalog.models.values()].flatMap(({ id, family }) => [id, family, id.split(/[-\d]/)[0] ?? id])
  const stacks = [...catalog.stacks.values()].flatMap(({ id, aliases }) => [id, ...aliases])
  const sets = [...catalog.datasets.values()].flatMap(({ name, aliases }) => [name.toLowerCase(), ...aliases])
  const clouds = providers.flatMap(({ id, name, aliases }) => [id, name.toLowerCase(), ...aliases])
  const extra = [
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
  return asSpellings(
    [...new Set([...gpus, ...models, ...stacks, ...clouds, ...sets, ...extra, ...listed])].filter(
      (word) => word.length >= shortest,
    ),
  )
}

/** The known words nearest to a mistyped one, nearest first; none where none is `within` that many slips. */
export function nearest(typed: string, known: readonly Spelling[], most = 3, within?: number): readonly string[] {
  const word = squashed(typed).slice(0, 40)
  if (word.length < 2) return []
  const reach = within ?? Math.max(1, Math.floor(word.length / 3))
  const letters = lettersOf(word)
  const digits = word.replaceAll(/\D/g, '')
  const ranked: { spelling: string; far: number }[] = []
  for (const { spelling, plain: other, letters: others } of known) {
    // No digit is a slip for a letter: "gpt-9" is no GPTQ.
    if (digits !== '' && !/\d/.test(other)) continue
    if (Math.abs(other.length - word.length) > reach || areFar(letters, others, reach)) continue
    const far = isSwapped(word, other) ? 1 : distance(word, other)
    if (far <= reach) ranked.push({ spelling, far })
  }
  // Of equals the one without a gap: "qlora" before "q lora". Then the longer: letters are left out more than added.
  ranked.sort(
    (one, other) =>
      one.far - other.far || gaps(one.spelling) - gaps(other.spelling) || other.spelling.length - one.spelling.length,
  )
  const found: string[] = []
  const seen = new Set<string>()
  for (const { spelling } of ranked) {
    const plain = squashed(spelling).replace(/s$/, '')
    if (seen.has(plain)) continue
    seen.add(plain)
    found.push(spelling)
    if (found.length === most) break
  }
  return found
}

const gaps = (spelling: string): number => spelling.length - squashed(spelling).length

const squashed = (words: string): string => words.toLowerCase().replaceAll(/[\s._/-]/g, '')

/** "qlroa" is "qlora" with two letters swapped: one slip, not two. */
function isSwapped(one: string, other: string): boolean {
  if (one.length !== other.length) return false
  let at = 0
  while (at < one.length && one[at] === other[at]) at += 1
  if (at === one.length || one[at + 1] !== other[at]) return false
  return one.slice(0, at) + (one[at + 1] ?? '') + (one[at] ?? '') + one.slice(at + 2) === other
}
