/**
 * A request in another language in the English that the rest of the reader knows: words by data/locales, numbers by
 * the language's own forms, limits and counts in the order of English. What the lexicon lacks is left out, and told.
 */
import type { LocaleFiles, Meaning } from '../../catalog/locales.ts'
import { detectLanguage } from './detect-language.ts'
import { type LocalSense, type Locale, localeOf } from './local-phrases.ts'
import { type Segment, segmentsOf } from './segments.ts'

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
): Locales => ({
  byLanguage: new Map(locales.map((file) => [file.language, localeOf(file)])),
  meanings,
  englishWords: new Set([...englishWords, ...lexiconWords]),
  nameWords: new Set([...names].flatMap((name) => name.toLowerCase().match(/\p{L}{2,}/gu) ?? [])),
})

/**
 * Null where the text is English. `keepUnread`: words of which nothing is known stay in the English, as in prose they
 * tell talk from requests. `isKnown` tells words of English and names. Linear in the text.
 */
export function translate(
  text: string,
  locales: Locales,
  isKnown: (word: string) => boolean,
  keepUnread = false,
): Translation | null {
  const plain = text.normalize('NFKC')
  const locale = detectLanguage(plain, locales.byLanguage, locales.englishWords)
  if (locale === null) return null
  const known = (word: string): boolean =>
    locales.englishWords.has(word) || locales.nameWords.has(word) || isKnown(word)
  const segments = segmentsOf(plain, locale, known)
  const pieces = inEnglishOrder(piecesOf(segments, locale, locales, keepUnread), locale)
  return {
    language: locale.language,
    english: joined(withEnglishIdioms(pieces)),
    unread: segments.flatMap(({ kind, typed }) => (kind === 'unknown' && typed.length > 1 ? [typed] : [])),
  }
}

type Piece = {
  readonly english: string
  readonly means: string
  readonly place?: 'before' | 'first' | undefined
  readonly spaced: boolean
}

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

/** "à" with its accent is not "a"; without accents a word may be either. */
function asSpelled({ phrase, typed }: Extract<Segment, { kind: 'phrase' }>): readonly LocalSense[] {
  const exact = phrase.senses.filter(({ spelling }) => spelling === typed.toLowerCase())
  return exact.length === 0 ? phrase.senses : exact
}

const englishSign = (sign: string): string =>
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

const currencyName = ({ value }: LocalSense): string => (value === 'USD' ? 'dollars' : String(value))

const unitsAfterArticle = new Set(['hour', 'day', 'week', 'month', 'year', 'minute', 'epoch', 'gpu', 'node'])

function numberInEnglish(
  { number, typed }: Extract<Segment, { kind: 'number' }>,
  segments: readonly Segment[],
  index: number,
): string {
  const { value, isPlain, isWord } = number
  // An article is no count: "auf einer 4090", but "in einer Woche".
  if (isWord && value === 1 && !meansOf(segments[index + 1]).some((means) => unitsAfterArticle.has(means))) return ''
  if (isPlain && !/[.,'’\u00a0\u202f ]/.test(typed)) return typed
  return String(value).includes('e') ? value.toFixed(0) : String(value)
}

const meansOf = (segment: Segment | undefined): readonly string[] =>
  segment?.kind === 'phrase' ? segment.phrase.senses.map(({ means }) => means) : []

const dates = new Set(
  'today tonight tomorrow day_after_tomorrow weekend monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december'.split(
    ' ',
  ),
)
const times = new Set(['second', 'minute', 'hour', 'day', 'week', 'month'])

/** What an amount at a place is of, and where it ends. */
function amountAt(segments: readonly Segment[], index: number): string | null {
  const here = segments[index]
  if (here?.kind === 'sign' && /[$€£¥₩￥]/.test(here.typed)) return 'money'
  if (meansOf(here).some((means) => dates.has(means))) return 'date'
  if (here?.kind === 'phrase' && meansOf(here).includes('about')) return amountAt(segments, index + 1)
  if (here?.kind !== 'number' && !(here?.kind === 'text' && /^\d/.test(here.typed))) return null
  const unit = segments[index + 1]
  if (unit?.kind === 'sign' && /[$€£¥₩￥]/.test(unit.typed)) return 'money'
  const means = meansOf(unit)
  if (means.includes('currency') && !means.includes('gpu')) return 'money'
  if (
    means.some((one) => times.has(one)) ||
    (unit?.kind === 'text' && /^(?:h|d)$/.test(unit.typed)) ||
    /^\d+h$/.test(here.typed)
  )
    return 'time'
  return means[0] ?? 'count'
}

/** The amount or date that ends right before a place. */
function amountBefore(segments: readonly Segment[], index: number): string | null {
  const last = segments[index - 1]
  if (meansOf(last).some((means) => dates.has(means))) return 'date'
  for (const back of [1, 2, 3]) {
    const from = index - back
    const here = segments[from]
    if (
      here?.kind === 'number' ||
      (here?.kind === 'text' && /^\d/.test(here.typed)) ||
      (here?.kind === 'sign' && /[$€£¥]/.test(here.typed))
    )
      return amountAt(segments, from)
  }
  return null
}

const units = /^(?:token|example|epoch|step|gpu|node|hour|day|week|month|year|minute)$/

const limitOf: Readonly<Record<string, readonly string[]>> = {
  money: ['budget_limit', 'at_most'],
  date: ['deadline_by'],
  time: ['deadline_within', 'at_most'],
}

/** Which of its meanings a word has among its neighbours. */
function senseInContext(
  senses: readonly LocalSense[],
  segments: readonly Segment[],
  index: number,
  locale: Locale,
): LocalSense {
  const only = senses[0]
  if (only === undefined) return { means: 'noise', value: null, spelling: '' }
  const find = (...means: readonly string[]): LocalSense | undefined =>
    senses.find((sense) => means.includes(sense.means))
  const after = amountAt(segments, index + 1)
  const before = amountBefore(segments, index)
  const order = locale.isUnspaced ? [before, after] : [after, before]
  for (const amount of order) {
    const limit = amount === null ? undefined : find(...(limitOf[amount] ?? ['at_most', 'at_least']))
    if (limit !== undefined) return limit
  }
  const next = segments[index + 1]
  const previous = segments[index - 1]
  const between = find('between')
  if (between !== undefined && previous?.kind === 'number' && next?.kind === 'number') return between
  const isName = (segment: Segment | undefined): boolean => segment?.kind === 'text'
  const currency = find('currency')
  if (currency !== undefined && previous?.kind === 'number')
    return find('gpu') !== undefined && (isName(next) || meansOf(next).includes('gpu'))
      ? (find('gpu') ?? currency)
      : currency
  const number = find('number')
  if (
    number !== undefined &&
    (meansOf(next).some((means) => unitsAfterArticle.has(means)) || isName(next)) &&
    number.value !== 1
  )
    return number
  const article = find('number')?.value === 1 && meansOf(next).some((means) => unitsAfterArticle.has(means))
  if (article) return { means: 'number', value: 1, spelling: '' }
  if (senses.length > 1 && /^(?:budget_limit|deadline_by|deadline_within|between|number|provider)$/.test(only.means)) {
    const other = senses.find(
      ({ means }) => !/^(?:budget_limit|deadline_by|deadline_within|between|number|at_most)$/.test(means),
    )
    if (only.means === 'budget_limit' || other === undefined) return only
    return only.means === 'provider' && isName(locale.isUnspaced ? previous : next) ? only : other
  }
  const howMuch = find('how_much')
  if (howMuch !== undefined) return howMuch
  const change = find('switch_to')
  if (change !== undefined && find('instead_of') !== undefined) return change
  const isUnit = (means: string): boolean => units.test(means)
  if (isUnit(only.means) && previous?.kind !== 'number' && senses.length > 1) {
    const other = senses.find(({ means }) => !isUnit(means) && means !== 'scale')
    if (other !== undefined && other.means !== 'document' && other.means !== 'data' && other.means !== 'gpu')
      return other
  }
  const unit = senses.find(({ means }) => isUnit(means))
  if (unit !== undefined && previous?.kind === 'number') return unit
  return only
}

const budgetWord = /budget|budjet|presupuesto|or[cç]amento|bilancio|予算|预算|預算|예산|tope|plafond/i
/** Prepositions that join more often than they count. */
const weak = /^(?:de|di|da|a|von|por|per|mit|van|met)$/i
const counted = new Set(['example', 'document'])

function englishOf(
  { means, value }: LocalSense,
  meaning: Meaning | undefined,
  typed: string,
  segments: readonly Segment[],
  index: number,
): string {
  const next = segments[index + 1]
  const previous = segments[index - 1]
  const isContent = (segment: Segment | undefined): boolean => segment?.kind === 'text' || segment?.kind === 'number'
  if (means === 'name') return String(value)
  if (times.has(means) && typeof value === 'number') return `${value} ${meaning?.english ?? ''}`
  if (means === 'scale') return /^[a-z]$/i.test(typed) ? typed : ''
  if (means === 'switch_to' && typed.length <= 2 && /[^\u0000-\u00ff]/.test(typed)) return ''
  if (means === 'times') return isContent(previous) && isContent(next) ? 'x' : ''
  // "か" and "と" are endings too.
  if (
    (means === 'or' || means === 'and') &&
    typed.length === 1 &&
    /[^a-z]/.test(typed) &&
    !(isContent(next) && previous?.kind !== 'sign')
  )
    return ''
  if (means === 'instead_of' && (!segments.slice(0, index).some(isContent) || previous?.kind === 'sign')) return 'use'
  if (means === 'number') return value === 1 ? '1' : String(value)
  if (means === 'text_size')
    return /^(?:gb|go|gib|gigas?|ギガ|g)$/i.test(typed)
      ? 'GB'
      : /^(?:mb|mo|mib|megas?|メガ)$/i.test(typed)
        ? 'MB'
        : /gb|gigas?|ギガ/i.test(typed)
          ? 'GB of text'
          : /mb|megas?|メガ/i.test(typed)
            ? 'MB of text'
            : /zeichen|caract|caratter|karakter|tekens|文字|字|글자/i.test(typed)
              ? 'characters'
              : /text|テキスト|文本|tekst|texto|testo|텍스트/i.test(typed)
                ? 'text'
                : 'words'
  if (means === 'document') return /seite|page|p[aá]gin|pagin|ページ|页|쪽|페이지/i.test(typed) ? 'pages' : 'documents'
  if (means === 'region') return /\bEU\b|\bUE\b|europ|欧|유럽|境内/i.test(typed) ? 'EU' : ''
  if (means === 'budget_limit' && amountAt(segments, index + 1) === null && amountBefore(segments, index) === null)
    return budgetWord.test(typed) ? 'budget' : ''
  if (means === 'per_each') {
    const isLength = previous?.kind === 'phrase' && meansOf(previous).some((one) => counted.has(one))
    if (next?.kind === 'number') return isLength ? 'x' : weak.test(typed) ? '' : 'each'
    return weak.test(typed) ? '' : meansOf(next).length > 0 ? 'per' : isLength ? 'x' : 'each'
  }
  if (means === 'gpu' && typeof value === 'number') return `${value} ${next?.kind === 'text' ? 'x' : 'GPUs'}`
  if (means === 'node' && typeof value === 'number') return `${value} nodes`
  if (means === 'gpu' && previous?.kind === 'number' && next?.kind === 'text') return 'x'
  if (means === 'provider') return ''
  if (means === 'money') return budgetWord.test(typed) ? 'budget' : 'money'
  return meaning?.english ?? ''
}

/** Limits before what they limit, counts before the name that they count. */
function inEnglishOrder(pieces: readonly Piece[], { isUnspaced, language }: Locale): readonly Piece[] {
  const ordered: Piece[] = []
  for (const [index, piece] of pieces.entries()) {
    const next = pieces[index + 1]
    const last = ordered.at(-1)
    if (piece.means === 'no_limit' && last !== undefined && /^(?:budget|money|cost|deadline)$/.test(last.english)) {
      ordered.splice(-1, 1, { ...piece, english: last.english === 'deadline' ? 'no deadline' : 'no budget' })
      continue
    }
    if (negations.has(piece.means)) {
      const isLast = next === undefined || next.means === 'sign' || language === 'ja' || language === 'ko'
      if (isLast && language !== 'zh' && last !== undefined && last.means !== 'sign')
        ordered.splice(namesStart(ordered), 0, { ...piece, english: piece.means === 'not' ? 'not' : 'without' })
      else ordered.push(piece)
      continue
    }
    if (piece.means === 'single' && isUnspaced && last?.means === 'name') {
      ordered.splice(-1, 0, { ...piece, english: '1 x' })
      continue
    }
    const isLimit = piece.place === 'before'
    if (isUnspaced && piece.place === 'first') {
      ordered.splice(sentenceStart(ordered), 0, piece)
      continue
    }
    if (isUnspaced && isLimit && last !== undefined && last.means !== 'sign') {
      const from = groupStart(ordered)
      const already = ordered[from - 1]
      if (already?.place === 'before' && isSameLimit(already.means, piece.means)) continue
      if (from < ordered.length) {
        ordered.splice(from, 0, piece)
        continue
      }
    }
    // "H100 8枚": eight of them.
    const [name, count] = ordered.slice(-2)
    if (
      isUnspaced &&
      piece.means === 'gpu' &&
      count?.means === 'number' &&
      name?.means === 'name' &&
      !/^\d+$/.test(name.english)
    ) {
      ordered.splice(-2, 2, count, { ...piece, english: 'x' }, name)
      continue
    }
    ordered.push(piece)
  }
  return ordered
}

const negations = new Set(['without', 'not', 'remove'])

/** Where the names begin that end a list of pieces: "Azure und AWS". */
function namesStart(pieces: readonly Piece[]): number {
  let from = pieces.length - 1
  while (
    from >= 2 &&
    /^(?:and|or|,)$/.test(pieces[from - 1]?.english ?? '') &&
    pieces[from - 2]?.means === pieces[from]?.means
  )
    from -= 2
  while (from >= 1 && pieces[from]?.means === 'name' && pieces[from - 1]?.means === 'number') from -= 1
  return Math.max(0, from)
}

const limits = new Set(['budget_limit', 'at_most', 'deadline_within', 'deadline_by'])
const isSameLimit = (one: string, other: string): boolean => one === other || (limits.has(one) && limits.has(other))

/** Where the amount, date or name begins that ends a list of pieces. */
function groupStart(pieces: readonly Piece[]): number {
  let from = pieces.length - 1
  const last = pieces[from]
  if (last === undefined) return 0
  if (last.means === 'number' || last.means === 'name' || dates.has(last.means)) {
    return pieces[from - 1]?.means === 'currency' && last.means === 'number' ? from - 1 : from
  }
  while (from > 0 && pieces[from]?.means !== 'number' && pieces[from - 1]?.means === 'number') from -= 1
  return from
}

function sentenceStart(pieces: readonly Piece[]): number {
  for (let at = pieces.length - 1; at >= 0; at -= 1) {
    if (pieces[at]?.means === 'sign' && /[.?!;\n]/.test(pieces[at]?.english ?? '')) return at + 1
  }
  return 0
}

/** "Friday done" is by Friday; "tokens half" is half the tokens. */
function withEnglishIdioms(pieces: readonly Piece[]): readonly Piece[] {
  const isDone = pieces.some(({ means }) => means === 'finish')
  const written = pieces.map((piece, index): Piece => {
    const before = pieces[index - 1]
    const isDue =
      isDone &&
      dates.has(piece.means) &&
      before?.place !== 'before' &&
      !dates.has(before?.means ?? '') &&
      before?.means !== 'number'
    return isDue ? { ...piece, english: `by ${piece.english}` } : piece
  })
  const idiomatic: Piece[] = []
  for (let index = 0; index < written.length; index += 1) {
    const [piece, next] = [written[index], written[index + 1]]
    if (piece === undefined) continue
    const [factor, unit] = multiples.has(piece.means)
      ? [piece, next]
      : multiples.has(next?.means ?? '')
        ? [next, piece]
        : []
    if (factor !== undefined && unit !== undefined && /^(?:token|example|gpu|epoch|batch|node)$/.test(unit.means)) {
      idiomatic.push({ ...piece, english: `${factor.english} the ${unit.english}` })
      index += 1
    } else idiomatic.push(piece)
  }
  return idiomatic
}

const multiples = new Set(['half', 'double', 'triple'])

const joined = (pieces: readonly Piece[]): string =>
  pieces
    .map(({ english, spaced }, index) => (index === 0 || !spaced ? english : ` ${english}`))
    .join('')
    .replaceAll(/\s+/g, ' ')
    .trim()
