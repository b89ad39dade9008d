/**
 * Data of several kinds, each with how many examples and how long: "60k general (~1.5k tok), 25k tool-calling (~900)",
 * "40k FAQs, 300 tokens each, and 12k manuals, 2,000 tokens each". All of them are trained on.
 */
import { formatRounded } from '../../scenario/format-values.ts'
import { type Amount, type Mention, isKind } from '../lexicon/meanings.ts'
import type { ParseContext } from './parse-context.ts'

type DataPart = {
  readonly count: Mention<Amount>
  readonly length: Mention<Amount>
  readonly indices: readonly [number, number]
  /** Told to be kept for tests. */
  readonly isHeldOut: boolean
}

/** Fills the tokens of all parts together, where two or more have both numbers and nothing sets one against another. */
export function fillPartsOfData(context: ParseContext): void {
  const parts = partsIn(context)
  const [first] = parts
  const last = parts.at(-1)
  if (first === undefined || last === undefined || parts.length < 2 || parts.length > maxParts) return
  if (!parts.some(({ length }) => length.meaning.measure !== null)) return
  const isOfParts = (at: number): boolean => parts.some(({ indices }) => indices.includes(at))
  const counts = parts.reduce((sum, { count }) => sum + count.meaning.value, 0)
  const others = [...context.unused('amount')].filter(
    ({ index, mention }) => !isOfParts(index) && isAnyData(mention.meaning) && !isLeftOut(context, index),
  )
  // "85k examples: 60k …, 25k …": the whole is said beside its parts.
  if (
    others.some(
      ({ mention: { meaning } }) => meaning.measure !== 'examples' || Math.abs(meaning.value / counts - 1) > slack,
    )
  )
    return
  for (const { index } of others) context.used.add(index)
  const trained = parts.filter(({ isHeldOut }) => !isHeldOut)
  const value = trained.reduce((sum, { count, length }) => sum + count.meaning.value * length.meaning.value, 0)
  const span = { from: first.count.from, to: last.length.to }
  const amount: Amount = { ...last.length.meaning, value, unitValue: value, magnitude: '', measure: 'tokens' }
  const { each: _, unit: _unit, isRange: _range, ...plain } = amount
  const products = trained.map(
    ({ count, length }) => `${formatRounded(count.meaning.value)} x ${formatRounded(length.meaning.value)}`,
  )
  const note = `All parts of the data are counted: ${products.join(', ')}.`
  context.add(
    { role: 'quantity', measure: 'tokens', amount: plain, ...span },
    ...parts.flatMap(({ indices }) => indices),
  )
  context.add({ role: 'remark', note, ...span })
}

const maxParts = 8
/** A whole that is rounded is still the sum. */
const slack = 0.05
const [fewest, most, shortest, longest] = [100, 1e9, 8, 65_536]
/** As far as the length of a part stands from its number, and the next part behind it, in mentions. */
const [reach, mostBetween] = [9, 6]

function partsIn(context: ParseContext): readonly DataPart[] {
  const parts: DataPart[] = []
  const amounts = [...context.unused('amount')]
  for (const [at, { index, mention: count }] of amounts.entries()) {
    const next = amounts[at + 1]
    if (
      next === undefined ||
      !isCount(context, index, count.meaning) ||
      parts.some(({ indices }) => indices.includes(index))
    )
      continue
    const { mention: length } = next
    if (next.index - index > reach || !isLength(context, next.index, length.meaning)) continue
    if (!areJoined(context, index, next.index, ['sentence-end', 'or', 'gpu', 'question'])) continue
    const before = parts.at(-1)
    if (before !== undefined) {
      const end = before.indices[1]
      if (index - end > mostBetween || !areJoined(context, end, index, ['or', 'gpu', 'model', 'question'])) return []
    }
    const words = Array.from({ length: next.index - index + 3 }, (_, step) => context.textAt(index - 2 + step)).join(
      ' ',
    )
    parts.push({ count, length, indices: [index, next.index], isHeldOut: heldOut.test(words) })
  }
  return parts
}
const heldOut = /\b(?:eval\w*|test|validation|holdout|held out)\b/

/** Whether nothing between two mentions says that they are of different times, or stand for one another. */
function areJoined(context: ParseContext, from: number, to: number, parting: readonly string[]): boolean {
  for (let at = from + 1; at < to; at += 1) {
    const mention = context.mentions[at]
    if (mention === undefined || (parting.includes(mention.meaning.kind) && context.textAt(at) !== '\n')) return false
    if (isKind(mention, 'not', 'instead', 'times')) return false
    if (context.phraseAt(at, context.vocabulary.clauseCues.phrases) !== null) return false
  }
  return true
}

function isCount(context: ParseContext, index: number, { measure, magnitude, value, change, total }: Amount): boolean {
  const isPlain = measure === 'examples' || (measure === null && (magnitude === 'k' || value >= 1000))
  const isWord = !isKind(context.mentions[index + 1], 'measure', 'gpu', 'times')
  return (
    isPlain &&
    isWord &&
    /^[km]?$/.test(magnitude) &&
    value >= fewest &&
    value <= most &&
    change === undefined &&
    total !== true
  )
}

/** A number of tokens; or a bare one, in parentheses. */
function isLength(context: ParseContext, index: number, { measure, value, magnitude, total, change }: Amount): boolean {
  if (
    !(value >= shortest && value <= longest) ||
    total === true ||
    change !== undefined ||
    !['', 'k'].includes(magnitude)
  )
    return false
  if (measure === 'tokens' || measure === 'length') return true
  const opener = context.skip(index, -1, 'limit', 'article', 'equals')
  if (measure === null && context.textAt(opener) === '(' && context.textAt(index + 1) === ')') return true
  // "10k human ones at around 800.", "2,500 longer ones, around 4k"
  const next = context.mentions[index + 1]
  const isClosed = next === undefined || isKind(next, 'comma', 'sentence-end', 'and')
  return (
    measure === null &&
    isClosed &&
    (/^(?:at|with|averaging|averages|of)$/u.test(context.textAt(opener)) ||
      /\b(?:around|about|roughly|circa)$|~$/u.test(context.textBetween(opener, index)))
  )
}

/** "We dropped the 25k forum rows" */
const isLeftOut = (context: ParseContext, index: number): boolean => leftOut.test(context.textBetween(index - 4, index))
const leftOut =
  /\b(?:dropped|dropping|removed|without|excluding|binned|threw out|kicked out|minus)(?: (?:the|our|all|those)){0,2}$/

const isAnyData = ({ measure, value, each }: Amount): boolean =>
  measure === 'examples' || measure === 'bytes' || (measure === 'tokens' && each !== true && value > longest)
