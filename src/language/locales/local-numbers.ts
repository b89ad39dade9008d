/** Numbers as a language writes them: "1,5 Mrd", "20 mil", "二十億", "1億2千万", "anderthalb", "dreitausend". */
import { type LocalPhrase, type LocalMeaning, type Locale, phraseAt, phrasesFrom } from './local-phrases.ts'
import { hasDigit, isCommaDecimal } from '../text/characters.ts'

export type LocalNumber = {
  readonly value: number
  readonly to: number
  /** Nothing but digits without a scale: it stands as it is typed. */
  readonly isPlain: boolean
  /** Words alone, none of them a scale: "eine", "due". */
  readonly isWord: boolean
  /** What it is counted in, such as ten thousands; 1 where it has no scale. */
  readonly scale: number
}

const digits = /\d+(?:[.,'’\u00a0\u202f]\d+)*/y
/** "1280,100轮": without a decimal comma the comma sets thousands apart, and else it parts. */
const pointDigits = /\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:[.'’\u00a0\u202f]\d+)*/y
/** "4 200 tokens": thousands set apart by a space. */
const spacedDigits = /\d{1,3}(?: \d{3}){1,3}(?![\d.,]|[ -]?\p{L}{1,2}\d)/uy

/** The number at a place of a folded text; null where none stands. */
export function localNumberAt(folded: string, at: number, locale: Locale): LocalNumber | null {
  const { language } = locale
  // LocalNumberPart of a name: "qwen2.5", "h100", "llama-3".
  if (
    hasDigit(folded[at] ?? '') &&
    /(?:[\p{L}_-]|\d[.,])$/u.test(folded.slice(Math.max(0, at - 2), at)) &&
    !isForeignSign(folded[at - 1])
  )
    return null
  let to = at
  let total = 0
  let section = 0
  let current: number | null = null
  let lastScale = 0
  let parts = 0
  let scales = 0
  let typedDigits = false
  let isAfterZero = false
  for (;;) {
    const here = skipSpace(folded, to, parts > 0, locale)
    const part = digitsAt(folded, here, locale) ?? numeralAt(folded, here, locale, parts > 0)
    if (part === null) break
    if (part.kind === 'number') {
      const isDigits = part.isDigits
      isAfterZero ||= part.value === 0
      if (isDigits && typedDigits && lastScale === 0) break
      if (part.value === 0.5 && parts > 0) {
        // "un miliardo e mezzo", "1億半"
        total += lastScale > 0 ? 0.5 * lastScale : 0
        if (lastScale === 0) current = (current ?? 0) + 0.5
      } else if (current === null) current = part.value
      else if (!isDigits && !typedDigits && current >= 20 && current % 10 === 0 && part.value < 10)
        current += part.value
      // "三五千": three to five thousand.
      else if (language === 'zh' && !isDigits && parts === 1 && part.value > current && part.value < 10)
        current = part.value
      else break
      typedDigits ||= isDigits
      if (isDigits) lastScale = 0
    } else {
      if (parts > 0 && current === null && part.value < 10_000 && lastScale === 0) break
      if (part.value < 10_000) section += (current ?? 1) * part.value
      else {
        const counted = section + (current ?? 0)
        total += (counted === 0 ? 1 : counted) * part.value
        section = 0
      }
      current = null
      lastScale = part.value
      scales += 1
    }
    parts += 1
    to = part.to
  }
  if (parts === 0) return null
  // "三万五": the digit behind a scale is of the next one down.
  if (language === 'zh' && !typedDigits && lastScale >= 100 && current !== null && current < 10 && !isAfterZero)
    current *= lastScale / 10
  const value = Number((total + section + (current ?? 0)).toPrecision(15))
  const scale = scales === 1 && current === null ? lastScale : 1
  return { value, to, isPlain: typedDigits && scales === 0, isWord: !typedDigits && scales === 0, scale }
}

const isForeignSign = (sign: string | undefined): boolean =>
  sign !== undefined && /[\u3000-\u9fff\uac00-\ud7a3]/.test(sign)

type LocalNumberPart =
  | { readonly kind: 'number'; readonly value: number; readonly to: number; readonly isDigits: boolean }
  | { readonly kind: 'scale'; readonly value: number; readonly to: number }

function skipSpace(folded: string, at: number, isInside: boolean, { language }: Locale): number {
  if (!isInside) return at
  const rest = folded.slice(at, at + 10)
  const joiner = ['de', 'nl'].includes(language)
    ? /^\s+(?:und|en)\s+(?=ein|half)/
    : /^\s+(?:y|e|et)\s+(?=medi|mei|demi|mezz)|^\s+(?:de|di)\s+(?=mil)/
  return at + (joiner.exec(rest)?.[0].length ?? /^[ \u00a0\u202f]?/.exec(rest)?.[0].length ?? 0)
}

function digitsAt(folded: string, at: number, locale: Locale): LocalNumberPart | null {
  const { decimalComma, language } = locale
  const written = decimalComma ? digits : pointDigits
  written.lastIndex = at
  spacedDigits.lastIndex = at
  const typed = (language === 'fr' ? spacedDigits.exec(folded)?.[0] : undefined) ?? written.exec(folded)?.[0]
  if (typed === undefined) return null
  // "4090", "3.1" and "2.5b" go on as they are; letters right after digits are a name or a magnitude in English.
  const after = folded[at + typed.length] ?? ''
  if (/[a-z]/.test(after) && !isScaleAt(folded, at + typed.length, locale)) {
    const isDecimal = decimalComma && isCommaDecimal(typed)
    if (!isDecimal) return null
  }
  const grouped = /^\d{1,3}(?:[.'’\u00a0\u202f ]\d{3})+(?:,\d+)?$/
  const value = decimalComma
    ? grouped.test(typed)
      ? Number(typed.replaceAll(/[.'’\u00a0\u202f ]/g, '').replace(',', '.'))
      : /^\d+,\d{1,2}$/.test(typed)
        ? Number(typed.replace(',', '.'))
        : Number(typed.replaceAll(',', ''))
    : Number(typed.replaceAll(',', ''))
  return Number.isFinite(value) ? { kind: 'number', value, to: at + typed.length, isDigits: true } : null
}

/** "50mila", "5w", "20Mio": a scale of the language that hangs on digits. */
function isScaleAt(folded: string, at: number, locale: Locale): boolean {
  return phrasesFrom(folded, at, locale).some(
    ({ words, meanings }) =>
      (words.length > 1 || (words === 'w' && locale.language === 'zh')) &&
      !/[\p{L}\d]/u.test(folded[at + words.length] ?? '') &&
      meanings.some(({ means }) => means === 'scale'),
  )
}

/** A word, or a word made of several: "zweihundert", "dreitausend", "duemila". */
function numeralAt(folded: string, at: number, locale: Locale, isInside: boolean): LocalNumberPart | null {
  const phrase = phraseAt(folded, at, locale) ?? (isInside ? hangingScale(folded, at, locale) : null)
  const meaning = phrase?.meanings.find(({ means }) => means === 'number' || means === 'scale') ?? null
  if (phrase !== null && meaning !== null && isNumeral(phrase.words, phrase.meanings, folded, at, isInside, locale))
    return partOf(meaning, at + phrase.words.length)
  return locale.isUnspaced ? null : compoundAt(folded, at, locale)
}

function hangingScale(folded: string, at: number, locale: Locale): LocalPhrase | null {
  if (!hasDigit(folded[at - 1] ?? '') || !isScaleAt(folded, at, locale)) return null
  return phrasesFrom(folded, at, locale).find(({ meanings }) => meanings.some(({ means }) => means === 'scale')) ?? null
}

/** "k", "m" and "e" hang on digits alone, and are the English reader's. */
function isNumeral(
  words: string,
  meanings: readonly LocalMeaning[],
  folded: string,
  at: number,
  isInside: boolean,
  { isUnspaced }: Locale,
): boolean {
  if (/^[a-z]{1,2}$/.test(words)) return isInside && ['w', 'kw', 'md', 'mm', 'bi', 'mi'].includes(words)
  // "네" is yes where it counts nothing.
  if (words === '네') return /^ ?[장대개번건주달쌍배시]/.test(folded.slice(at + 1, at + 3))
  // "3일" is three days.
  if (words === '일' && /\d ?$/.test(folded.slice(Math.max(0, at - 2), at))) return false
  // "서울 리전만" is only that: no number hangs on a word.
  const isEnding = !isInside && /\p{L}/u.test(folded[at - 1] ?? '') && meanings.some(({ means }) => means === 'only')
  if (isUnspaced && (isEnding || meanings.some(({ means }) => means === 'between' || means === 'noise')))
    return isInside
  return !(meanings.length > 1 && meanings.some(({ means }) => means === 'half')) || /\d\s?$/.test(folded.slice(0, at))
}

const partOf = ({ means, value }: LocalMeaning, to: number): LocalNumberPart =>
  means === 'scale'
    ? { kind: 'scale', value: Number(value), to }
    : { kind: 'number', value: Number(value), to, isDigits: false }

function compoundAt(folded: string, at: number, locale: Locale): LocalNumberPart | null {
  if (/[\p{L}]/u.test(folded[at - 1] ?? '')) return null
  const word = /^\p{L}{6,40}/u.exec(folded.slice(at, at + 41))?.[0]
  if (word === undefined || !['de', 'nl', 'it', 'es', 'pt'].includes(locale.language)) return null
  let rest = word
  let section = 0
  let current: number | null = null
  let parts = 0
  while (rest !== '') {
    if (parts > 0 && /^(?:und|en)/.test(rest) && current !== null && current < 10) {
      const tens: { meaning: LocalMeaning; length: number } | null = prefixNumber(
        rest.replace(/^(?:und|en)/, ''),
        locale,
      )
      if (tens === null || tens.meaning.means === 'scale') return null
      current += Number(tens.meaning.value)
      rest = rest.replace(/^(?:und|en)/, '').slice(tens.length)
      parts += 1
      continue
    }
    const found = prefixNumber(rest, locale)
    if (found === null) return null
    if (found.meaning.means === 'scale') {
      section = (section + (current ?? 1)) * Number(found.meaning.value)
      current = null
    } else if (current === null || (current >= 20 && current % 10 === 0))
      current = (current ?? 0) + Number(found.meaning.value)
    else return null
    rest = rest.slice(found.length)
    parts += 1
  }
  return parts < 2 ? null : { kind: 'number', value: section + (current ?? 0), to: at + word.length, isDigits: false }
}

function prefixNumber(text: string, locale: Locale): { meaning: LocalMeaning; length: number } | null {
  for (const { words, meanings } of phrasesFrom(text, 0, locale)) {
    const meaning = meanings.find(
      ({ means, value }) => (means === 'number' || means === 'scale') && Number.isInteger(value),
    )
    if (meaning !== undefined && words.length > 2) return { meaning, length: words.length }
  }
  return null
}
