/**
 * Amounts of data of which one is what others come to: "9B patents + 1B replay = 10B", or what is left of one: "740 MB,
 * 190 MB of that is overhead, so 550 MB". That one counts, and the others are told.
 */
import { type Amount, type Mention, isKind } from '../lexicon/meanings.ts'
import type { ParseContext } from './parse-context.ts'

/** An amount that may be of data, and where it stands among the mentions. */
export type DataAmount = { readonly index: number; readonly mention: Mention<Amount> }
/** What amounts of data count. */
export type DataMeasure = 'tokens' | 'examples' | 'bytes'

/** Takes the sum or the difference for the data, where the figures agree and words or signs say that it is one. */
export function fillSumsOfData(context: ParseContext): void {
  const all = [...context.unused('amount')].filter(({ mention }) => isOfData(mention.meaning))
  const hasExamples = all.some(({ mention }) => mention.meaning.measure === 'examples')
  // "60k rows of 500 tokens": how long one is.
  const amounts = all.filter(
    ({ mention: { meaning } }) => !(hasExamples && meaning.measure === 'tokens' && meaning.value <= longestExample),
  )
  for (let count = maxTerms; count >= 3; count -= 1) {
    for (let at = 0; at + count <= amounts.length; at += 1) {
      const terms = amounts.slice(at, at + count)
      const result = areNear(terms) ? resultOf(context, terms) : null
      const measure = result === null ? null : measureOf(context, terms)
      if (result === null || measure === null) continue
      fill(context, terms, result, measure)
      return
    }
  }
}

const maxTerms = 6
/** Figures that are rounded still add up. */
export const slack = 0.03
/** Fewer are no data. */
export const fewest = 50
const longestExample = 65_536
/** As far as two terms stand apart, in mentions. */
const reach = 14

const dataMeasures: ReadonlySet<string | null> = new Set(['tokens', 'examples', 'bytes', 'data'])
/** "20M of those" are no GPUs. */
const mostGpus = 100_000
const isUnnamed = ({ measure, magnitude, value }: Amount): boolean =>
  magnitude !== '' && (measure === null || (measure === 'gpus' && value > mostGpus))

const isOfData = (amount: Amount): boolean => {
  const { measure, value, change, each, perStep, perGpu, hourly, error } = amount
  return (
    (dataMeasures.has(measure) || isUnnamed(amount)) &&
    value >= fewest &&
    change === undefined &&
    each !== true &&
    perStep !== true &&
    perGpu !== true &&
    hourly !== true &&
    error === undefined
  )
}

const areNear = (terms: readonly DataAmount[]): boolean =>
  terms.slice(1).every(({ index }, at) => index - (terms[at]?.index ?? 0) <= reach)

/** What all of them come to. */
export const sumOf = (parts: readonly DataAmount[]): number =>
  parts.reduce((total, { mention }) => total + mention.meaning.value, 0)

const isSum = (parts: readonly DataAmount[], whole: DataAmount): boolean =>
  Math.abs(sumOf(parts) / whole.mention.meaning.value - 1) <= slack

/** The term that the others come to, or that is left of the first; null where the figures or the words say neither. */
function resultOf(context: ParseContext, terms: readonly DataAmount[]): DataAmount | null {
  const [first, second, third] = terms
  const last = terms.at(-1)
  if (first === undefined || second === undefined || third === undefined || last === undefined) return null
  const parts = terms.slice(0, -1)
  if (isSum(parts, last)) {
    const beforeLast = parts.at(-1) ?? second
    const isTold = last.mention.meaning.total === true || hasWord(context, beforeLast.index, last.index + 3, sumWords)
    return areAdded(context, parts) && isTold ? last : null
  }
  if (!isSum(terms.slice(1), first)) return null
  if (terms.length === 3 && hasWord(context, first.index, third.index + 3, restWords)) return third
  const isSplit = hasWord(context, first.index, second.index + 1, partWords)
  return isSplit && areAdded(context, terms.slice(1)) ? first : null
}

/** Whether each part is joined to the next, and none stands in the place of another. */
const areAdded = (context: ParseContext, parts: readonly DataAmount[]): boolean =>
  parts.slice(1).every(({ index }, at) => {
    const from = parts[at]?.index ?? index
    return hasWord(context, from, index, joiningWords) && !hasWord(context, from, index, choiceWords)
  })

const joiningWords: ReadonlySet<string> = new Set(['+', 'plus', 'and', '&', ',', 'with'])
const choiceWords: ReadonlySet<string> = new Set(['or', 'vs', 'versus', 'then', 'later', 'instead'])
const sumWords: ReadonlySet<string> = new Set(
  '= total totalling totaling sum altogether together overall makes making so all combined'.split(' '),
)
const partWords: ReadonlySet<string> = new Set(
  ': ( = which split made including consisting comprising namely being thereof'.split(' '),
)
const restWords: ReadonlySet<string> = new Set(
  '= so left leaves leaving remain remains remaining minus less net usable rest count keep keeping after'.split(' '),
)

/** Whether one of some words stands between two mentions. */
function hasWord(context: ParseContext, from: number, to: number, words: ReadonlySet<string>): boolean {
  for (let at = from + 1; at < to; at += 1)
    if (
      context
        .textAt(at)
        .split(' ')
        .some((word) => words.has(word))
    )
      return true
  return false
}

/** What all terms count; null where they count several things, or nothing says what. */
function measureOf(context: ParseContext, terms: readonly DataAmount[]): DataMeasure | null {
  const measures = new Set(
    terms.flatMap(({ mention: { meaning } }) =>
      isUnnamed(meaning) || meaning.measure === null || meaning.measure === 'data' ? [] : [meaning.measure],
    ),
  )
  const [measure, ...others] = measures
  if (others.length > 0) return null
  if (measure === 'tokens' || measure === 'examples' || measure === 'bytes') return measure
  const [first] = terms
  const last = terms.at(-1)
  // "9B patents + 1B replay = 10B": nobody adds up models.
  const isOfTokens = terms.every(({ mention }) => ['m', 'b', 't'].includes(mention.meaning.magnitude))
  const isEquation =
    first !== undefined &&
    last !== undefined &&
    ['+', '='].every((sign) => hasWord(context, first.index, last.index, new Set([sign])))
  return isOfTokens && isEquation ? 'tokens' : null
}

function fill(context: ParseContext, terms: readonly DataAmount[], result: DataAmount, measure: DataMeasure): void {
  const [first] = terms
  const last = terms.at(-1) ?? result
  if (first === undefined) return
  const { meaning, from, to } = result.mention
  const { total: _, ...amount } = meaning
  context.add(
    { role: 'quantity', measure, amount: { ...amount, measure }, from, to, holds: true },
    ...terms.map(({ index }) => index),
  )
  const words = terms.map(({ index }) => `“${typed(context, index)}”`)
  const counted = result === first ? 'first' : 'last'
  const note = `Of ${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''} the ${counted} counts: the figures add up.`
  context.add({ role: 'remark', note, from: first.mention.from, to: last.mention.to })
  // "9B patents + 1B replay": what a part is of says no more.
  for (const { index } of terms)
    for (let at = index + 1; at <= index + maxNaming && isKind(context.mentions[at], 'unknown'); at += 1)
      context.used.add(at)
}
const maxNaming = 3

/** "9b tokens", as it was typed but for its spaces. */
const typed = (context: ParseContext, index: number): string => {
  const [number = '', magnitude = '', ...rest] = context.textAt(index).split(' ')
  return [magnitude.length === 1 ? number + magnitude : `${number} ${magnitude}`, ...rest].join(' ')
}
