/** Numbers as a language writes them: "1,5 Mrd", "20 mil", "二十億", "1億2千万", "anderthalb", "dreitausend". */
import { type LocalPhrase, type LocalMeaning, type Locale, phraseAt, phrasesFrom } from './local-phrases.ts'
import { type Whole, type NumberSum, isOfScale, totalOf, withLastDigit, withNumber, withScale } from './number-sums.ts'
import { type NumberWord, numberWordAt } from './number-words.ts'
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
/** "FAQ2万件": behind letters, and yet a number by the scale that no name has. */
const scaledByTenThousands = /^\d{1,4}(?:\.\d{1,2})?[万億亿만억]/u
/** "4 200 tokens": thousands set apart by a space. */
const spacedDigits = /\d{1,3}(?: \d{3}){1,3}(?![\d.,]|[ -]?\p{L}{1,2}\d)/uy

type NumberSoFar = { readonly sum: NumberSum; readonly to: number }

/**
 * The number at a place of a folded text; null where none stands. `isBare`: no more than its digits, as behind a rank,
 * where "8 hundred million" is two numbers.
 */
export function localNumberAt(folded: string, at: number, locale: Locale, isBare = false): LocalNumber | null {
  const { language, isUnspaced } = locale
  // A part of a name: "qwen2.5", "h100", "llama-3".
  if (
    hasDigit(folded[at] ?? '') &&
    !(locale.isUnspaced && scaledByTenThousands.test(folded.slice(at, at + 9))) &&
    /(?:[\p{L}_-]|\d[.,])$/u.test(folded.slice(Math.max(0, at - 2), at)) &&
    !isForeignSign(folded[at - 1])
  )
    return null
  const bare = isBare ? /^\d{1,5}(?![\d.,'’]|\p{L})/u.exec(folded.slice(at, at + 12))?.[0] : undefined
  if (bare !== undefined) return { value: Number(bare), to: at + bare.length, isPlain: true, isWord: false, scale: 1 }
  let now: NumberSoFar = { sum: [], to: at }
  /** As it was behind the last scale. */
  let scaled: NumberSoFar | null = null
  let scales = 0
  let typedDigits = false
  let isAfterZero = false
  let isJoined = true
  for (;;) {
    const here = skipSpace(folded, now, locale)
    const decimal = decimalAt(folded, now, locale)
    if (decimal !== null) {
      now = decimal
      continue
    }
    const part = digitsAt(folded, here, locale) ?? numeralAt(folded, here, locale, now.sum.length > 0)
    if (part === null) break
    if (part.kind === 'number' && part.value === 0 && now.sum.length > 0) {
      isAfterZero = true
      now = { ...now, to: part.to }
      continue
    }
    const wholes = part.kind === 'compound' ? part.parts : [part]
    let sum: NumberSum | null = now.sum
    for (const whole of wholes)
      sum =
        sum === null
          ? null
          : whole.kind === 'scale'
            ? withScale(sum, whole.value)
            : withNumber(sum, whole.value, whole.isDigits, language)
    if (sum === null) {
      // "20 mil e 200 mil" are two numbers.
      if (part.kind === 'scale' && scaled !== null) now = scaled
      break
    }
    isJoined = here === now.to
    now = { sum, to: part.to }
    typedDigits ||= part.kind === 'number' && part.isDigits
    scales += wholes.filter(({ kind }) => kind === 'scale').length
    if (wholes.at(-1)?.kind === 'scale') scaled = now
  }
  if (now.sum.length === 0) return null
  const ends = now.sum.at(-1)
  const isDigit =
    language === 'zh' && !isAfterZero && isJoined && (ends?.isTyped !== true || endsNumber(folded, now.to))
  if (isDigit) now = { ...now, sum: withLastDigit(now.sum) }
  if (!isOfScale(now.sum, isUnspaced && isJoined) && !isDigit && scaled !== null) now = scaled
  const scale = scales === 1 && now.sum.length === 1 && ends?.isScaled === true ? ends.unit : 1
  return {
    value: totalOf(now.sum),
    to: now.to,
    isPlain: typedDigits && scales === 0 && ends?.isTyped === true,
    isWord: !typedDigits && scales === 0,
    scale,
  }
}

/** "2亿3token", "1万5，": the digit goes on to no counter of its own. */
const endsNumber = (folded: string, at: number): boolean =>
  /^ ?(?:个?tokens?|词元|[条对篇页段]|张[图照]|个?样本|左右|的|[,，。;；?？!！)）]|$)/.test(folded.slice(at, at + 8))

const isForeignSign = (sign: string | undefined): boolean =>
  sign !== undefined && /[\u3000-\u9fff\uac00-\ud7a3]/.test(sign)

type LocalNumberPart = (Whole & { readonly to: number }) | NumberWord

/** Where the number goes on: "trente-et-un", "mil e duzentos", "3个亿". */
function skipSpace(folded: string, { sum, to }: NumberSoFar, { language, isUnspaced }: Locale): number {
  const last = sum.at(-1)
  if (last === undefined) return to
  const rest = folded.slice(to, to + 12)
  if (isUnspaced) return to + (/^ ?个(?=[亿億]|半(?:小时|钟头|月|星期|礼拜))|^ ?/.exec(rest)?.[0].length ?? 0)
  const isCounted = last.isScaled || !last.isTyped
  const joiner = ['de', 'nl'].includes(language)
    ? last.isScaled
      ? /^\s+(?:und|en)\s+/
      : /^\s+(?:und|en)\s+(?=ein|half|halve)/
    : isCounted
      ? /^\s+(?:y|e|et)\s+|^\s+(?:de|di)\s+(?=mil|bil)|^-(?:et-)?(?=\p{L})/u
      : /^\s+(?:y|e|et)\s+(?=medi|mei|demi|mezz)|^\s+(?:de|di)\s+(?=mil|bil)/
  return to + (joiner.exec(rest)?.[0].length ?? /^[ \u00a0\u202f]?/.exec(rest)?.[0].length ?? 0)
}

const decimalWord = /^ ?(?:komma|virgule|coma|virgula|virgola|punto|点|・|점) ?/

/** "zwei Komma fünf", "一点五": the decimals behind a number in words; null where none stand. */
function decimalAt(folded: string, { sum, to }: NumberSoFar, locale: Locale): NumberSoFar | null {
  const [whole] = sum
  const mark =
    whole === undefined || sum.length > 1 || whole.isTyped || whole.isScaled
      ? null
      : decimalWord.exec(folded.slice(to, to + 10))
  if (whole === undefined || mark === null || !Number.isInteger(whole.value)) return null
  const part = numeralAt(folded, to + mark[0].length, locale, true)
  if (part?.kind !== 'number' || !Number.isInteger(part.value) || part.value > 99) return null
  const value = whole.value + part.value / 10 ** String(part.value).length
  return { sum: [{ ...whole, value, unit: 1 }], to: part.to }
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
  const isSigned = language === 'zh' && isForeignSign(folded[at - 1]) && folded.startsWith('tok', at + typed.length)
  if (/[a-z]/.test(after) && !isSigned && !isScaleAt(folded, at + typed.length, locale)) {
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
  if (phrase !== null && meaning !== null && isNumeral(phrase.words, phrase.meanings, folded, at, isInside, locale)) {
    // "二千三百万" is 2300 ten thousands; "150百万" are millions.
    const isSplit = meaning.means === 'scale' && eastAsianScale.test(phrase.words) && !/\d\d$/.test(folded.slice(0, at))
    const first = isSplit ? phraseAt(phrase.words.slice(0, 1), 0, locale) : null
    const own = first?.meanings.find(({ means }) => means === 'number' || means === 'scale')
    return own === undefined ? partOf(meaning, at + phrase.words.length) : partOf(own, at + 1)
  }
  return locale.isUnspaced ? null : numberWordAt(folded, at, locale)
}

const eastAsianScale = /^[\u4e00-\u9fff\uac00-\ud7a3]{2}$/

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
  // "이천", and not the ending of a word.
  if (
    words === '이' &&
    !isInside &&
    !/\p{L}/u.test(folded[at - 1] ?? '') &&
    /^[천백십억조]/u.test(folded.slice(at + 1))
  )
    return true
  // "万一" is in case.
  if (words === '万' && !isInside && folded[at + 1] === '一') return false
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
