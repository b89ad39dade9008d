/**
 * A number without a unit that stands in for an amount that the text gives elsewhere: "28M of the 95M tokens", "the sheet
 * says 4 epochs, please read that as 2", "that was the raw crawl, filtered it's 620M". What speaks for it is added up: its
 * clause against that of the amount, the words beside it, how alike both are, how far apart they stand.
 */
import type { Measure } from '../../catalog/lexicon-meaning.ts'
import { type Amount, type Mention, isKind } from '../lexicon/meanings.ts'
import { type Clause, clauseAt } from './clause.ts'
import { plainMeasures } from './corrected-amounts.ts'
import { commonRanks } from './field-slots.ts'
import { isCount } from './gpu-count.ts'
import { range } from './index-range.ts'
import type { ParseContext } from './parse-context.ts'
import type { DataItem } from './data-phrases/data-item.ts'
import { type SlotOf, slotsOf } from './slots.ts'

/** As far as both may stand apart, in mentions. */
const reach = 40
/** What speaks for a number must come to this. */
const enough = 2
const weights = {
  share: 3,
  fraction: 2,
  refused: 3,
  alone: 1.5,
  corrected: 2,
  beside: 1,
  behind: 1.5,
  alike: 0.5,
  far: -0.5,
} as const
/** Larger numbers are no counts of passes or machines. */
const minLarge = 100
/** An amount and what is left of it are seldom further apart. */
const mostTimes = 50

type StatedAmount = {
  readonly index: number
  readonly measure: Measure | 'count'
  readonly mention: Mention<Amount>
}

/** Fills the amount that a bare number stands in for; false where nothing speaks for one, or as much for another. */
export function fillStandIn(context: ParseContext, index: number, mention: Mention<Amount>): boolean {
  const { meaning, from, to } = mention
  if (!isBare(meaning)) return false
  const shared = measureOfChoice(context, index, meaning)
  if (shared !== null) {
    context.add({ role: 'quantity', measure: shared, amount: { ...meaning, measure: shared }, from, to }, index)
    return true
  }
  if (!isAlone(context, index)) return false
  const clause = clauseAt(context.clauses(), from)
  const around = statedAround(context, index, meaning)
  // "12k samples, not 120k": its clause is refused, so that the other one holds.
  const slip = isRefused(context, index) ? around.findLast((stated) => stated.index < index)?.measure : undefined
  if (slip !== undefined && slip !== 'count') {
    context.add({ role: 'quantity', measure: slip, amount: { ...meaning, measure: slip }, from, to }, index)
    return true
  }
  if (clause === undefined || clause.isOffPlan) return false
  const ranked = around
    .map((stated) => ({ stated, score: scoreOf(context, stated, { index, mention }, clause) }))
    .toSorted((one, other) => other.score - one.score)
  const [best, next] = ranked
  if (best === undefined || best.score < enough) return false
  if (next !== undefined && next.score === best.score && next.stated.measure !== best.stated.measure) return false
  const { measure } = best.stated
  const replaced = filledAt(context, best.stated.mention.to)
  if (replaced !== undefined) context.slots.splice(context.slots.indexOf(replaced), 1)
  if (measure === 'count') {
    const amount = { ...meaning, measure: 'gpus' as const }
    context.add({ role: 'count', amount, byTimes: false, from, to, holds: true }, index)
  } else {
    const slot = { role: 'quantity', measure, amount: { ...meaning, measure }, from, to, holds: true } as const
    context.add(slot, index, best.stated.index)
  }
  return true
}

/** "30M or maybe 300M tokens", "30M tokens (or 60M?)": both count the same; which one it is, the text leaves open. */
function measureOfChoice(context: ParseContext, index: number, meaning: Amount): DataItem['measure'] | null {
  const small = ['limit', 'sign', 'function-word', 'comma', 'preposition'] as const
  for (const step of [1, -1] as const) {
    const or = context.skip(index, step, ...small)
    const other = context.mentions[context.skip(or, step, ...small)]
    if (!isKind(context.mentions[or], 'or') || !isKind(other, 'amount')) continue
    const { measure, magnitude } = other.meaning
    const isSame = magnitude === meaning.magnitude && ['k', 'm'].includes(magnitude)
    if (isSame && (measure === 'tokens' || measure === 'examples') && other.meaning.value !== meaning.value)
      return measure
  }
  return null
}

const isBare = ({ measure, inWords, total, each, perStep, change }: Amount): boolean =>
  measure === null && !inWords && total !== true && each !== true && perStep !== true && change === undefined

/** Whether a number counts nothing that is named behind it. */
function isAlone(context: ParseContext, index: number): boolean {
  const next = context.mentions[index + 1]
  if (/^(?:in (?:total|all)|altogether|overall)\b/u.test(context.textAt(index + 1))) return false
  return (
    next === undefined ||
    isKind(next, 'sentence-end', 'comma', 'question', 'function-word', 'sign', 'and', 'equals') ||
    standing.test(`${context.textAt(index + 1)} ${context.textAt(index + 2)}`) ||
    context.phraseAt(index + 1, context.vocabulary.clauseCues.phrases)?.meaning.role === 'remaining'
  )
}
const standing = /^(?:left|remain\w*|usable|clean\w*|of|will|is|are|would|should|now|then|instead|in)\b/u

/** The amounts around a number that it can stand in for: of its size, and of what it can count. */
function statedAround(context: ParseContext, index: number, meaning: Amount): readonly StatedAmount[] {
  const found: StatedAmount[] = []
  for (let at = Math.max(0, index - reach); at < Math.min(context.mentions.length, index + shareReach); at += 1) {
    const mention = context.mentions[at]
    if (at === index || !isKind(mention, 'amount')) continue
    const measure = measureAt(context, at, mention)
    if (measure !== null && canStandFor(meaning, mention.meaning, measure)) found.push({ index: at, measure, mention })
  }
  return found
}
/** "Only 35M of the 120M tokens": the whole stands close behind. */
const shareReach = 6

function measureAt(context: ParseContext, at: number, { meaning, to }: Mention<Amount>): Measure | 'count' | null {
  const next = isKind(context.mentions[at + 1], 'times') ? context.mentions[at + 2] : context.mentions[at + 1]
  // "150 tokens each → 96M": what another rule made of it.
  const filled = meaning.measure === null && context.used.has(at) ? filledAt(context, to)?.measure : undefined
  const measure = filled ?? meaning.measure
  if (measure === null) return isCount(meaning) && isKind(next, 'gpu') ? 'count' : null
  return plainMeasures.has(measure) && measure !== 'params' ? measure : null
}

const filledAt = ({ slots }: ParseContext, end: number): SlotOf<'quantity'> | undefined =>
  slotsOf(slots, 'quantity').find(({ to }) => to === end)

function canStandFor(one: Amount, other: Amount, measure: Measure | 'count'): boolean {
  const isLarge = ({ magnitude, value }: Amount): boolean => magnitude !== '' || value >= minLarge
  const times = one.value / other.value
  if (one.value === other.value || isLarge(one) !== isLarge(other) || times > mostTimes || times < 1 / mostTimes)
    return false
  if (isLarge(one)) return ['k', 'm', 'b'].includes(one.magnitude) && (measure === 'tokens' || measure === 'examples')
  return measure === 'rank' ? commonRanks.has(one.value) : measure === 'epochs' || isCount(one)
}

type Bare = { readonly index: number; readonly mention: Mention<Amount> }

function scoreOf(context: ParseContext, stated: StatedAmount, { index, mention }: Bare, clause: Clause): number {
  const { meaning } = mention
  const old = clauseAt(context.clauses(), stated.mention.from)
  const isSame = old === undefined || old.from === clause.from
  const between = context.mentions.slice(Math.min(index, stated.index) + 1, Math.max(index, stated.index))
  const sentences = between.filter((one) => isKind(one, 'sentence-end', 'question')).length
  const isAlike = meaning.magnitude === stated.mention.meaning.magnitude
  const words = context.textBetween(index - 3, index)
  const behind = context.textBetween(index + 1, index + 4)
  // A size that nobody named yet may be meant by billions.
  const isOpenSize = meaning.magnitude === 'b' && !context.has('model')
  return (
    (isShare(context, stated, index, meaning) ? weights.share : isOpenSize ? -weights.share : 0) +
    (isProduct(between, meaning.value / stated.mention.meaning.value) ? -weights.share : 0) +
    (isSame ? 0 : Math.max(-2, Math.min(3, clause.weight - old.weight))) +
    (isRefused(context, stated.index) && stated.index < index ? weights.refused : 0) +
    (isWholeClause(context, index) && stated.index < index ? weights.alone : 0) +
    (isFraction(
      between.map((one, at) => ({ one, words: context.textAt(Math.min(index, stated.index) + 1 + at) })),
      meaning.value / stated.mention.meaning.value,
    )
      ? weights.fraction
      : 0) +
    (stated.index < index ? weightBeside(words) : 0) +
    (behindWords.test(behind) && stated.index < index ? weights.behind : 0) +
    (isAlike ? weights.alike : 0) +
    Math.max(0, sentences - 1) * weights.far +
    (stated.index > index && !isShare(context, stated, index, meaning) ? -weights.share : 0)
  )
}
const weightBeside = (words: string): number =>
  /(?:^|\s)(?:should be|should say|should read|(?:read|take|treat|count) (?:that|it|this|them) as)$/u.test(words)
    ? weights.corrected
    : /(?:^|\s)(?:it's|it is|that's|that is|only|just|so|leaves|on)$/u.test(words)
      ? weights.beside
      : 0
const behindWords =
  /^(?:left|remain\w*|will do|would do|(?:is|are|would be|will be|should be)(?: \w+)? (?:enough|plenty|sufficient|fine))\b/u

/** "28M of the 95M tokens", "of our 120M tokens we'd train on 35M". */
function isShare(context: ParseContext, stated: StatedAmount, index: number, { value }: Amount): boolean {
  if (!(value < stated.mention.meaning.value)) return false
  let of = stated.index - 1
  while (determiners.has(context.textAt(of))) of -= 1
  if (context.lastWordAt(of) !== 'of') return false
  return (
    of - 1 === index ||
    (stated.index < index && !range(stated.index, index).some((at) => isKind(context.mentions[at], 'sentence-end')))
  )
}
const determiners: ReadonlySet<string> = new Set(['the', 'our', 'my', 'those', 'these', 'all', 'their', 'its', 'full'])

type Between = { readonly one: Mention; readonly words: string }

/** "A tenth of the 400M tokens, so 40M", "minus the third": what a word or a share says of one is the other. */
const isFraction = (between: readonly Between[], times: number): boolean =>
  between.some(({ one, words }) => {
    const share =
      isKind(one, 'amount') && one.meaning.measure === 'percent'
        ? one.meaning.value / 100
        : fractions[words.split(' ').at(-1) ?? '']
    return share !== undefined && [share, 1 - share].some((part) => Math.abs(times / part - 1) < roundedTo)
  })
const fractions: Readonly<Record<string, number>> = {
  half: 1 / 2,
  third: 1 / 3,
  quarter: 1 / 4,
  fifth: 1 / 5,
  tenth: 1 / 10,
}
const roundedTo = 0.06

/** "Not 20k rows but 2k", "12k samples, not 120k". */
const isRefused = (context: ParseContext, index: number): boolean =>
  context.kindAt(context.skip(index, -1, 'article', 'function-word', 'limit')) === 'not'

/** "40M tokens. 3 runs of it, so 120M": the same amount, so many times. */
const isProduct = (between: readonly Mention[], times: number): boolean =>
  times > 1 && between.some((one) => isKind(one, 'amount') && Math.abs(one.meaning.value / times - 1) < roundedTo)

/** "Ilse: 3.": nothing else is said. */
function isWholeClause(context: ParseContext, index: number): boolean {
  const isEdge = (mention: Mention | undefined): boolean =>
    mention === undefined || isKind(mention, 'sentence-end', 'question') || isKind(mention, 'equals')
  return isEdge(context.mentions[index - 1]) && isEdge(context.mentions[index + 1])
}
