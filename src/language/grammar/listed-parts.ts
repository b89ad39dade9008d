/**
 * Amounts of data that are listed, one for each part: "7M tokens of code, 9M of docs and 4M of chat", "12,000 Finnish and
 * 5,500 Sámi dialogues", "3.4k math + 1.1k physics + 0.5k chem problems". All of them are trained on.
 */
import { formatRounded } from '../../scenario/format-values.ts'
import { type Amount, isKind } from '../lexicon/meanings.ts'
import { range } from './index-range.ts'
import type { ParseContext } from './parse-context.ts'
import { type DataAmount, fewest, slack } from './sums-of-data.ts'

/** As far as one part stands behind the other, in mentions. */
const reach = 6
const maxParts = 8
const partingKinds = [
  'sentence-end',
  'or',
  'gpu',
  'model',
  'question',
  'not',
  'instead',
  'times',
  'field-value',
  'equals',
] as const

/** Takes the sum of what is listed for the data. */
export function fillListedParts(context: ParseContext): void {
  const amounts = [...context.unused('amount')]
  for (let at = 0; at < amounts.length; at += 1) {
    const list = listFrom(context, amounts.slice(at, at + maxParts))
    const measure = list.length < 2 ? null : measureOf(context, list)
    if (measure === null) continue
    // "40M tokens chat, 20M tokens code, 20M tokens math": the first may be the whole.
    const [first = 0, ...others] = list.map((one) => valueOf(context, one))
    if (Math.abs(others.reduce((sum, part) => sum + part, 0) / first - 1) <= slack && others.length > 1) return
    fill(context, list, measure)
    dropLeftOut(context, measure)
    return
  }
}

/** The parts that follow one another in a sentence, of the same size. */
function listFrom(context: ParseContext, amounts: readonly DataAmount[]): readonly DataAmount[] {
  const list: DataAmount[] = []
  for (const one of amounts) {
    const before = list.at(-1)
    if (!isPart(context, one)) break
    if (before !== undefined && !isJoined(context, before, one)) break
    list.push(one)
  }
  return list
}

function isPart(context: ParseContext, { index, mention: { meaning } }: DataAmount): boolean {
  const { measure, value, each, total, change, perStep, isRange, note, inWords } = meaning
  return (
    (measure === null || measure === 'tokens' || measure === 'examples') &&
    value >= fewest &&
    each !== true &&
    total !== true &&
    perStep !== true &&
    isRange !== true &&
    (note === undefined || isOfThings(context, index)) &&
    !inWords &&
    change === undefined
  )
}

/** "300M of books": not so many books. */
const isOfThings = (context: ParseContext, index: number): boolean =>
  /(?:^|: )[\d.,]{1,20}(?: [mbt])? of /u.test(context.textAt(index))

const valueOf = (context: ParseContext, { index, mention: { meaning } }: DataAmount): number =>
  isOfThings(context, index) ? meaning.unitValue : meaning.value

function isJoined(context: ParseContext, before: DataAmount, one: DataAmount): boolean {
  if (one.index - before.index > reach) return false
  const [first, second] = [before.mention.meaning, one.mention.meaning]
  const isLarge = ({ magnitude }: Amount): boolean => ['m', 'b', 't'].includes(magnitude)
  if (isLarge(first) !== isLarge(second)) return false
  const between = range(before.index + 1, one.index)
  if (between.some((at) => isKind(context.mentions[at], ...partingKinds) || partingWords.test(context.textAt(at))))
    return false
  // "5k and 10k examples" is a range, "12,000 Finnish and 5,500 Sámi dialogues" are two parts.
  const words = between.filter((at) => !isKind(context.mentions[at], 'comma', 'and', 'plus', 'sign'))
  // "Three sets of 2,000, 3,500 and 4,500 reports"
  const isNamed = words.length > 0 || before.mention.to - before.mention.from > 2 || isOfSets(context, before.index)
  return isNamed && words.length < between.length
}

const isOfSets = (context: ParseContext, index: number): boolean =>
  setsBefore.test(context.textBetween(index - 12, index))
const setsBefore =
  /(?:^| )(?:two|three|four|five|six|\d) (?:[\p{L}-]{1,20} ){0,2}(?:sets|files|lots|batches|parts|buckets|groups|corpora|folders|shards|sources|datasets)(?: (?:of|with|:|,|and|[\d.,]+|[\p{L}-]{1,20})){0,9}$/u
const partingWords = /^(?:so|but|then|now|later|was|were|left|held|before|after|if|maybe|once)\b/u

function measureOf(context: ParseContext, list: readonly DataAmount[]): 'tokens' | 'examples' | null {
  const [first] = list
  const last = list.at(-1)
  if (first === undefined || last === undefined) return null
  if (['m', 'b', 't'].includes(first.mention.meaning.magnitude)) {
    const behind = context.textBetween(last.index + 1, last.index + 6)
    const isOfTokens =
      first.mention.meaning.measure === 'tokens' || /^(?:[\p{L}-]{1,30} ){0,2}, (?:all )?(?:in )?tokens\b/u.test(behind)
    const isOf = ({ index }: DataAmount): boolean =>
      /\bof\b/u.test(context.textAt(index)) || context.textAt(index + 1) === 'of'
    // "Japanese part 12M, English part 30M"
    if (list.every(({ index }) => partWords.has(context.lastWordAt(index - 1)))) return 'tokens'
    // "300M tokens, 1M docs" counts one thing twice.
    return isOfTokens && (list.length > 2 || list.every(isOf)) ? 'tokens' : null
  }
  if (!isOfExamples(last)) {
    // "20k invoices, 35k waybills, 5k claims": each of its own kind.
    const isEachNamed = list.every((one) => isOfExamples(one) || /(?:s|^of)$/u.test(context.lastWordAt(one.index + 1)))
    return isEachNamed && list.length > 2 && list.some(isOfExamples) ? 'examples' : null
  }
  const isOpen = list
    .slice(0, -1)
    .every(
      ({ index, mention: { meaning } }) =>
        meaning.measure === null || (meaning.measure === 'tokens' && !/tok/u.test(context.textAt(index))),
    )
  return isOpen ? 'examples' : null
}

const isOfExamples = ({ mention }: DataAmount): boolean => mention.meaning.measure === 'examples'
const partWords: ReadonlySet<string> = new Set(['part', 'half', 'portion', 'subset', 'slice', 'section'])

function fill(context: ParseContext, list: readonly DataAmount[], measure: 'tokens' | 'examples'): void {
  const [first] = list
  const last = list.at(-1)
  if (first === undefined || last === undefined) return
  const values = list.map((one) => valueOf(context, one))
  const value = values.reduce((sum, part) => sum + part, 0)
  const { note: _, ...meaning } = last.mention.meaning
  const amount: Amount = { ...meaning, value, unitValue: value, measure }
  const span = { from: first.mention.from, to: last.mention.to }
  context.add({ role: 'quantity', measure, amount, ...span, holds: true }, ...list.map(({ index }) => index))
  const parts = values.map(formatRounded).join(' + ')
  context.add({ role: 'remark', note: `All parts of the data are counted: ${parts}.`, ...span })
}

/** "The 60M scrape is stuck in legal so leave it out", "the 1M dev set stays out": beside a list, nothing to train on. */
function dropLeftOut(context: ParseContext, measure: 'tokens' | 'examples'): void {
  for (const { mention, index } of context.unused('amount')) {
    if (!isPart(context, { index, mention })) continue
    const isOther =
      mention.meaning.measure === null || mention.meaning.measure === measure || mention.meaning.magnitude === 'm'
    if (isOther && leftOut.test(sentenceFrom(context, index))) context.used.add(index)
  }
}
const leftOut =
  /\b(?:(?:stays?|stay|leave|left|leaving|keep|kept) (?:it |them |that )?out|binned|without|excluded?|dropped|drop|skip|skipped|held back|set aside|not (?:released|included|counted)|does n't count|doesn't count|don't count|test set|dev set|validation)\b/u

const sentenceFrom = (context: ParseContext, index: number): string => {
  const end = context.mentions.findIndex((one, at) => at > index && isKind(one, 'sentence-end', 'question'))
  return range(index, end < 0 ? Math.min(context.mentions.length, index + longest) : Math.min(end, index + longest))
    .map((at) => context.textAt(at))
    .join(' ')
}
const longest = 24
