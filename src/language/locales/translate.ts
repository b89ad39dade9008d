/**
 * A request in another language in the English that the rest of the reader knows: words by data/locales, numbers by
 * the language's own forms, limits and counts in the order of English. What the lexicon lacks is left out, and told.
 */
import type { LocaleFile, LocaleFiles, EnglishForm } from '../../catalog/locales.ts'
import { lately, once } from '../../once.ts'
import { withCountedCards } from './counted-cards.ts'
import { withEastAsianForms } from './east-asian-forms.ts'
import { detectLanguage } from './detect-language.ts'
import { withPasses } from './data-passes.ts'
import { sharesInEnglish, withShares } from './data-shares.ts'
import { withoutFailedTries } from './failed-tries.ts'
import { withClockTimes } from './clock-times.ts'
import { type Piece, inEnglishOrder, joined, withEnglishIdioms } from './english-order.ts'
import { withPhrases } from './english-phrases.ts'
import { withChangeIdioms } from './change-idioms.ts'
import { currencyName, englishOf, englishSign, numberInEnglish, monthNames } from './english-words.ts'
import { type Locale, localeOf } from './local-phrases.ts'
import { withRefusedAmounts } from './refused-amounts.ts'
import { withSaidOtherwise } from './said-otherwise.ts'
import { type Segment, segmentsOf } from './segments.ts'
import { withSizeApart } from './sizes-apart.ts'
import { inSimplified } from './simplified-characters.ts'
import { asSpelled, meaningInContext } from './meaning-in-context.ts'
import { withAmountOfNow, withAmountReached } from './then-and-now.ts'
import { withRefusedSellers } from './refused-sellers.ts'
import { withAimThatLeads } from './weighed-aims.ts'
import { withWrittenForms } from './written-forms.ts'

export type Locales = {
  readonly byLanguage: ReadonlyMap<string, Locale>
  readonly meanings: ReadonlyMap<string, EnglishForm>
  readonly englishWords: ReadonlySet<string>
  /** Words of the names of models, GPUs, providers and stacks. */
  readonly nameWords: ReadonlySet<string>
  /** Words of the field that languages share: "tokens", "checkpointing". */
  readonly fieldWords: ReadonlySet<string>
}

export type Translation = {
  /** ISO 639-1. */
  readonly language: string
  readonly english: string
  /** Words that nothing is known of. */
  readonly unread: readonly string[]
  /** A number is counted in words of the language, which may mean another in English: "Billionen". */
  readonly hasLocalScale: boolean
}

const fieldMeanings = new Set(
  'token epoch step batch rank gpu node model data cluster lora qlora checkpointing packing memory fine_tune full_finetuning train pretrain spot on_demand reserved sequence_length'.split(
    ' ',
  ),
)
const fieldWordsOf = ({ rows }: LocaleFile): readonly string[] =>
  rows.flatMap(({ means, words }) => (fieldMeanings.has(means) ? words.map((word) => word.toLowerCase()) : []))

/** `lexiconWords`: words that the English lexicon knows. They do not make a text foreign either. */
export const localesOf = (
  { locales, meanings, englishWords }: LocaleFiles,
  lexiconWords: Iterable<string>,
  names: Iterable<string>,
): Locales => {
  const byLanguage = once(() => new Map(locales.map((file) => [file.language, localeOf(file)])))
  const fieldWords = once(() => new Set(locales.flatMap(fieldWordsOf)))
  return {
    // Most texts are told to be English without it.
    get byLanguage() {
      return byLanguage()
    },
    meanings,
    // Abbreviations of two letters are words elsewhere: "de", "en", "bi".
    englishWords: new Set([...englishWords, ...[...lexiconWords].filter((word) => word.length > 2)]),
    get fieldWords() {
      return fieldWords()
    },
    nameWords: new Set([...names].flatMap((name) => name.toLowerCase().match(/\p{L}{3,}/gu) ?? [])),
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
  const plain = inPlainSigns(text)
  const locale = language === null ? detectLanguage(plain, locales) : (locales.byLanguage.get(language) ?? null)
  if (locale === null) return null
  const known = (word: string): boolean =>
    locales.englishWords.has(word) || locales.nameWords.has(word) || isKnown(word)
  const segments = segmentsOf(
    withClockTimes(withPasses(withWrittenForms(inPlainWords(plain, locale), locale), locale)),
    locale,
    known,
  )
  const typed = piecesOf(segments, locale, locales, keepUnread)
  const pieces = inEnglishOrder(withPhrases(withChangeIdioms(typed, locale)), locale)
  return {
    language: locale.language,
    english: withDueEnd(sharesInEnglish(withSizeApart(joined(withEnglishIdioms(pieces))))),
    hasLocalScale: segments.some(({ kind, typed }) => kind === 'number' && namesScale(typed, locales.englishWords)),
    unread: segments.flatMap(({ kind, typed }) => (kind === 'unknown' && typed.length > 1 ? [typed] : [])),
  }
}

/** "Tiene que estar para el lunes", "muss am Montag fertig sein": to be done by then, and no news that it is. */
const withDueEnd = (english: string): string =>
  english.replace(
    /^((?:we|it|want|please|so|and|but|,) ){0,3}(?:done by (next \p{Lu}\p{L}{2,8}|\p{Lu}\p{L}{2,8}|tomorrow|tonight)|by (next \p{Lu}\p{L}{2,8}|\p{Lu}\p{L}{2,8}|tomorrow|tonight) done)(?= ?[.,!]|$)/u,
    (_, ahead: string | undefined, one: string | undefined, other: string | undefined) =>
      `${ahead ?? ''}must be done by ${one ?? other ?? ''}`,
  )

/** Limits, amounts and shares as the language says them plainly. */
const inPlainWords = (text: string, locale: Locale): string =>
  withSaidOtherwise(
    withShares(
      withRefusedAmounts(
        withAmountOfNow(
          withAmountReached(
            withoutFailedTries(withAimThatLeads(withRefusedSellers(text, locale), locale), locale),
            locale,
          ),
          locale,
        ),
        locale,
      ),
      locale,
    ),
    locale,
  )

const namesScale = (typed: string, englishWords: ReadonlySet<string>): boolean =>
  (typed.toLowerCase().match(/\p{L}{4,20}/gu) ?? []).some((word) => !englishWords.has(word)) ||
  /^[\d., ]+billions? de/i.test(typed)

/** A text is tried in each language, one after another. */
const inPlainSigns = lately(
  (text) => withWrittenNumbers(withCountedCards(withEastAsianForms(inSimplified(plainSigns(text))))),
  16,
)

/** "512×512，50 轮": a wide comma parts, unless its digits are as wide. */
const plainSigns = (text: string): string =>
  text
    .replaceAll(faces, '. ')
    .replaceAll(emoticons, ' ')
    .replaceAll(/(?<![０-９]{1,3})，/gu, ', ')
    .normalize('NFKC')

/** "… na L4 😤 vou de qlora", "비어있음ㅠㅠ 8b": a face, or letters for one, ends what was said before more is. */
const faces =
  /(?<=[\p{L}\d]) ?(?:[\u{1F600}-\u{1F64F}\u{1F910}-\u{1F92F}\u{1F970}-\u{1F97A}]\uFE0F?|[\u3131-\u3163]{2,10}|\(?笑\)?) (?=[\p{L}\d])/gu
/** "ㅠㅠ", "ㅋㅋㅋ": letters that are of no syllable. */
const emoticons = /[\u3131-\u3163]{2,}/gu

/** "12月5日" is December 5; "900mila" and "5w" have a gap between the digits and their scale. */
const withWrittenNumbers = (text: string): string =>
  text
    .replaceAll(
      /(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일号]/g,
      (_, month, day) => ` ${monthNames[Number(month) - 1] ?? ''} ${day} `,
    )
    // "l'8B": an article that is written onto the size; "GPU1枚".
    .replaceAll(/(?<![\p{L}])[ld]['’](?=\d)/giu, '')
    .replaceAll(/(GPU)(?=\d+ ?[枚台基장대卡张])/giu, '$1 ')
    // "4000만으로" is so many; "4090만으로" is that card alone.
    .replaceAll(/(?<![a-z\d])(?![2-6]0[5-9]0만)(\d{1,5}만)(?=으로)/giu, '$1 ')
    // "48G的卡": of memory or of text.
    .replaceAll(/(\d)[gG](?=[\u3040-\u9fff\uac00-\ud7a3]|\s+[\u3040-\u9fff\uac00-\ud7a3])/g, '$1GB')
    .replaceAll(/(\d),(\d{1,2})([bmk])(?![\p{L}\d])/giu, (_, whole, part, unit) => `${whole}.${part}${unit}`)
    .replaceAll(
      /(\d)(mila\b|w(?= ?(?:tok|\p{Script=Han}))|kw(?= ?(?:tok|[条个份篇])))/giu,
      (_, digit, scale) => `${digit}${writtenScales[scale.toLowerCase()] ?? ` ${scale}`}`,
    )

const writtenScales: Readonly<Record<string, string>> = { w: '万', kw: '千万' }

/** A name of several words is one: "Mistral Nemo". */
const isText = (segment: Segment | undefined): boolean => segment?.kind === 'text'
const isNamed = (segments: readonly Segment[], index: number): boolean => {
  const before = segments[index - 1]
  return isText(before) || (isVersion(before) && isText(segments[index - 2]))
}
/** "llama 3.1 8b", "RTX 6000 Ada": a number that is of a name. */
const isVersion = (segment: Segment | undefined): boolean =>
  segment?.kind === 'number' && /^(?:\d\.\d|\d{4}$)/.test(segment.typed)

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
      const isRange = ['〜', '～'].includes(segment.typed) && segments[index + 1]?.kind === 'number'
      if (isRange) pieces.push({ english: 'to', means: 'between', spaced: true })
      else if (keepUnread) pieces.push({ english: segment.typed, means: 'unknown', spaced: true })
      continue
    }
    const isRange =
      segment.kind === 'sign' && ['~', '–'].includes(segment.typed) && segments[index - 1]?.kind === 'number'
    if (isRange && segments[index + 1]?.kind === 'number')
      pieces.push({ english: 'to', means: 'between', spaced: true })
    else if (segment.kind === 'sign')
      pieces.push({ english: englishSign(segment.typed), means: segment.typed === '$' ? 'currency' : 'sign', spaced })
    else if (segment.kind === 'text')
      pieces.push({ english: segment.typed, means: 'name', spaced: true, isPart: isNamed(segments, index) })
    else if (segment.kind === 'number') {
      const english = numberInEnglish(segment, segments, index)
      const isPart = isVersion(segment) && isText(segments[index - 1])
      if (english !== '') pieces.push({ english, means: 'number', spaced: spaced || segment.number.to > 0, isPart })
    } else if (segment.kind === 'phrase') {
      const meaning = meaningInContext(asSpelled(segment), segments, index, locale)
      const form = meanings.get(meaning.means)
      const english =
        meaning.means === 'currency' ? currencyName(meaning) : englishOf(meaning, form, segment.typed, segments, index)
      if (english === '' && !/^(?:currency|than|one_more|no_hurry|of|next_week)$/.test(meaning.means)) continue
      pieces.push({ english, means: meaning.means, place: form?.place, spaced: true })
    }
  }
  return pieces
}
