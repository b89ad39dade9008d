/**
 * Data that comes on top of other data: "21M tokens before, plus 34M now", "20M tokens of English and 30M of Dutch". All of
 * it is trained on. Where a sum is stated beside its parts, sums-of-data.ts reads it.
 */
import { formatMagnitude } from '../../scenario/format-values.ts'
import { type Amount, isKind } from '../lexicon/meanings.ts'
import { range } from './index-range.ts'
import type { ParseContext } from './parse-context.ts'
import { type DataAmount, type DataMeasure, fewest, slack, sumOf } from './sums-of-data.ts'

/** Fills the sum of the first amounts that words join: what each is of says no more. */
export function fillAddedData(context: ParseContext): void {
  const amounts = [...context.unused('amount')].filter(({ mention }) => !isOfOther(mention.meaning))
  for (let at = 0; at < amounts.length; at += 1) {
    const terms = chainFrom(context, amounts, at)
    const measure = terms.length < 2 ? null : measureOf(terms)
    if (measure === null) continue
    const sum = sumOf(terms)
    if (amounts.some((one) => !terms.includes(one) && Math.abs(one.mention.meaning.value / sum - 1) < slack)) return
    fill(context, terms, sum, measure)
    return
  }
}

const maxTerms = 8
/** As far as two terms stand apart, in mentions. */
const reach = 10

/** Numbers of something else than data, such as passes, cards and dollars. */
const isOfOther = ({ measure, magnitude }: Amount): boolean =>
  measure === null ? magnitude === '' : !['tokens', 'examples', 'bytes', 'data', 'length'].includes(measure)

/** Amounts from one on, each joined to the next. */
function chainFrom(context: ParseContext, amounts: readonly DataAmount[], at: number): readonly DataAmount[] {
  const terms = amounts.slice(at, at + 1)
  for (const next of amounts.slice(at + 1, at + maxTerms)) {
    const last = terms.at(-1)
    if (last === undefined || !isTerm(last.mention.meaning) || !isTerm(next.mention.meaning)) break
    if (!isAdded(context, last, next)) break
    terms.push(next)
  }
  return terms
}

/** A bare "8b" is a model. */
const isTerm = ({
  value,
  measure,
  magnitude,
  each,
  total,
  perStep,
  perGpu,
  hourly,
  perParameter,
  error,
}: Amount): boolean =>
  value >= fewest &&
  !(measure === null && magnitude === 'b') &&
  [each, total, perStep, perGpu, hourly, perParameter].every((flag) => flag !== true) &&
  error === undefined

function isAdded(context: ParseContext, one: DataAmount, next: DataAmount): boolean {
  if (next.index - one.index > reach) return false
  const between = range(one.index + 1, next.index)
  const words = between.flatMap((at) => context.textAt(at).split(' '))
  if (words.some((word) => partingWords.has(word))) return false
  if (between.some((at) => isKind(context.mentions[at], 'model', 'gpu', 'or', 'instead', 'not', 'question', 'times')))
    return false
  const behind = context.textBetween(next.index + 1, next.index + 5)
  if (heldOut.test(`${words.slice(-3).join(' ')} ${behind}`)) return false
  if (isLater(context, next.index)) return false
  const isOnTop =
    words.some((word) => addingWords.has(word)) || next.mention.meaning.change === 'more' || onTop.test(behind)
  if (isOnTop) return true
  // "20M tokens of English and 30M of Dutch": each is of something.
  if (!words.some((word) => listWords.has(word)) || words.some((word) => turningWords.has(word))) return false
  if (isOfSomething(context, one.index) && isOfSomething(context, next.index)) return true
  return words.some((word) => andWords.has(word)) && [one.index, next.index].every((at) => isDescribed(context, at))
}

/** "Another 200M come next year" */
const isLater = (context: ParseContext, index: number): boolean =>
  range(index + 1, index + 7).some((at) => {
    const cue = context.phraseAt(at, context.vocabulary.clauseCues.phrases)
    return cue?.meaning.role === 'later'
  })

const isOfSomething = (context: ParseContext, index: number): boolean =>
  ['of', 'from', 'in'].includes(context.textAt(index + 1)) &&
  !isKind(context.mentions[index + 2], 'amount', 'model') &&
  !(context.textAt(index + 1) === 'of' && partWords.has(context.textAt(index + 2)))

/** "40k synthetic samples", "10k that the annotators wrote": each of its kind. */
function isDescribed(context: ParseContext, index: number): boolean {
  const mention = context.mentions[index]
  if (!isKind(mention, 'amount') || mention.meaning.magnitude !== 'k') return false
  const { measure } = mention.meaning
  return measure === 'examples' || (measure === null && /^(?:that|which|by|written)$/u.test(context.textAt(index + 1)))
}
/** "190 MB of that": a part of what was said before. */
const partWords: ReadonlySet<string> = new Set(['that', 'those', 'them', 'it', 'these', 'this', 'which', 'the', 'all'])

const partingWords: ReadonlySet<string> = new Set([
  'then',
  'later',
  'vs',
  'versus',
  'or',
  'minus',
  'less',
  'without',
  '=',
  '?',
])
const addingWords: ReadonlySet<string> = new Set(['plus', '+', 'another', 'additional', 'further', 'extra'])
const listWords: ReadonlySet<string> = new Set(['and', '&', ','])
const andWords: ReadonlySet<string> = new Set(['and', '&'])
const turningWords: ReadonlySet<string> = new Set(['after', 'now', 'today', 'but', 'instead', 'was', 'were', '.', ';'])
const onTop = /\b(?:on top|in addition|additionally|extra|as well)\b/u
const heldOut = /\b(?:eval\w*|test\w*|validation|val|held|holdout|dev)\b/u

/** What all terms count; null where they count several things. An amount without a unit is of the same as the others. */
function measureOf(terms: readonly DataAmount[]): DataMeasure | null {
  const measures = new Set(terms.flatMap(({ mention: { meaning } }) => meaning.measure ?? []))
  const [measure, ...others] = measures
  const isOfTokens = terms.every(
    ({ mention: { meaning } }) => meaning.measure !== null || 'mbt'.includes(meaning.magnitude),
  )
  if (others.length > 0) return null
  if (measure === 'tokens') return isOfTokens ? 'tokens' : null
  return measure === 'examples' || measure === 'bytes' ? measure : null
}

function fill(context: ParseContext, terms: readonly DataAmount[], value: number, measure: DataMeasure): void {
  const [first] = terms
  const last = terms.at(-1)
  if (first === undefined || last === undefined) return
  const { change: _, isRange: _range, low: _low, ...plain } = first.mention.meaning
  const span = { from: first.mention.from, to: first.mention.to }
  const share = first.mention.meaning.unitValue / first.mention.meaning.value
  context.add(
    { role: 'quantity', measure, amount: { ...plain, measure, value, unitValue: value * share }, ...span, holds: true },
    ...terms.map(({ index }) => index),
  )
  const parts = terms.map(({ mention }) => formatMagnitude(mention.meaning.value)).join(' + ')
  const note = `All parts of the data are counted: ${parts} = ${formatMagnitude(value)} ${measure}.`
  context.add({ role: 'remark', note, from: first.mention.from, to: last.mention.to })
}
