/**
 * A request in another language in the English that the rest of the reader knows: words by data/locales, numbers by
 * the language's own forms, limits and counts in the order of English. What the lexicon lacks is left out, and told.
 */
import type { LocaleFiles, Meaning } from '../../catalog/locales.ts'
import { once } from '../../once.ts'
import { detectLanguage } from './detect-language.ts'
import { withClockTimes } from './clock-times.ts'
import { type Piece, inEnglishOrder, joined, withEnglishIdioms } from './english-order.ts'
import { withPhrases } from './english-phrases.ts'
import { currencyName, englishOf, englishSign, numberInEnglish, monthNames } from './english-words.ts'
import { type Locale, localeOf } from './local-phrases.ts'
import { type Segment, segmentsOf } from './segments.ts'
import { asSpelled, senseInContext } from './sense-in-context.ts'

export type Locales = {
  readonly byLanguage: ReadonlyMap<string, Locale>
  readonly meanings: ReadonlyMap<string, Meaning>
  readonly englishWords: ReadonlySet<string>
  /** Words of the names of models, GPUs, providers and stacks. */
  readonly nameWords: ReadonlySet<string>
}

export type Translation = {
  /** ISO 639-1. */
  readonly language: string
  readonly english: string
  /** Words that nothing is known of. */
  readonly unread: readonly string[]
}

/** `lexiconWords`: words that the English lexicon knows. They do not make a text foreign either. */
export const localesOf = (
  { locales, meanings, englishWords }: LocaleFiles,
  lexiconWords: Iterable<string>,
  names: Iterable<string>,
): Locales => {
  const byLanguage = once(() => new Map(locales.map((file) => [file.language, localeOf(file)])))
  return {
    // Most texts are told to be English without it.
    get byLanguage() {
      return byLanguage()
    },
    meanings,
    englishWords: new Set([...englishWords, ...lexiconWords]),
    nameWords: new Set([...names].flatMap((name) => name.toLowerCase().match(/\p{L}{2,}/gu) ?? [])),
  }
}

/**
 * Null where the text is English. `language`: what it is known to be. `keepUnread`: words of which nothing is known stay in the English, as in prose they
 * tell talk from requests. `isKnown` tells words of English and names. Linear in the text.
 */
export function translate(
  text: string,
  locales: Locales,
  isKnown: (word: string) => boolean,
  keepUnread = false,
  language: string | null = null,
): Translation | null {
  const plain = withWrittenNumbers(text.normalize('NFKC'))
  const locale = language === null ? detectLanguage(plain, locales) : (locales.byLanguage.get(language) ?? null)
  if (locale === null) return null
  const known = (word: string): boolean =>
    locales.englishWords.has(word) || locales.nameWords.has(word) || isKnown(word)
  const segments = segmentsOf(withClockTimes(plain), locale, known)
  const pieces = inEnglishOrder(withPhrases(piecesOf(segments, locale, locales, keepUnread)), locale)
  return {
    language: locale.language,
    english: joined(withEnglishIdioms(pieces)),
    unread: segments.flatMap(({ kind, typed }) => (kind === 'unknown' && typed.length > 1 ? [typed] : [])),
  }
}

/** "12月5日" is December 5; "900mila" and "5w" have a gap between the digits and their scale. */
const withWrittenNumbers = (text: string): string =>
  text
    .replaceAll(
      /(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일号]/g,
      (_, month, day) => ` ${monthNames[Number(month) - 1] ?? ''} ${day} `,
    )
    .replaceAll(/(\d),(\d{1,2})([bmk])(?![\p{L}\d])/giu, (_, whole, part, unit) => `${whole}.${part}${unit}`)
    .replaceAll(
      /(\d)(mila\b|w(?=[条个份篇万 ]))/g,
      (_, digit, scale) => `${digit}${scale === 'w' ? '万' : ` ${scale}`}`,
    )

function piecesOf(
  segments: readonly Segment[],
  locale: Locale,
  { meanings }: Locales,
  keepUnread: boolean,
): readonly Piece[] {
  const pieces: Piece[] = []
  for (const [index, segment] of segments.entries()) {
    const { spaced } = segment
    if (segment.kind === 'unknown') {
      if (keepUnread) pieces.push({ english: segment.typed, means: 'unknown', spaced: true })
      continue
    }
    if (segment.kind === 'sign')
      pieces.push({ english: englishSign(segment.typed), means: segment.typed === '$' ? 'currency' : 'sign', spaced })
    else if (segment.kind === 'text') pieces.push({ english: segment.typed, means: 'name', spaced: true })
    else if (segment.kind === 'number') {
      const english = numberInEnglish(segment, segments, index)
      if (english !== '') pieces.push({ english, means: 'number', spaced: spaced || segment.number.to > 0 })
    } else if (segment.kind === 'phrase') {
      const sense = senseInContext(asSpelled(segment), segments, index, locale)
      const meaning = meanings.get(sense.means)
      const english =
        sense.means === 'currency' ? currencyName(sense) : englishOf(sense, meaning, segment.typed, segments, index)
      if (english === '' && sense.means !== 'currency') continue
      pieces.push({ english, means: sense.means, place: meaning?.place, spaced: true })
    }
  }
  return pieces
}
