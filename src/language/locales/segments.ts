/** A text of another language in pieces, each with its English. */
import { type LocalNumber, localNumberAt } from './local-numbers.ts'
import { type LocalPhrase, type Locale, compoundAt, foldedText, phraseAt } from './local-phrases.ts'

export type Segment =
  | { readonly kind: 'number'; readonly number: LocalNumber; readonly typed: string; readonly spaced: boolean }
  | { readonly kind: 'phrase'; readonly phrase: LocalPhrase; readonly typed: string; readonly spaced: boolean }
  /** What needs no translation: names, signs, English. */
  | { readonly kind: 'text' | 'sign'; readonly typed: string; readonly spaced: boolean }
  /** Words of the language that the lexicon lacks. */
  | { readonly kind: 'unknown'; readonly typed: string; readonly spaced: boolean }

const latinRun = /[\p{Script=Latin}\d][\p{Script=Latin}\p{M}\d._/+'-]*/uy
const tenThousands = /^[万億亿만억]/u
const syllables = /[\u3041-\u3096\uac00-\ud7a3]/
const localRun = /[\u3005-\u30ff\u4e00-\u9fff\uac00-\ud7a3]/

/** `isKnown`: the word is one of English, or a name. */
export function segmentsOf(text: string, locale: Locale, isKnown: (word: string) => boolean): readonly Segment[] {
  const folded = foldedText(text)
  const segments: Segment[] = []
  let at = 0
  let spaced = false
  const add = (segment: Segment, length: number): void => {
    const last = segments.at(-1)
    if (segment.kind === 'unknown' && last?.kind === 'unknown' && !spaced && locale.isUnspaced)
      segments[segments.length - 1] = { ...last, typed: last.typed + segment.typed }
    else segments.push(segment)
    at += length
    spaced = false
  }
  while (at < text.length) {
    const sign = text[at] ?? ''
    if (/\s/.test(sign)) {
      spaced = true
      at += 1
      continue
    }
    // "@Giulia": whom it is addressed to.
    const called =
      sign === '@' && (spaced || at === 0) ? /^@\p{L}[\p{L}\d._-]{0,30}/u.exec(text.slice(at, at + 32)) : null
    if (called !== null) {
      add({ kind: 'text', typed: called[0], spaced }, called[0].length)
      continue
    }
    const plural = /^([a-z]{0,2}\d{2,4})(?:ern|ers|er|'s|(?<=^\d{3,4})s)(?![\p{L}\d])/u.exec(folded.slice(at, at + 10))
    if (plural !== null && !/[\p{L}\d]/u.test(folded[at - 1] ?? '')) {
      add({ kind: 'text', typed: plural[1] ?? '', spaced }, plural[0].length)
      continue
    }
    const variant = /^[2-5]0[5-9]0[ -]?(?:ti super|ti|super)(?![\p{L}\d])/u.exec(folded.slice(at, at + 16))
    if (variant !== null && !/[\p{L}\d]/u.test(folded[at - 1] ?? '')) {
      add({ kind: 'text', typed: text.slice(at, at + variant[0].length), spaced }, variant[0].length)
      continue
    }
    const rate = /^(?:トークン|토큰|toks?|tokens?|t) ?\/ ?(?:秒|초|s(?:ec|ek)?(?![a-z]))/.exec(
      folded.slice(at, at + 14),
    )
    if (rate !== null) {
      add({ kind: 'text', typed: 'tok/s', spaced }, rate[0].length)
      continue
    }
    const found = phraseAt(folded, at, locale)
    // A syllable inside a word that is not known means nothing.
    const isInside = !spaced && segments.at(-1)?.kind === 'unknown' && syllables.test(sign)
    const numeral = localNumberAt(folded, at, locale, isSetting(segments))
    const number = numeral !== null && isInside && numeral.to === at + 1 ? null : numeral
    const phrase = found !== null && isInside && found.words.length === 1 ? null : found
    if (number !== null && (phrase === null || number.to - at >= phrase.words.length)) {
      add({ kind: 'number', number, typed: text.slice(at, number.to), spaced }, number.to - at)
      continue
    }
    if (phrase !== null) {
      add({ kind: 'phrase', phrase, typed: text.slice(at, at + phrase.words.length), spaced }, phrase.words.length)
      continue
    }
    latinRun.lastIndex = at
    const run = latinRun.exec(text)?.[0].replace(/[._/'-]+$/, '')
    // "FAQ2万件": the digits are of the scale behind them.
    const isScaled = run !== undefined && locale.isUnspaced && tenThousands.test(text[at + run.length] ?? '')
    const word = isScaled ? run.replace(/(?<=\p{L})\d{1,4}$/u, '') : run
    if (word !== undefined && word !== '') {
      // "13B-Modell": the word of the language behind what it goes with.
      const cut = /^[\p{L}\d.,]{0,20}\d[\p{L}\d]{0,12}-/u.exec(word)?.[0].length ?? 0
      if (cut > 0 && !locale.isUnspaced && phraseAt(folded, at + cut, locale) !== null) {
        add({ kind: 'text', typed: word.slice(0, cut - 1), spaced }, cut)
        spaced = true
        continue
      }
      // "llama 3.1", "phi 4"
      const isNumbered = /^\s\d/.test(text.slice(at + word.length, at + word.length + 2))
      const head = compoundAt(folded.slice(at, at + word.length), locale)
      if (head !== null && !isKnown(word.toLowerCase())) {
        add({ kind: 'phrase', phrase: head, typed: word, spaced }, word.length)
        continue
      }
      // "50 M tokens": of the number, in whatever language.
      const isScale = /^[kKMB]$/.test(word) && segments.at(-1)?.kind === 'number'
      const isName = isNumbered || isScale || /\d|\p{L}\p{Lu}/u.test(word) || isKnown(word.toLowerCase())
      add({ kind: isName || locale.isUnspaced ? 'text' : 'unknown', typed: word, spaced }, word.length)
    } else if (localRun.test(sign)) add({ kind: 'unknown', typed: sign, spaced }, 1)
    else add({ kind: 'sign', typed: sign, spaced }, 1)
  }
  return withRanges(withDates(withHalves(segments)))
}

/** "rank 8", "batch 4": what follows is the value, and counts no millions. */
const isSetting = (segments: readonly Segment[]): boolean => {
  const [before, last] = segments.slice(-2)
  if (last === undefined || (segments.length > 1 && before?.kind === 'number')) return false
  return meansAny(last, 'rank', 'batch') || (last.kind === 'text' && /^(?:rank|batch|r)$/i.test(last.typed))
}

const months = new Set(
  'january february march april may june july august september october november december'.split(' '),
)
const timeUnits = new Set(['day', 'hour', 'week', 'month', 'year', 'minute'])
const meansAny = (segment: Segment | undefined, ...means: readonly string[]): boolean =>
  segment?.kind === 'phrase' && segment.phrase.meanings.some((meaning) => means.includes(meaning.means))

/** "1日半", "un jour et demi": the half belongs to the number before the unit. */
function withHalves(segments: readonly Segment[]): readonly Segment[] {
  const merged: Segment[] = []
  for (let index = 0; index < segments.length; index += 1) {
    const segment = segments[index]
    const unit = segments[index - 1]
    const skip = meansAny(segment, 'and') ? 1 : 0
    const half = segments[index + skip]
    const isHalf = (half?.kind === 'number' && half.number.value === 0.5) || meansAny(half, 'half')
    const count = merged.at(-2)
    if (segment === undefined) continue
    if (isHalf && unit?.kind === 'phrase' && unit.phrase.meanings.some(({ means }) => timeUnits.has(means))) {
      const counted = count?.kind === 'number' ? count.number : null
      const number = { value: (counted?.value ?? 1) + 0.5, to: 1, isPlain: false, isWord: false, scale: 1 }
      merged.splice(counted === null ? -1 : -2, counted === null ? 0 : 1, {
        kind: 'number',
        number,
        typed: '',
        spaced: true,
      })
      index += skip
    } else merged.push(segment)
  }
  return merged
}

/** "bis 5. Dezember": the point is of the day. */
function withDates(segments: readonly Segment[]): readonly Segment[] {
  return segments.filter(
    ({ kind, typed }, index) =>
      !(kind === 'sign' && typed === '.' && segments[index - 1]?.kind === 'number' && isMonth(segments[index + 1])),
  )
}
const isMonth = (segment: Segment | undefined): boolean =>
  segment?.kind === 'phrase' && segment.phrase.meanings.some(({ means }) => months.has(means))

/** "3〜5万円", "entre 2 e 3 mil reais": the lower end is counted by the scale of the upper. */
function withRanges(segments: readonly Segment[]): readonly Segment[] {
  return segments.map((segment, index): Segment => {
    const upper = segments[index + 2]
    if (segment.kind !== 'number' || upper?.kind !== 'number' || upper.number.scale === 1) return segment
    const between = segments[index + 1]
    const isRange =
      meansAny(between, 'between', 'and') || (between?.kind !== 'number' && /^[~〜～–-]$/.test(between?.typed ?? ''))
    const { value, scale } = segment.number
    if (!isRange || scale > 1 || value >= upper.number.value / upper.number.scale) return segment
    return { ...segment, number: { ...segment.number, value: value * upper.number.scale, isPlain: false } }
  })
}
