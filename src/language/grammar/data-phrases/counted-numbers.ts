/** Numbers of a text with what each counts, and of what it is so many: "24 clauses in each contract", "110 tokens a clause". */
import { singular } from '../../text/singular.ts'
import { hoursOfUnit } from '../../../scenario/hours-of-time.ts'
import { type Amount, isKind } from '../../lexicon/meanings.ts'
import type { ParseContext } from '../parse-context.ts'

export type CountedNumber = {
  readonly value: number
  /** What it counts, by the words behind it, in the singular. */
  readonly nouns: readonly string[]
  /** Of what it is so many; empty: nothing says it. */
  readonly per: readonly string[]
  /** It is so many of each of what the number before it counts. */
  readonly isOfPrevious: boolean
  /** "So 50 days", "call it 47", "we use only 25 years": it holds in place of others of its kind. */
  readonly holds: boolean
  /** "Not 30 days but 90 days" */
  readonly isRefused: boolean
  /** "For 3 days", "within 20 hours": how long something runs. */
  readonly isOfRun: boolean
  /** The mentions that say it. */
  readonly indices: readonly number[]
}

type Word = { readonly text: string; readonly index: number }

const magnitudes: Readonly<Record<string, number>> = {
  k: 1e3, thousand: 1e3, m: 1e6, mio: 1e6, million: 1e6, millions: 1e6, b: 1e9, bn: 1e9, billion: 1e9,
} // prettier-ignore
const openMeasures: ReadonlySet<Amount['measure']> = new Set([
  null, 'examples', 'tokens', 'length', 'hours', 'steps', 'responseTokens', 'promptTokens',
]) // prettier-ignore
const joins: ReadonlySet<string> = new Set(['×', 'x', '*', 'times'])
const eachWords: ReadonlySet<string> = new Set(['each', 'every', 'per', '/', 'a', 'an', 'one'])
const ends: ReadonlySet<string> = new Set(['.', ';', '\n', '?', '!', ')', '(', ',', ':', '|'])
/** Words that may stand before what is counted, or before "each", and are neither. */
const small: ReadonlySet<string> = new Set(
  'of in for from to with at by on about around roughly some is are has have was and or the our their we that which there so only ~ = - as it they its this'.split(
    ' ',
  ),
)
const saysOfOne =
  /^(?:is|are|has|have|had|gives?|contains?|holds?|runs?|takes?|makes?|comes|averages?|=|of|:|brings?)$/u
const holding =
  /(?:^| )(?:so|only|use|just|call it|call them|=|makes|making|leaves|leaving|that's|that is|is|take|took|kept|down to|now|but)(?: (?:we|use|it|just|only|are|left|about|on|with|me|us|at|the|=)){0,3} $/u

/** The numbers, in their order; none where a text has more than anybody tells. */
export function countedNumbers(context: ParseContext): readonly CountedNumber[] {
  const words = wordsOf(context)
  if (words.length > mostWords) return []
  const found: CountedNumber[] = []
  for (let at = 0; at < words.length; at += 1) {
    const read = valueAt(context, words, at)
    if (read === null) continue
    found.push(countedAt(context, words, at, read))
    at = read.to - 1
  }
  return found
}
const mostWords = 400

const wordsOf = (context: ParseContext): readonly Word[] =>
  context.mentions.flatMap((_, index) => {
    const text = context.textAt(index)
    return text === '\n' ? [{ text, index }] : text.split(' ').map((word) => ({ text: word, index }))
  })

type ReadValue = { readonly value: number; readonly to: number }

function valueAt(context: ParseContext, words: readonly Word[], at: number): ReadValue | null {
  const word = words[at]
  const mention = context.mentions[word?.index ?? -1]
  if (word === undefined || !isKind(mention, 'amount') || !openMeasures.has(mention.meaning.measure)) return null
  if (mention.meaning.isRange === true || context.used.has(word.index)) return null
  if (/^\d[\d,]{0,15}(?:\.\d{1,4})?$/u.test(word.text)) {
    const factor = magnitudes[words[at + 1]?.text ?? '']
    const value = Number(word.text.replaceAll(',', '')) * (factor ?? 1)
    return Number.isFinite(value) ? { value, to: factor === undefined ? at + 1 : at + 2 } : null
  }
  const { meaning } = mention
  const isFirst = words[at - 1]?.index !== word.index
  if (!meaning.inWords || !isFirst || /^(?:an?|one|each|every|per)$/u.test(word.text)) return null
  // "Two pages apiece", "thirty days": its own words, up to the noun.
  const unit = context.lastWordAt(word.index)
  const value = meaning.measure === 'hours' ? meaning.value / (hoursOfUnit(unit) ?? 1) : meaning.unitValue
  const own = words.slice(at).findIndex(({ index }) => index !== word.index)
  const length = own < 0 ? words.length - at : own
  const numerals = words.slice(at, at + length).findIndex(({ text }) => !isNumeral.test(text))
  return { value, to: at + (numerals <= 0 ? (numerals === 0 ? 1 : length) : numerals) }
}
const isNumeral =
  /^(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w{3,5}teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|and|-)$/u

function countedAt(context: ParseContext, words: readonly Word[], at: number, { value, to }: ReadValue): CountedNumber {
  const nouns: string[] = []
  let end = to
  for (; end < words.length && end < to + mostNouns; end += 1) {
    const text = words[end]?.text ?? ''
    if (!/^[a-z][a-z'-]+$/u.test(text) || eachWords.has(text) || small.has(text) || joins.has(text)) break
    if (text === 'apiece' || isNumberAt(context, words, end)) break
    nouns.push(singular(text))
  }
  const behind = perBehind(context, words, end)
  const told = behind === null ? perBefore(context, words, at) : null
  // "Every day brings some and we take 30 days"
  const before = told?.per.some((noun) => nouns.includes(noun)) === true ? null : told
  const lead = words.slice(Math.max(0, at - 4), at).map(({ text }) => text)
  return {
    value,
    nouns,
    per: behind?.per ?? before?.per ?? [],
    isOfPrevious: behind?.isOfPrevious ?? (before === null && isJoined(words[at - 1]?.text ?? '', nouns)),
    holds: holding.test(`${lead.join(' ')} `),
    isRefused: lead.at(-1) === 'not',
    isOfRun: /^(?:for|in|within|under|next|takes|deadline)$/u.test(lead.at(-1) ?? ''),
    indices: indicesOf(words, before?.from ?? at, behind?.to ?? end),
  }
}
/** "× 24 clauses", "of 400 pages": what is written is so much of one, and other things may be so many in all. */
const isJoined = (before: string, nouns: readonly string[]): boolean =>
  joins.has(before) || (ofOne.has(before) && nouns.some((noun) => written.has(noun)))
const ofOne: ReadonlySet<string> = new Set(['of', 'with', 'à', '@', 'at', 'holding', 'containing', 'averaging'])
const written: ReadonlySet<string> = new Set(['token', 'tok', 'word', 'page', 'turn', 'message', 'sentence', 'line'])
/** Words that may describe what is counted, with it. */
const mostNouns = 4

const isNumberAt = (context: ParseContext, words: readonly Word[], at: number): boolean =>
  valueAt(context, words, at) !== null

function indicesOf(words: readonly Word[], from: number, to: number): readonly number[] {
  return [...new Set(words.slice(from, to).map(({ index }) => index))]
}

type Per = { readonly per: readonly string[]; readonly isOfPrevious: boolean; readonly to: number }

/** "Per optimizer step", "in each contract", "a page", "each": behind what is counted. */
function perBehind(context: ParseContext, words: readonly Word[], end: number): Per | null {
  let at = end
  for (let step = 0; step < 5 && small.has(words[at]?.text ?? ''); step += 1) at += 1
  // "10 variants of that for every seed"
  const word = words[at]?.text ?? ''
  if (word === 'apiece') return { per: [], isOfPrevious: true, to: at + 1 }
  if (!eachWords.has(word)) return null
  const next = words[at + 1]?.text ?? ''
  const isAlone = ends.has(next) || next === '' || small.has(next) || isNumberAt(context, words, at + 1)
  if (word === 'each' && isAlone) return { per: [], isOfPrevious: true, to: at + 1 }
  const per = nounsFrom(context, words, word === 'per' && next === 'each' ? at + 2 : at + 1, mostPer)
  return per.length === 0 ? null : { per, isOfPrevious: false, to: at + 1 + per.length }
}
const mostPer = 3

/** "Each seed gives us", "one hour of radio is", "every article": before the number, in its own clause. */
function perBefore(context: ParseContext, words: readonly Word[], at: number): { per: string[]; from: number } | null {
  for (let back = at - 1; back >= Math.max(0, at - reach); back -= 1) {
    const text = words[back]?.text ?? ''
    if (ends.has(text) || isNumberAt(context, words, back)) return null
    if (text === 'per' || text === '/') return null
    if (!['each', 'every', 'one', 'a', 'an'].includes(text)) continue
    const per = nounsFrom(context, words, back + 1, mostPer)
    const isSaid = words.slice(back + 2, at).some((word) => saysOfOne.test(word.text))
    if (per.length > 0 && (isSaid || text === 'each' || text === 'every')) return { per, from: back }
  }
  return null
}
/** As far as "each" stands before its number, in words. */
const reach = 11

function nounsFrom(context: ParseContext, words: readonly Word[], at: number, most: number): string[] {
  const nouns: string[] = []
  for (let place = at; place < at + most; place += 1) {
    const text = words[place]?.text ?? ''
    if (!/^[a-z][a-z'-]+$/u.test(text) || small.has(text) || isNumberAt(context, words, place)) break
    nouns.push(singular(text))
  }
  return nouns
}
