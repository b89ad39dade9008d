/**
 * A pattern with so many spellings that they are not written out: half a million of them take seconds and hundreds of
 * megabytes, at the first text with a word that they begin with. It is matched part by part instead.
 */
import type { Token } from '../text/tokenize.ts'

/** A token of a spelling; `isTight`: it must touch the one before. */
export type PatternKey = { readonly text: string; readonly isTight: boolean }

/** A part of a pattern: its choices by their first tokens. */
type PatternPart = {
  readonly choices: ReadonlyMap<string, readonly (readonly PatternKey[])[]>
  /** It may be left out. */
  readonly isOptional: boolean
}
export type PatternParts = readonly PatternPart[]

/** More spellings than these are too many to write out. */
const maxSpellings = 1000

const partPattern = /\([^)]*\)|\[[^\]]*\]|[^\s()[\]]+/g

/**
 * Whether the spellings of a pattern are few enough to list them all. Of one with more each is a phrase of many words:
 * no slip of one word comes near it, and no key of a configuration is spelled so.
 */
export const isListed = (pattern: string): boolean => spellingsOf(pattern.match(partPattern) ?? []) <= mostListed
const mostListed = 3000

/** Null: its spellings can be written out, or a group of it touches other letters. */
export function widePartsOf(pattern: string, keysOf: (words: string) => readonly PatternKey[]): PatternParts | null {
  const parts = pattern.match(partPattern) ?? []
  if (spellingsOf(parts) <= maxSpellings || parts.join(' ') !== pattern) return null
  return parts.map((part) => {
    const keys = choicesOf(part).map(keysOf)
    const choices = Map.groupBy(
      keys.filter(({ length }) => length > 0),
      ([first]) => first?.text ?? '',
    )
    return { choices, isOptional: keys.some(({ length }) => length === 0) }
  })
}

/** The words among which a part of a pattern leaves the choice; '' where it may be left out. */
export function choicesOf(part: string): readonly string[] {
  const choices = /^[([]/.test(part) ? part.slice(1, -1).split('|') : [part]
  return part.startsWith('[') ? [...choices, ''] : choices
}

/** The words that may follow `first` where it begins with that; null: it may end there. */
export function secondWordsOf(parts: PatternParts, first: string): ReadonlySet<string> | null {
  const seconds = new Set<string>()
  for (const [index, { choices, isOptional }] of parts.entries()) {
    for (const keys of choices.get(first) ?? []) {
      const [, second] = keys
      if (second !== undefined) seconds.add(second.text)
      else if (addFirstWords(parts.slice(index + 1), seconds)) return null
    }
    if (!isOptional) break
  }
  return seconds
}

/** True where all of the parts may be left out. */
function addFirstWords(parts: PatternParts, words: Set<string>): boolean {
  for (const { choices, isOptional } of parts) {
    for (const word of choices.keys()) words.add(word)
    if (!isOptional) return false
  }
  return true
}

const spellingsOf = (parts: readonly string[]): number =>
  parts.reduce((product, part) => product * choicesOf(part).length, 1)

/**
 * The ends of all spellings of `parts` that begin at `at`, each an index of the last token. `next`: the index of the next
 * part of a name, past a joiner.
 */
export function endsOfWide(
  parts: PatternParts,
  tokens: readonly Token[],
  at: number,
  next: (tokens: readonly Token[], at: number) => number,
): readonly number[] {
  // Where the last token stood; -1: none has been read yet.
  let lasts = [-1]
  for (const { choices, isOptional } of parts) {
    const reached: number[] = isOptional ? lasts : []
    const ends = lasts.flatMap((last) => {
      const first = last === -1 ? at : next(tokens, last + 1)
      const begun = choices.get(tokens[first]?.text ?? '') ?? []
      return begun.flatMap((keys) => lastOf(keys, tokens, first, last === -1, next) ?? [])
    })
    lasts = ends.length === 0 ? reached : [...new Set([...reached, ...ends])]
    if (lasts.length === 0) return lasts
  }
  return lasts.filter((last) => last !== -1)
}

/** Null where the tokens from `first` on are others. */
function lastOf(
  keys: readonly PatternKey[],
  tokens: readonly Token[],
  first: number,
  isBeginning: boolean,
  next: (tokens: readonly Token[], at: number) => number,
): number | null {
  let here = first
  for (const [index, { text, isTight }] of keys.entries()) {
    if (index > 0) here = next(tokens, here + 1)
    const token = tokens[here]
    const mustTouch = isTight && !(isBeginning && index === 0)
    if (token?.text !== text || (mustTouch && !token.adjacent)) return null
  }
  return here
}
