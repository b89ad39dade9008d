/**
 * A pattern with so many spellings that they are not written out: half a million of them take seconds and hundreds of
 * megabytes, at the first text with a word that they begin with. It is matched part by part instead.
 */
import type { Token } from '../text/tokenize.ts'

/** A token of a spelling; `isTight`: it must touch the one before. */
export type PatternKey = { readonly text: string; readonly isTight: boolean }

/** Of each part its choices, of each choice its tokens; none: the part may be left out. */
export type PatternParts = readonly (readonly (readonly PatternKey[])[])[]

/** More spellings than these are too many to write out. */
const maxSpellings = 1000

const partPattern = /\([^)]*\)|\[[^\]]*\]|[^\s()[\]]+/g

/** Null: its spellings can be written out, or a group of it touches other letters. */
export function widePartsOf(pattern: string, keysOf: (words: string) => readonly PatternKey[]): PatternParts | null {
  const parts = pattern.match(partPattern) ?? []
  if (spellingsOf(parts) <= maxSpellings || parts.join(' ') !== pattern) return null
  return parts.map((part) => choicesOf(part).map(keysOf))
}

/** The words among which a part of a pattern leaves the choice; '' where it may be left out. */
export function choicesOf(part: string): readonly string[] {
  const choices = /^[([]/.test(part) ? part.slice(1, -1).split('|') : [part]
  return part.startsWith('[') ? [...choices, ''] : choices
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
  let lasts = new Set([-1])
  for (const choices of parts) {
    const reached = new Set<number>()
    for (const last of lasts) {
      for (const keys of choices) {
        const end = lastOf(keys, tokens, last, at, next)
        if (end !== null) reached.add(end)
      }
    }
    if (reached.size === 0) return []
    lasts = reached
  }
  lasts.delete(-1)
  return [...lasts]
}

function lastOf(
  keys: readonly PatternKey[],
  tokens: readonly Token[],
  last: number,
  at: number,
  next: (tokens: readonly Token[], at: number) => number,
): number | null {
  let here = last
  for (const { text, isTight } of keys) {
    const isFirst = here === -1
    here = isFirst ? at : next(tokens, here + 1)
    const token = tokens[here]
    if (token?.text !== text || (isTight && !isFirst && !token.adjacent)) return null
  }
  return here
}
