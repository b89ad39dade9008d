/** The words of one language, found in a text by the longest match. */
import type { LocaleFile } from '../../catalog/locales.ts'
import { startsWithDigit } from '../text/characters.ts'

/** What a word can mean: "bis" is a limit of money, a deadline, and the middle of a range. */
export type LocalMeaning = {
  readonly means: string
  readonly value: number | string | null
  /** In lower case with its accents: "à" is not "a". */
  readonly spelling: string
}

export type LocalPhrase = { readonly words: string; readonly meanings: readonly LocalMeaning[] }

/** A language other than English, as far as its requests are read. */
export type Locale = {
  readonly language: string
  /** Words are written without spaces between them, or with endings stuck to them. */
  readonly isUnspaced: boolean
  readonly decimalComma: boolean
  /** Of a sum that names none; null where people say it. */
  readonly currency: string | null
  /** Phrases by their first two characters, or the only one, the longest first. */
  readonly phrases: ReadonlyMap<string, readonly LocalPhrase[]>
  /** The same by the letters and digits that they begin with; of those that begin with another sign under ''. */
  readonly byFirstWord: ReadonlyMap<string, readonly LocalPhrase[]>
}

// oxlint-disable-next-line no-control-regex
const isAscii = /^[\0-\u007f]*$/

/** Lower case, Latin letters without accents; as long as the text itself. */
export function foldedText(text: string): string {
  if (isAscii.test(text)) return text.toLowerCase()
  let folded = ''
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? ''
    const lower = sign.toLowerCase()
    const plain = sign < 'ɐ' ? (lower.normalize('NFD')[0] ?? lower) : lower
    folded += plain.length === 1 ? plain : sign
  }
  return folded
}

const minEachLength = 4

/** "müssen" is typed "muessen" as well. */
const inAscii = (word: string): readonly string[] => {
  const plain = word.replaceAll(/[äöüß]/giu, (sign) => asciiOf[sign.toLowerCase()] ?? sign)
  return plain === word ? [word] : [word, plain]
}
const asciiOf: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' }

/** A language with its words ready to be looked up. */
export function localeOf({ language, isUnspaced, decimalMark, currency, rows }: LocaleFile): Locale {
  const meanings = new Map<string, LocalMeaning[]>()
  for (const { words, means, value = null } of rows) {
    for (const typed of language === 'de' ? words.flatMap(inAscii) : words) {
      const word = foldedText(typed).replace(/^[〜～]/, '')
      // Marks of numbers are the number reader's; digits in front belong to the number.
      if (means.endsWith('mark') || word === '' || /^[\d.,~+*&×・'’ -]+$/.test(word)) continue
      // "1件あたり" is "each", where "1件" by itself is one.
      const isEach = means === 'per_each' && word.length >= minEachLength
      if (startsWithDigit(word) && !isEach && !/^(?:4bit|8bit|full_precision)$/.test(means)) continue
      // "ご" is five and an ending: numbers in kana are left to kanji and digits.
      if (means === 'number' && /^[\u3041-\u3096]{1,2}$/.test(word)) continue
      // "出せません" holds no thousand, and "ちょうど" no trillion.
      if (means === 'scale' && /^[\u3041-\u3096]{2,4}$/.test(word)) continue
      const list = meanings.get(word) ?? []
      if (!list.some((meaning) => meaning.means === means && meaning.value === value))
        list.push({ means, value, spelling: typed.toLowerCase() })
      meanings.set(word, list)
    }
  }
  const all = [...meanings].map(([words, list]) => ({ words, meanings: list }))
  return {
    language,
    isUnspaced,
    decimalComma: decimalMark === ',',
    currency,
    phrases: longestFirstBy(all, (words) => words.slice(0, 2)),
    byFirstWord: longestFirstBy(all, (words) => wordAt(words, 0)),
  }
}

function longestFirstBy(
  all: readonly LocalPhrase[],
  keyOf: (words: string) => string,
): ReadonlyMap<string, readonly LocalPhrase[]> {
  const longestFirst = all.toSorted((one, other) => other.words.length - one.words.length)
  return Map.groupBy(longestFirst, ({ words }) => keyOf(words))
}

/** The letters and digits that stand at a place. */
export function wordAt(text: string, at: number): string {
  let end = at
  while (isWordSign(text[end])) end += 1
  return text.slice(at, end)
}

/** Of ASCII the letters and digits; of the rest the expression knows. */
function isWordSign(sign: string | undefined): boolean {
  if (sign === undefined) return false
  const code = sign.charCodeAt(0)
  if (code > 127) return /[\p{L}\p{M}\d]/u.test(sign)
  return (code >= 48 && code <= 57) || ((code | 32) >= 97 && (code | 32) <= 122)
}
const isNamePart = (sign: string | undefined): boolean => sign !== undefined && /[a-z\d\u00c0-\u024f]/i.test(sign)

/** The "x" of "X-ray". */
const isHyphened = (folded: string, at: number): boolean => folded[at] === '-' && isNamePart(folded[at + 1])

/** The phrases whose letters stand at a place of a folded text, the longest first. */
export function phrasesFrom(folded: string, at: number, { phrases }: Locale): readonly LocalPhrase[] {
  const first = folded[at] ?? ''
  const single = phrases.get(first) ?? none
  const longer = first === '' ? undefined : phrases.get(folded.slice(at, at + 2))
  if (longer === undefined || longer === single) return single
  return [...longer.filter(({ words }) => folded.startsWith(words, at)), ...single]
}
const none: readonly LocalPhrase[] = []

/** The longest phrase that stands at a place of a folded text; Latin words only whole. `word`: the letters that stand there. */
export function phraseAt(
  folded: string,
  at: number,
  locale: Locale,
  word = locale.isUnspaced ? '' : wordAt(folded, at),
): LocalPhrase | null {
  // Inside of a Latin word none begins.
  if (!locale.isUnspaced && word !== '' && isWordSign(folded[at - 1])) return null
  const candidates = locale.isUnspaced ? phrasesFrom(folded, at, locale) : (locale.byFirstWord.get(word) ?? none)
  for (const phrase of candidates) {
    if (!folded.startsWith(phrase.words, at)) continue
    const before = folded[at - 1]
    const after = folded[at + phrase.words.length]
    const ends = phrase.words.at(-1)
    const isWhole = locale.isUnspaced
      ? !(isNamePart(phrase.words[0]) && isNamePart(before)) &&
        !(
          isNamePart(ends) &&
          (isNamePart(after) || (phrase.words.length < 3 && isHyphened(folded, at + phrase.words.length)))
        )
      : !(isWordSign(phrase.words[0]) && isWordSign(before)) &&
        !(isWordSign(ends) && isWordSign(after)) &&
        !(isWordSign(phrase.words[0]) && phrase.words.length < 3 && /[-_.]/.test(before ?? '')) &&
        !(isWordSign(ends) && phrase.words.length < 3 && /[-_]/.test(after ?? ''))
    if (isWhole) return phrase
  }
  return null
}

/** Languages that write a noun and what it is of as one word. */
const compounding: ReadonlySet<string> = new Set(['de', 'nl'])
/** Kinds of texts that are counted as documents are, each of a length of its own. */
export const textKinds: readonly string[] = [
  'email',
  'customer_email',
  'contract',
  'invoice',
  'review',
  'customer_review',
  'chat',
  'chat_log',
  'customer_chat',
  'ticket',
  'letter',
  'message',
  'report',
  'complaint',
  'customer_complaint',
  'article',
  'transcript',
  'patient_record',
  'legal_document',
  'resume',
  'proposal_text',
]
const counted: ReadonlySet<string> = new Set(['document', 'example', 'image', 'pair', ...textKinds])
const [minHead, minOf] = [4, 3]

/** "Drohnenbilder", "klantmails": what is counted, of whatever it is. Null where the word ends in none. */
export function compoundAt(word: string, locale: Locale): LocalPhrase | null {
  if (!compounding.has(locale.language) || !/^\p{L}+$/u.test(word)) return null
  for (let at = minOf; at <= word.length - minHead; at += 1) {
    const phrase = phraseAt(word.slice(at), 0, locale)
    if (phrase?.words.length === word.length - at && phrase.meanings.some(({ means }) => counted.has(means)))
      return phrase
  }
  return null
}
