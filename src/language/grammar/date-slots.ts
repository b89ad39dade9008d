/** Dates as deadlines: "by Friday", "run it overnight". */
import { feasibleAsked } from './allowed-times.ts'
import { type Mention, type MentionOfKind, isKind } from '../lexicon/meanings.ts'
import { anywhere, oncePerText } from './once-per-text.ts'
import type { ParseContext } from './parse-context.ts'
import { isSpanOf } from './start-dates.ts'

/** One deadline for each date. */
export function fillDates(context: ParseContext): void {
  for (const { mention, index } of context.unused('date')) fillDeadlineDate(context, index, mention)
}

/** A day is a deadline after "by"; in a command also by itself. */
function fillDeadlineDate(context: ParseContext, index: number, mention: MentionOfKind<'date'>): void {
  // What deadlines count from: start-dates.ts.
  if (mention.meaning.isPresent === true) {
    context.used.add(index)
    return
  }
  const before = context.skip(index, -1, 'article', 'equals')
  const opener = context.mentions[before]
  const isLimit = isKind(opener, 'limit') && opener.meaning.bound === 'most'
  const isEnd = isEndOfSpan(context, index)
  const words = context.textBetween(index - 12, index)
  const isBy = isKind(opener, 'by') || isDeadline(opener) || isLimit || isEnd || deadlineIs.test(words)
  const firstRun = firstRunWord(context)
  const isAsked = isAskedAlone(context, index)
  const isRun = (firstRun >= 0 && firstRun < index) || wantedThen.test(context.textBetween(index - 6, index)) || isAsked
  const isOver = isDuring(context, index)
  if (!isOver && context.polarity(index) !== 'meant') {
    context.used.add(index)
    return
  }
  if (!isBy && mention.meaning.ambiguous === true && context.mode !== 'command' && !isRun && !isOver)
    if (!isDayAlone(context) && !tellsTheTime(context)) return
  // "What would llama 2 cost today": only a run that is to be done today is due.
  if (!isBy && context.textAt(index) === 'today' && !isToBeDone(context, index)) {
    context.used.add(index)
    return
  }
  // "the price per hour today"
  if (!isBy && !isAsked && isOfPrice(context, index)) {
    context.used.add(index)
    return
  }
  // "I only need it Mon-Wed": days on which it runs, the end of which is said by a limit where there is one.
  if (!isBy && context.mode === 'message' && context.textAt(index - 1) === '-' && hasLimitOfTime(context)) {
    context.used.add(index)
    return
  }
  const { hours, note } = mention.meaning
  const from = isBy && !isEnd ? (context.mentions[before]?.from ?? mention.from) : mention.from
  // "Same as yesterday": when something was, and no limit.
  if (hours <= 0 && !isBy) {
    context.used.add(index)
    return
  }
  if (hours <= 0) {
    context.add({ role: 'invalid', kind: 'bad-value', sentence: 'This day has passed.', from, to: mention.to }, index)
    return
  }
  const holds = mustBeDone.test(words) ? { holds: true as const } : {}
  context.add({ role: 'deadline', hours, note, from, to: mention.to, ...holds }, index)
}

/** "Same deadline as ever: Thursday" */
const deadlineIs =
  /(?:^| )deadline(?: (?!for\b|of\b)[\p{L}']{1,12}){0,4} (?::|=|is|stays|remains)(?: (?:on|at|this|next|always|still)){0,2}$/u
/** "Must be finished before the conference on the 4th" */
const mustBeDone =
  /(?:^| )(?:must|has to|have to|needs? to|should) be (?:[\p{L}]{1,10} )?(?:done|finished|ready|trained|complete|completed|over|through) (?:by|before|until|in time for|ahead of) (?:the|our|my) [\p{L}-]{1,16}(?: [\p{L}-]{1,16})? on(?: the)?$/u

/** "I'd rather have it tonight", "we want results tomorrow" */
const wantedThen =
  /(?:^| )(?:have|want|wants|get|need|needs|see|like|give me|send)(?: (?:to have|to see|me|us)){0,2} (?:it|this|that|them|all|everything|results?|the (?:results?|model|adapter|weights|checkpoint))(?: (?:back|to me|to us|trained|all)){0,2}$/u

/** "Overnight doable?", "tomorrow realistic?": whether it is done then, in a clause of its own. */
const isAskedAlone = (context: ParseContext, index: number): boolean =>
  feasibleAsked.test(context.textBetween(index + 1, index + 6)) &&
  [undefined, 'comma', 'sentence-end', 'question', 'sign', 'equals', 'and', 'or'].includes(context.kindAt(index - 1))

/** "fri 6pm - mon 8am": the second ends what the first begins. */
function isEndOfSpan(context: ParseContext, index: number): boolean {
  const last = context.mentions[index]
  const first = [2, 3].map((back) => context.mentions[index - back]).find((mention) => isKind(mention, 'date'))
  return isKind(last, 'date') && isKind(first, 'date') && isSpanOf(context.tokens, first, last)
}

/** "It's 7pm": who says so counts the hours to what is named besides. */
const tellsTheTime = anywhere((mention) => isKind(mention, 'date') && mention.meaning.isPresent === true)

const hasLimitOfTime = anywhere(
  (mention) =>
    isKind(mention, 'amount') && (mention.meaning.measure === 'hours' || mention.meaning.measure === 'deadline'),
)

/** "over the weekend"; in prose "the launch is tomorrow noon", "for tomorrow". */
const isDuring = (context: ParseContext, index: number): boolean =>
  ['over', 'over the', 'during'].includes(context.textAt(index - 1)) ||
  (context.mode === 'message' &&
    ['for', 'is'].includes(context.textAt(index - 1)) &&
    !/week/.test(context.textAt(index)))

/** In a thread "thursday instead of friday", "ok, monday then". */
const isDayAlone = oncePerText(
  (context) =>
    context.mode === 'thread' &&
    context.mentions.every(
      (mention, at) =>
        isKind(mention, 'date', 'by', 'not', 'instead', 'comma', 'sentence-end', 'question', 'article') ||
        dayWords.has(context.textAt(at)),
    ),
)
const dayWords = new Set(
  'ok okay so then is are fine also too works rather and or maybe please now actually sorry hm ugh'.split(' '),
)

const isToBeDone = (context: ParseContext, index: number): boolean =>
  [1, 2, 3].some((back) => doneWords.has(context.textAt(index - back)))
const doneWords = new Set([
  'done',
  'finish',
  'finished',
  'ready',
  'complete',
  'completed',
  'need',
  'needed',
  'due',
  'run',
  'over',
])

/** Two words before the day: what a price is of, or the price. */
const isOfPrice = (context: ParseContext, index: number): boolean =>
  [index - 1, index - 2].some((at) =>
    [
      'price',
      'prices',
      'pricing',
      'cost',
      'costs',
      'rate',
      'rates',
      'hourly',
      'per',
      'available',
      'availability',
    ].includes(context.textAt(at)),
  )

/** "run it overnight", "finish this weekend" */
const runWords = new Set(['run', 'finish', 'finished', 'done', 'ready', 'complete', 'train', 'need', 'needs'])
/** The index of the first of them; -1: there is none. */
const firstRunWord = oncePerText((context) => context.mentions.findIndex((_, at) => runWords.has(context.textAt(at))))
const isDeadline = (mention: Mention | undefined): boolean =>
  isKind(mention, 'measure') && mention.meaning.measure === 'deadline'
