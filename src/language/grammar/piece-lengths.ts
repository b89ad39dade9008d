/**
 * What an example is made of, where its pieces are told: "one dialogue is about 12 turns, and each turn is about 40
 * tokens", "8 messages per chat, 50 tokens a message", "6 pages × 500 tokens/page". Together they are how long an example is.
 */
import { type Amount, type Mention, isKind } from '../lexicon/meanings.ts'
import type { ParseContext } from './parse-context.ts'

/** More pieces are data of their own, and no part of one example. */
const mostPieces = 500
/** Longer pieces are examples by themselves, in tokens. */
const longestPiece = 8192

/** Nobody tells more counts and lengths than these in one text: every count is tried with every length. */
const mostTold = 24

/** Fills the length of an example where so many pieces have so many tokens each. */
export function fillPieceLengths(context: ParseContext): void {
  fillLinesOfLength(context)
  const amounts = [...context.unused('amount')]
  const lengths = amounts.filter(({ mention: { meaning } }) => isLength(meaning)).slice(0, mostTold)
  const counts = amounts.filter(({ mention: { meaning } }) => countOf(meaning) !== null).slice(0, mostTold)
  for (const pieces of counts) {
    const noun = stemOf(context.textAt(pieces.index))
    const length = lengths.find(({ index }) => isOfPiece(context, pieces.index, index, noun))
    if (length === undefined) continue
    const value = (countOf(pieces.mention.meaning) ?? 1) * length.mention.meaning.value
    const [from, to] = spanOfBoth(pieces.mention, length.mention)
    const { unit: _, isRange: _isRange, ...amount } = length.mention.meaning
    // "One dialogue is …": the whole that the pieces are of counts nothing.
    const wholes = context.mentions.flatMap((mention, index) => (isWhole(mention) ? [index] : []))
    context.add(
      {
        role: 'quantity',
        measure: 'length',
        amount: { ...amount, value, unitValue: value, measure: 'length' },
        from,
        to,
      },
      pieces.index,
      length.index,
      ...wholes,
    )
    return
  }
}

/** "22k lines of dialogue around 90 tokens each": so many, each as long as it is said. */
function fillLinesOfLength(context: ParseContext): void {
  for (const { mention, index } of context.unused('amount')) {
    const { measure, note, unitValue, each } = mention.meaning
    if (measure !== 'tokens' || note === undefined || each === true || unitValue < fewestLines) continue
    const at = context.skip(index, 1, 'sign', 'limit', 'comma', 'preposition', 'function-word')
    const length = context.mentions[at]
    if (!isKind(length, 'amount') || length.meaning.each !== true || length.meaning.note !== undefined) continue
    if (length.meaning.measure !== 'tokens' || length.meaning.value > longestLine) continue
    const { note: _, ...plain } = mention.meaning
    const amount: Amount = { ...plain, value: unitValue, measure: 'examples' }
    context.add({ role: 'quantity', measure: 'examples', amount, from: mention.from, to: mention.to }, index)
    return
  }
}
const [fewestLines, longestLine] = [50, 4096]

/** "500 rulings, each around 120k tokens", "35k tokens per contract" of contracts: tokens that are those of one example. */
export function tokensOfEach(context: ParseContext, index: number, amount: Amount): Amount {
  const mention = context.mentions[index]
  if (mention === undefined || amount.measure !== 'tokens' || amount.note !== undefined) return amount
  if (amount.total === true || amount.value > longestExample) return amount
  const words = (from: number, to: number): string =>
    context.tokens
      .slice(Math.max(0, from), to)
      .map(({ text }) => text)
      .join(' ')
  const per = perOne.exec(words(mention.to, mention.to + 3))
  const isOfOne = per !== null && hasExamplesCalled(context, stemOf(per[1] ?? ''))
  return isOfOne || eachBefore.test(words(mention.from - mostWordsBetween, mention.from))
    ? { ...amount, each: true }
    : amount
}
/** No example is longer, in tokens. */
const longestExample = 1e6
const mostWordsBetween = 8
const eachBefore =
  /\b(?:each|every (?:single )?one)(?: one)?(?: of (?:them|these|those|which))?(?: (?:is|are|has|have|holds?|comes?|runs?|goes|at|of|to|some|about|around|roughly|approximately|approx|typically|usually|maybe|perhaps|close|near|nearly|up|over|under|like|~|≈|\.|in|the|a|range|on|average|well|just|easily|averaging|averages)){0,5}$/u
const perOne = /^(?:per|a|an|for each|in each|for every|in every) (\w+)/u

/** Whether something counts examples by that name: "250 contracts". */
const hasExamplesCalled = (context: ParseContext, noun: string): boolean =>
  noun.length > 2 &&
  context.mentions.some(
    (mention, at) =>
      isKind(mention, 'amount') &&
      mention.meaning.measure === 'examples' &&
      mention.meaning.value > 1 &&
      stemOf(context.textAt(at)) === noun,
  )

/** Pieces of an example, pages among them: "38 pages on average, 500 tokens a page"; null of other amounts. */
function countOf({ measure, value, unitValue, note, change, magnitude }: Amount): number | null {
  const isText = measure === 'tokens' && note !== undefined
  if ((measure !== 'examples' && !isText) || change !== undefined || magnitude !== '') return null
  const count = isText ? unitValue : value
  return count > 1 && count <= mostPieces ? count : null
}

const isLength = ({ measure, value, change, total, note }: Amount): boolean =>
  (measure === 'tokens' || measure === 'length') &&
  note === undefined &&
  change === undefined &&
  total !== true &&
  value <= longestPiece

const isWhole = (mention: Mention): boolean =>
  isKind(mention, 'amount') && mention.meaning.measure === 'examples' && mention.meaning.value === 1

/** "12 turns", "4 turns each" are of "turn". */
const stemOf = (text: string): string =>
  (text.split(' ').findLast((word) => !ofEach.has(word)) ?? '').replace(/s$/u, '')
const ofEach: ReadonlySet<string> = new Set(['each', 'apiece'])

/** Whether the tokens are those of one piece: its name stands beside them, or both in one phrase of an example. */
function isOfPiece(context: ParseContext, pieces: number, length: number, noun: string): boolean {
  const isNoun = (at: number): boolean => at !== pieces && stemOf(context.textAt(at)) === noun
  // "80 tokens a message"
  if (isNoun(length)) return true
  const around = ['article', 'each', 'per', 'equals', 'limit', 'sign'] as const
  if (isNoun(context.skip(length, -1, ...around)) || isNoun(context.skip(length, 1, ...around))) return true
  const before = context.skip(length, -1, 'limit', 'article')
  const isPhrase = context.textAt(before) === 'of' && context.skip(before, -1) === pieces
  return isPhrase && (isWholeBefore(context, pieces) || context.kindAt(pieces + 1) === 'per')
}

const isWholeBefore = (context: ParseContext, pieces: number): boolean =>
  context.mentions.slice(0, pieces).some((mention) => isKind(mention, 'each') || isWhole(mention))

const spanOfBoth = (one: Mention, other: Mention): readonly [number, number] => [
  Math.min(one.from, other.from),
  Math.max(one.to, other.to),
]
