/** The English for one word, sign or number of another language, where it stands. */
import type { EnglishForm } from '../../catalog/locales.ts'
import { type LocalMeaning, textKinds } from './local-phrases.ts'
import { amountAt, amountBefore, budgetWord, isRangeAhead, meansOf, times } from './neighbors.ts'
import type { Segment } from './segments.ts'
import { unitsAfterArticle } from './meaning-in-context.ts'
import { hasDigit } from '../text/characters.ts'

/** The sign of English for a sign of another script. */
export const englishSign = (sign: string): string =>
  ({
    '、': ',',
    '。': '.',
    '，': ',',
    '；': ';',
    '：': ':',
    '？': '?',
    '！': '!',
    '（': '(',
    '）': ')',
    '「': '"',
    '」': '"',
    '～': '~',
    '〜': '~',
    '¿': '',
    '¡': '',
  })[sign] ?? sign

/** The code or the sign of a currency that is named by a word. */
export const currencyName = ({ value }: LocalMeaning): string => (value === 'USD' ? 'dollars' : String(value))

/** A number as English writes it: a point for decimals, commas for thousands. */
export function numberInEnglish(
  { number, typed }: Extract<Segment, { kind: 'number' }>,
  segments: readonly Segment[],
  index: number,
): string {
  const { value, isPlain, isWord } = number
  if (isEachOf(segments, index + 1)) return ''
  // An article is no count: "auf einer 4090", but "in einer Woche".
  if (isWord && value === 1 && !meansOf(segments[index + 1]).some((means) => unitsAfterArticle.has(means)))
    return isStressed(typed) || isAlone(segments, index) ? '1' : isCard(segments[index + 1]) ? 'a' : ''
  const shared = isPlain ? sharedScale(value, segments, index) : 1
  if (shared > 1) return String(value * shared)
  if (isPlain && !/[.,'’\u00a0\u202f ]/.test(typed)) return typed
  return String(value).includes('e') ? value.toFixed(0) : String(value)
}

/** "80 statt 50 Millionen": thousands, millions or billions that the number after "instead of" has are of both. */
function sharedScale(value: number, segments: readonly Segment[], index: number): number {
  const other = segments[index + 2]
  if (other?.kind !== 'number' || other.number.isPlain || !meansOf(segments[index + 1]).includes('instead_of')) return 1
  const scale = [1e9, 1e6, 1e3].find((one) => other.number.value >= one) ?? 1
  return value < leastOfScale ? scale : 1
}
const leastOfScale = 1000

/** "Numa H100 só", "une A100 80 Go seule", "basta una T4": no more than one. */
const isAlone = (segments: readonly Segment[], index: number): boolean =>
  isCard(segments[index + 1]) &&
  (segments.slice(Math.max(0, index - 2), index).some(({ typed }) => suffices.test(typed)) ||
    segments
      .slice(index + 2, index + 5)
      .some(
        (segment, at) =>
          suffices.test(segment.typed) ||
          (at < 2 &&
            meansOf(segment).some((means) => means === 'only' || means === 'single') &&
            !/^(?:maar|que|juste)$/iu.test(segment.typed)),
      ))
const suffices =
  /^(?:¿ ?)?(?:basta|bastan|bastano|bastaria|bastará|baste|alcanza|chega|reicht|reichen|genügt|suffit|suffira|suffirait|volstaat|genoeg|genug|enough)(?:$| )/iu

/** Dutch tells the number from the article by its accents. */
const isStressed = (typed: string): boolean => /^[ée]é/iu.test(typed)
const isCard = (segment: Segment | undefined): boolean =>
  (segment?.kind === 'text' && hasDigit(segment.typed)) ||
  (segment?.kind === 'number' && /^[2-6]0[6-9]0$/.test(segment.typed))

/** "1ペア1200トークン", "1건 600토큰": one of them is each of them. */
const isEachOf = (segments: readonly Segment[], index: number): boolean => {
  const [count, , length] = segments.slice(index - 1, index + 2)
  const isOne = count?.kind === 'number' && count.number.value === 1
  return isOne && length?.kind === 'number' && meansOf(segments[index]).some((means) => counted.has(means))
}

/** Prepositions that join more often than they count. */
const weak = /^(?:de|di|da|a|von|por|per|mit|van|met)$/i
/** Of a purpose as well as of a day. */
const forWords = /^(?:para|pra|per|pour|voor)$/i
/** Letters that are endings as well as words. */
const kana = /[\u3041-\u3096]/u
const latin = /^[\p{Script=Latin}\s]*$/u
/** Units of text, the first that a word is of. */
const textSizes: readonly (readonly [RegExp, string])[] = [
  [/^(?:gb|go|gib|gigas?|ギガ|g)$/i, 'GB'],
  [/^(?:mb|mo|mib|megas?|メガ)$/i, 'MB'],
  [/gb|gigas?|ギガ/i, 'GB of text'],
  [/mb|megas?|メガ/i, 'MB of text'],
  [/zeichen|caract|caratter|karakter|tekens|文字|字|글자/i, 'characters'],
  [/text|テキスト|文本|tekst|texto|testo|텍스트/i, 'text'],
]
const counted = new Set(['example', 'document', 'pair', ...textKinds])
/** Nobody has more cards. */
const mostOfThem = 64
const periods = new Set(['day', 'week', 'month', 'year'])
/** "leave the EU", "not in the EU": what stands before says what it is for. */
const isAfterWord = (previous: Segment | undefined): boolean => meansOf(previous).includes('leave')

/** "qwen3 8b", "14b" */
const isNamed = (segment: Segment | undefined): boolean =>
  segment !== undefined && segment.kind !== 'phrase' && /[a-z]/i.test(segment.typed)

/** "chez Lambda", "lambdaで": at what is named; a provider that is an everyday word needs it. */
function isAtName(typed: string, previous: Segment | undefined, next: Segment | undefined): boolean {
  const named = atNext.test(typed) ? next : atPrevious.test(typed) ? previous : undefined
  return (named?.kind === 'text' && !hasDigit(named.typed)) || meansOf(named).includes('name')
}
const atNext = /^(?:bei|chez|en|na|no|su|bij|op)$| (?:von|bei|de|da|chez|na|em|di|su|van|en|no)$/iu
const atPrevious = /(?:で|上|算|에서|으로|로|기준)$/u

/** The English for a word that means `means` between its neighbors. */
export function englishOf(
  { means, value }: LocalMeaning,
  form: EnglishForm | undefined,
  typed: string,
  segments: readonly Segment[],
  index: number,
): string {
  const next = segments[index + 1]
  const previous = segments[index - 1]
  const isContent = (segment: Segment | undefined): boolean => segment?.kind === 'text' || segment?.kind === 'number'
  if (means === 'name') return String(value)
  // "2,75 pro Stunde" is a price; "stundenweise" says how it is rented.
  if (means === 'hourly' && previous?.kind === 'number') return 'per hour'
  // "Elke week": how often.
  if (periods.has(means) && meansOf(previous).includes('per_each')) return means
  if (counted.has(means) && isEachOf(segments, index)) return 'each'
  // "ce sera qwen3 8b" decides, "ce sera cher" does not.
  if (means === 'decided' && ![previous, next].some(isNamed)) return ''
  // "este finde (48 h)": so long as the weekend lasts.
  if (means === 'weekend' && next?.typed === '(' && segments[index + 2]?.kind === 'number')
    return meansOf(segments[index + 3]).includes('hour') ? 'over the weekend' : (form?.english ?? '')
  // "en los 8 que tenemos": of the cards that were named.
  if (means === 'of_them')
    return previous?.kind === 'number' && previous.number.value <= mostOfThem ? 'of them' : 'we have'
  if (means === 'privacy') return /dsgvo|rgpd|gdpr/i.test(typed) ? 'GDPR' : 'confidential data'
  if (means === 'leave' && typeof value === 'string') return `leave ${value}`
  if (means === 'place') return isAfterWord(previous) ? String(value) : `in ${value}`
  if (times.has(means) && typeof value === 'number' && previous?.kind !== 'number')
    return `${value} ${form?.english ?? ''}`
  if (means === 'scale') return /^[a-z]$/i.test(typed) ? typed : ''
  if (means === 'switch_to' && typed.length <= 2 && !latin.test(typed)) return ''
  if (means === 'times') return isContent(previous) && isContent(next) ? 'x' : ''
  // "か" and "と" are endings too.
  if (
    (means === 'or' ? kana.test(typed) : means === 'and' && /[^a-z]/.test(typed)) &&
    typed.length === 1 &&
    !(isContent(next) && previous?.kind !== 'sign')
  )
    return ''
  const isAlone = !segments.slice(0, index).some(isContent) || previous?.kind === 'sign'
  if (means === 'instead_of' && isAlone && !latin.test(typed)) return 'use'
  if (means === 'between' && previous?.kind !== 'number' && isRangeAhead(segments, index)) return 'between'
  // "un billón" is counted by its scale, "un modello" by nothing.
  if (means === 'number' && value === 1) {
    if (meansOf(next).some((one) => unitsAfterArticle.has(one))) return '1'
    return isCard(next) ? 'a' : ''
  }
  if (means === 'number') return String(value)
  if (means === 'text_size') return textSizes.find(([pattern]) => pattern.test(typed))?.[1] ?? 'words'
  if (means === 'document') return /seite|page|p[aá]gin|pagin|ページ|页|쪽|페이지/i.test(typed) ? 'pages' : 'documents'
  // "para ajustar o 8B": for, where no day or time stands beside.
  if (means === 'deadline_by' && forWords.test(typed)) {
    const beside = [amountAt(segments, index + 1), amountBefore(segments, index)]
    if (!beside.some((amount) => amount === 'date' || amount === 'time')) return 'for'
  }
  if (means === 'budget_limit' && amountAt(segments, index + 1) === null && amountBefore(segments, index) === null)
    return budgetWord.test(typed) ? 'budget' : ''
  if (means === 'per_each') {
    if (meansOf(next).some((one) => periods.has(one))) return 'every'
    const isLength = previous?.kind === 'phrase' && meansOf(previous).some((one) => counted.has(one))
    const isBeforeNumber =
      next?.kind === 'number' || (meansOf(next).includes('about') && segments[index + 2]?.kind === 'number')
    if (isBeforeNumber) return isLength ? 'x' : weak.test(typed) ? '' : 'each'
    return weak.test(typed) ? '' : meansOf(next).length > 0 ? 'per' : isLength ? 'x' : 'each'
  }
  if (means === 'gpu' && typeof value === 'number') return `${value} ${next?.kind === 'text' ? 'x' : 'GPUs'}`
  if (means === 'single' && !latin.test(typed) && !isContent(next) && !isContent(previous)) return '1 GPU'
  if (means === 'node' && typeof value === 'number') return `${value} nodes`
  if (means === 'gpu' && previous?.kind === 'number' && next?.kind === 'text') return 'x'
  if (means === 'provider') return isAtName(typed, previous, next) ? 'on' : ''
  if (means === 'money') return budgetWord.test(typed) ? 'budget' : 'money'
  return form?.english ?? ''
}

export const monthNames: readonly string[] =
  'January February March April May June July August September October November December'.split(' ')
