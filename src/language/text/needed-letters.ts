/**
 * Which patterns of a list may match a text, told by letters that each match of a pattern has: derived from its source, so that
 * they are those of the pattern as it is. Of hundreds of patterns a text has the letters of a dozen, and the others are not run.
 */
import { lately, once } from '../../once.ts'

/** Fewer letters in a row say little. */
const fewestLetters = 3
/** Of more words than these one is in most texts. */
const mostWords = 60

/** Words of which every match has one, in lower case; null where none are known. */
type NeededWords = readonly string[] | null

/** What is told of a part of a pattern: the letters that it is, where it is those alone, and else the words that it needs. */
type SourcePart = { readonly letters: string } | { readonly needs: NeededWords }

const anything: SourcePart = { needs: null }

/** Words of which each match of a pattern has one, in lower case; null where none can be told. */
export function neededWords({ source, flags }: RegExp): NeededWords {
  if (flags.includes('v')) return null
  const reader = { source, at: 0 }
  const needs = choiceIn(reader)
  return reader.at === source.length ? needs : null
}

type PatternReader = { readonly source: string; at: number }

/** "a|b|c", up to a closing bracket or the end: what each of them needs. */
function choiceIn(reader: PatternReader): NeededWords {
  const choices: NeededWords[] = []
  do {
    if (reader.source[reader.at] === '|') reader.at += 1
    choices.push(neededOf(sequenceIn(reader)))
  } while (reader.source[reader.at] === '|')
  const words = choices.flatMap((one) => one ?? [])
  return choices.includes(null) || words.length > mostWords ? null : [...new Set(words)]
}

/** The parts that stand one behind the other. */
function sequenceIn(reader: PatternReader): readonly SourcePart[] {
  const parts: SourcePart[] = []
  while (reader.at < reader.source.length && !'|)'.includes(reader.source[reader.at] ?? '')) {
    const part = partIn(reader)
    const repeats = repeatsIn(reader)
    if (repeats === 'once') parts.push(part)
    else parts.push(repeats === 'maybe' ? anything : { needs: neededOf([part]) })
  }
  return parts
}

/** Of the parts the one whose words say most: the longest at least. */
function neededOf(parts: readonly SourcePart[]): NeededWords {
  let best: NeededWords = null
  const take = (needs: NeededWords): void => {
    if (needs !== null && (best === null || leastLength(needs) > leastLength(best))) best = needs
  }
  let letters = ''
  for (const part of parts) {
    if ('letters' in part) {
      letters += part.letters
      continue
    }
    if (letters.length >= fewestLetters) take([letters])
    letters = ''
    take(part.needs)
  }
  if (letters.length >= fewestLetters) take([letters])
  return best
}

/** Many short words say less than a few long ones. */
const leastLength = (words: readonly string[]): number =>
  Math.min(...words.map(({ length }) => length)) - words.length / mostWords

/** How often the part before it stands: "?", "*" and "{0,3}" may leave it out. */
function repeatsIn(reader: PatternReader): 'once' | 'maybe' | 'more' {
  const quantifier = take(reader, quantifierPattern)
  if (quantifier === '') return 'once'
  return /^(?:[?*]|\{0)/u.test(quantifier) ? 'maybe' : 'more'
}

const quantifierPattern = /(?:[?*+]|\{\d+(?:,\d*)?\})\??/uy
const groupKind = /\?(?::|[=!]|<[=!]|<[^>]+>)/uy
const looksAround = /^\?<?[=!]/u
const characterClass = /\[(?:[^\]\\]|\\[^])*\]/uy
const escape = /\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[A-Za-z]|k<[^>]*>|\d+|[^])/uy
const anyCharacter = /[^]/uy
const wordEnd = String.raw`\b`
/** They are what they are in lower case, whatever the flags of their pattern. */
const plainLetter = /^[A-Za-z\d' -]$/u

/** What stands at the place of the reader, who moves behind it; '' where it is something else. */
function take(reader: PatternReader, sticky: RegExp): string {
  sticky.lastIndex = reader.at
  const found = sticky.exec(reader.source)?.[0] ?? ''
  reader.at += found.length
  return found
}

function partIn(reader: PatternReader): SourcePart {
  const character = reader.source[reader.at] ?? ''
  if (character === '(') return groupIn(reader)
  const whole = take(reader, character === '[' ? characterClass : character === '\\' ? escape : anyCharacter)
  if (whole === '') return unknown(reader)
  if (whole === wordEnd) return { letters: '' }
  return plainLetter.test(whole) ? { letters: whole.toLowerCase() } : anything
}

function groupIn(reader: PatternReader): SourcePart {
  reader.at += 1
  const kind = take(reader, groupKind)
  const needs = choiceIn(reader)
  if (reader.source[reader.at] !== ')') return unknown(reader)
  reader.at += 1
  // What is looked for around a match is no part of it.
  return looksAround.test(kind) ? anything : { needs }
}

/** The reading ends there, and nothing is told of the pattern. */
function unknown(reader: PatternReader): SourcePart {
  reader.at = Number.POSITIVE_INFINITY
  return anything
}

/** Three letters in a row are a place among so many. */
const places = 8192
const placeOf = (text: string, at: number): number =>
  ((Math.imul(text.charCodeAt(at), 7919) ^
    Math.imul(text.charCodeAt(at + 1), 104_729) ^
    Math.imul(text.charCodeAt(at + 2), 15_485_863)) >>>
    7) &
  (places - 1)

/** Which three letters in a row a text has; of others that have the same place it says so too. */
const lettersIn = lately((text): Uint32Array => {
  // The long s is an s to a pattern of any case.
  const letters = text.toLowerCase().replaceAll('ſ', 's')
  const found = new Uint32Array(places / 32)
  for (let at = 0; at + fewestLetters <= letters.length; at += 1) {
    const place = placeOf(letters, at)
    found[place >> 5] = (found[place >> 5] ?? 0) | (1 << (place & 31))
  }
  return found
}, 16)

/** Of each word the places of its first, its middle and its last letters. */
const placesOf = (words: readonly string[]): Uint16Array =>
  Uint16Array.from(
    words.flatMap((word) => {
      const last = word.length - fewestLetters
      return [placeOf(word, 0), placeOf(word, last >> 1), placeOf(word, last)]
    }),
  )

/** Whether one of the words may be in a text with these letters. */
function mayHave(letters: Uint32Array, words: Uint16Array): boolean {
  for (let at = 0; at < words.length; at += 3)
    if (hasPlace(letters, words[at]) && hasPlace(letters, words[at + 1]) && hasPlace(letters, words[at + 2]))
      return true
  return false
}

const hasPlace = (letters: Uint32Array, place = 0): boolean => ((letters[place >> 5] ?? 0) & (1 << (place & 31))) !== 0

/** Whether every pattern of a row may match. */
function mayHaveAll(letters: Uint32Array, needed: readonly Uint16Array[] = []): boolean {
  for (const words of needed) if (!mayHave(letters, words)) return false
  return true
}

/** The rows whose patterns may all match a text, in their order: every row whose patterns do match it is among them. */
export function rowsThatMayMatch<Row>(
  rows: readonly Row[],
  patternsOf: (row: Row) => readonly RegExp[],
): (text: string) => readonly Row[] {
  const needed = once(() => rows.map((row) => patternsOf(row).flatMap((pattern) => wordsNeededBy(pattern))))
  return (text) => {
    const [letters, ofRows] = [lettersIn(text), needed()]
    return rows.filter((_, at) => mayHaveAll(letters, ofRows[at]))
  }
}

/** A text rewritten by one pattern after the other, each in what the one before it left. */
export function rewriterBy(rows: readonly (readonly [RegExp, string])[]): (text: string) => string {
  const needed = once(() => rows.map(([pattern]) => wordsNeededBy(pattern)))
  return (text) => {
    const ofRows = needed()
    let [rewritten, letters] = [text, lettersIn(text)]
    for (const [at, [pattern, plain]] of rows.entries()) {
      if (!mayHaveAll(letters, ofRows[at])) continue
      const next = rewritten.replaceAll(pattern, plain)
      if (next === rewritten) continue
      ;[rewritten, letters] = [next, lettersIn(next)]
    }
    return rewritten
  }
}

/** As places; none where the pattern needs no words. */
function wordsNeededBy(pattern: RegExp): readonly Uint16Array[] {
  const words = neededWords(pattern)
  return words === null ? [] : [placesOf(words)]
}
