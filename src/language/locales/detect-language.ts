/** Which language a text is in: by its script, or by the words that are of one language and not of English. */
import { type Locale, compoundAt, foldedText, phraseAt, textKinds, wordAt } from './local-phrases.ts'
import { numberWordAt } from './number-words.ts'
import { languageTold } from './said-otherwise.ts'
import { hasDigit } from '../text/characters.ts'

const kana = /[\u3041-\u30ff]/
const hangul = /[\uac00-\ud7a3]/
const han = /[\u4e00-\u9fff]/

type KnownWords = {
  readonly byLanguage: ReadonlyMap<string, Locale>
  readonly englishWords: ReadonlySet<string>
  readonly nameWords: ReadonlySet<string>
  /** Words of the field that languages share: "tokens", "checkpointing". */
  readonly fieldWords: ReadonlySet<string>
}

/** Null where it is English, or too little to tell. */
export function detectLanguage(text: string, known: KnownWords): Locale | null {
  const { englishWords, nameWords } = known
  const byScript = kana.test(text) ? 'ja' : hangul.test(text) ? 'ko' : han.test(text) ? hanLanguage(text, known) : null
  if (byScript !== null) return known.byLanguage.get(byScript) ?? null
  const told = languageTold(text)
  if (told !== null) return known.byLanguage.get(told) ?? null
  const folded = foldedText(text)
  const words = [...folded.matchAll(/\p{L}+(?:'\p{L}+)*/gu)]
  // Words of English alone, names, and what hangs on digits tell of no other language.
  const isPlain = ({ 0: word, index }: RegExpExecArray): boolean =>
    word.length === 1 || englishWords.has(word) || nameWords.has(word) || hasDigit(folded[index - 1] ?? '')
  if (words.every(isPlain)) return null
  const locales = known.byLanguage
  const placed = words.flatMap(({ 0: word, index }) =>
    hasDigit(folded[index - 1] ?? '') ? [] : [{ word, index, letters: wordAt(folded, index) }],
  )
  let best: { locale: Locale; count: WordCount } | null = null
  for (const locale of locales.values()) {
    if (locale.isUnspaced) continue
    const isNeutral = (part: string): boolean => englishWords.has(part) || nameWords.has(part) || hasDigit(part)
    const isEnglish = (word: string): boolean =>
      englishWords.has(word) && word.length > 1 && !known.fieldWords.has(word) && !nameWords.has(word)
    const count = countWords(locale, text, folded, placed, isEnglish, isNeutral)
    if (count.score > 0 && (best === null || isBetter(count, best.count))) best = { locale, count }
  }
  // A foreign word or two in an English sentence leave it English.
  return best !== null && best.count.score > Math.max(minScore, best.count.english) ? best.locale : null
}

/** "予算10万": signs alone, which may be of either. */
function hanLanguage(text: string, { byLanguage }: KnownWords): string {
  const folded = foldedText(text.slice(0, maxRead))
  const unread = (locale: Locale | undefined): number => {
    if (locale === undefined) return Infinity
    let left = 0
    for (let at = 0; at < folded.length;) {
      const length = phraseAt(folded, at, locale)?.words.length ?? 0
      if (length === 0 && han.test(folded[at] ?? '')) left += 1
      at += Math.max(1, length)
    }
    return left
  }
  return unread(byLanguage.get('ja')) < unread(byLanguage.get('zh')) ? 'ja' : 'zh'
}
/** So much of a text tells whose signs they are. */
const maxRead = 300

/** One word of two letters ("os") is too little to tell. */
const minScore = 0.5

/** A small word tells less than one that means something. */
const noiseWeight = 0.9

const countedWeight = 1.5
const countedUnits: ReadonlySet<string> = new Set([
  'token',
  'example',
  'document',
  'epoch',
  'hour',
  'day',
  'week',
  'month',
  'minute',
  'gpu',
  'pair',
  'step',
  ...textKinds,
])

/** Of languages that tell as much the one that leaves less to English: "80 go" is of French alone. */
const isBetter = (one: WordCount, other: WordCount): boolean =>
  one.score > other.score || (one.score === other.score && one.english < other.english)

type WordCount = {
  /** Words of the language that are not of English; long ones and those with accents count more. */
  readonly score: number
  /** Words of English that are not of the language. */
  readonly english: number
}

/** A word, with all letters and digits that stand at its place. */
type PlacedWord = { readonly word: string; readonly index: number; readonly letters: string }

function countWords(
  locale: Locale,
  text: string,
  folded: string,
  words: readonly PlacedWord[],
  isEnglish: (word: string) => boolean,
  /** Words that are of no language: names, and letters with digits such as "x2". */
  isNeutral: (part: string) => boolean,
): WordCount {
  let score = 0
  let english = 0
  let readTo = 0
  for (const { word, index, letters } of words) {
    if (index < readTo) continue
    const phrase = phraseAt(folded, index, locale, letters)
    const isOwn = (): boolean => compoundAt(word, locale) !== null || numberWordAt(folded, index, locale) !== null
    if (phrase === null && !isNeutral(word) && isOwn()) {
      score += 1
      continue
    }
    if (phrase === null) {
      if (isEnglish(word)) english += 1
      continue
    }
    readTo = index + phrase.words.length
    const typed = text.slice(index, readTo)
    const hasAccents = /[\u0080-\uffff]/.test(typed)
    const own = phrase.words.split(/[\s-]+/).filter((part) => part.length > 1 && (hasAccents || !isNeutral(part)))
    if (own.length === 0) continue
    const isSpelled = phrase.meanings.some(({ spelling }) => spelling === typed.toLowerCase())
    const means = phrase.meanings.map((meaning) => meaning.means)
    // "1,5 bi", "300 Md": short as it is, it counts what stands before it.
    const isScale = means.includes('scale') && /\d\s?$/.test(folded.slice(Math.max(0, index - 2), index))
    // "600 horas": what is counted is no stray word.
    const isCounted =
      /\d\s?$/.test(folded.slice(Math.max(0, index - 2), index)) && means.some((one) => countedUnits.has(one))
    score +=
      (isCounted ? countedWeight : 0) +
      own.length * (means.every((one) => one === 'noise') ? noiseWeight : 1) +
      (isSpelled && hasAccents ? 0.5 : 0) +
      (typed.length > 5 ? 0.5 : 0) -
      (typed.length < 3 && !isScale && !(means.includes('of') && joinsAmount(folded, index)) ? 0.6 : 0)
  }
  return { score, english }
}

/** "45 M de tokens", "12 k di esempi": between an amount and what it is of no word is too short. */
const joinsAmount = (folded: string, at: number): boolean =>
  /\d ?[km] $/.test(folded.slice(Math.max(0, at - reachOfAmount), at)) &&
  /^d[ei] \p{L}{3}/u.test(folded.slice(at, at + 6))
const reachOfAmount = 4
