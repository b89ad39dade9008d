/** Changes by a factor, in a thread: "double the data", "10x the tokens", "half as many GPUs", "50% more examples". */
import { range } from './index-range.ts'
import type { ParseContext } from './parse-context.ts'
import type { Measure } from '../../catalog/lexicon-meaning.ts'
import { type Amount, type Mention, isKind } from '../lexicon/meanings.ts'
import { spanOf } from './slots.ts'

const scalableMeasures: ReadonlySet<Measure> = new Set([
  'tokens',
  'data',
  'examples',
  'epochs',
  'steps',
  'gpus',
  'nodes',
  'batch',
  'sequence',
  'rank',
  'budget',
  'deadline',
  'length',
  'samplesPerPrompt',
])

/** A text that begins a job scales what it says of data alone: "ten times the tokens of the pilot". */
const scaledAtFirst: ReadonlySet<Measure> = new Set(['tokens', 'data', 'examples'])
const isScalable = ({ mode }: ParseContext, measure: Measure): boolean =>
  (mode === 'thread' ? scalableMeasures : scaledAtFirst).has(measure)

/** One slot for each factor: what it scales, and by how much. */
export function fillRelativeChanges(context: ParseContext): void {
  for (const [index, mention] of context.mentions.entries()) {
    if (context.used.has(index)) continue
    if (isKind(mention, 'scale')) {
      fillScaleAfter(context, index, mention.meaning.factor, index)
      if (!context.used.has(index)) fillScaleBehind(context, index, mention.meaning.factor)
    } else if (isKind(mention, 'amount')) fillAmountScale(context, index, mention)
  }
}

function fillAmountScale(context: ParseContext, index: number, mention: Mention<Amount>): void {
  const { value, measure, magnitude, inWords } = mention.meaning
  const next = context.mentions[index + 1]
  if (measure === 'percent') {
    if (context.mode !== 'thread') return
    const fraction = value / 100
    const [before, behind] = [context.kindAt(index - 1), next?.meaning.kind]
    const isMore = before === 'plus' || before === 'more' || behind === 'more' || behind === 'plus'
    if (isMore || before === 'minus' || behind === 'fewer') {
      const factor = isMore ? 1 + fraction : 1 - fraction
      fillScaleAfter(
        context,
        index,
        factor,
        behind === 'more' || behind === 'fewer' || behind === 'plus' ? index + 1 : index,
      )
      // "Budget minus 10 %"
      if (!context.used.has(index)) fillScaleBehind(context, index, factor)
    } else if (isPartAlone(context, index))
      context.add({ role: 'scale', measure: 'data', factor: fraction, ...spanOf(mention) }, index)
    else fillScaleAfter(context, index, fraction, index)
    return
  }
  if (measure !== null || magnitude !== '' || value <= 0) return
  // "10x the tokens", "four times the data"; but "8x GPUs" and "8x H100" are counts.
  if (isKind(next, 'times') && context.kindAt(index + 2) === 'fewer')
    fillScaleAfter(context, index, 1 / value, index + 2)
  else if (isKind(next, 'times')) fillScaleAfter(context, index, value, index + 1)
  else if (isKind(context.mentions[index - 1], 'times')) fillScaleBefore(context, index, value)
  else if (inWords && value < 1) fillScaleAfter(context, index, value, index)
}

/** "start with 5%", "just 10% first": a part of the data. */
const isPartAlone = (context: ParseContext, index: number): boolean =>
  ['with', 'just', 'only', 'on', 'use', 'try'].includes(context.textAt(index - 1)) &&
  /^(?:start|begin|try|use|go|run|train|just|only|test|pilot)?$/.test(context.textAt(index - 2)) &&
  /^(?:first|of it|then|for now|now|please)?[.!?]?$/.test(context.textAt(index + 1))

/** Fills a scale slot if what is scaled follows `last`, with only function words between. */
function fillScaleAfter(context: ParseContext, first: number, factor: number, last: number): void {
  const isFirst = context.mode !== 'thread'
  const isStep = ['plus', 'minus'].includes(context.kindAt(first - 1) ?? '')
  const at =
    isFirst || isStep
      ? context.skip(last, 1, 'article', 'function-word', 'more', 'request', 'preposition')
      : context.skip(last, 1, 'article', 'function-word', 'more', 'request')
  const mention = context.mentions[at]
  const [from, used] = [context.mentions[first]?.from ?? 0, range(first, last + 1)]
  // "8x data parallel" says how GPUs are used.
  if (isFirst && (at === last + 1 || context.textAt(at + 1).startsWith('parallel'))) return
  const measure = isKind(mention, 'measure') ? mention.meaning.measure : null
  if (mention !== undefined && measure !== null && isScalable(context, measure)) {
    context.add({ role: 'scale', measure, factor, from, to: mention.to }, ...used)
  }
}

/** "If the data doubles": nothing that it scales follows. */
function fillScaleBehind(context: ParseContext, index: number, factor: number): void {
  if (context.mode !== 'thread') return
  const at = context.skip(index, -1, 'article', 'function-word', 'preposition', 'plus', 'minus')
  const mention = context.mentions[at]
  // "Count the whole run twice"
  if (!isKind(mention, 'measure') || !isScalable(context, mention.meaning.measure) || context.textAt(at) === 'count')
    return
  const to = context.mentions[index]?.to ?? mention.to
  context.add({ role: 'scale', measure: mention.meaning.measure, factor, from: mention.from, to }, index)
}

/** "tokens x2" */
function fillScaleBefore(context: ParseContext, index: number, factor: number): void {
  const mention = context.mentions[index - 2]
  if (
    !isKind(mention, 'measure') ||
    !isScalable(context, mention.meaning.measure) ||
    mention.meaning.measure === 'gpus'
  )
    return
  const to = context.mentions[index]?.to ?? mention.to
  context.add({ role: 'scale', measure: mention.meaning.measure, factor, from: mention.from, to }, index - 1, index)
}
