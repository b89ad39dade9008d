/** "4,000 conversations a day … the last 90 days": what comes in, as often as the time that is taken of it. */
import { quoted } from '../../scenario/format-values.ts'
import { hoursOfDay, hoursOfUnit } from '../../scenario/hours-of-time.ts'
import { type Amount, type Mention, isKind } from '../lexicon/meanings.ts'
import type { ParseContext } from './parse-context.ts'

type Found = { readonly index: number; readonly hours: number; readonly others: readonly number[] }

/** Fills a slot for the one amount of data that comes by the day, week or month; asks of how long where nothing says it. */
export function fillDataOfPeriod(context: ParseContext): void {
  const data = [...context.unused('amount')].filter(
    ({ mention, index }) => isData(mention.meaning) || isCounted(context, index, mention.meaning),
  )
  const rates = data.flatMap(({ index, mention }) => {
    const period = periodOf(context, index)
    return period === null ? [] : [{ index, mention, period }]
  })
  const [rate] = rates
  if (rate === undefined || rates.length > 1) return
  const { index, mention, period } = rate
  const measure = mention.meaning.measure === 'tokens' ? 'tokens' : 'examples'
  const span = { from: mention.from, to: Math.max(mention.to, context.mentions[period.index]?.to ?? 0) }
  const past = windowOf(context, period)
  const window = past ?? sinceLastRun(context, period)
  if (window !== null) {
    const value = Math.round((mention.meaning.value * window.hours) / period.hours)
    const amount: Amount = { ...mention.meaning, value, unitValue: value, magnitude: '', measure }
    context.add({ role: 'quantity', measure, amount, ...span, holds: true }, index, ...period.others, ...window.others)
    const data = `${value.toLocaleString('en-US')} ${measure}`
    const note =
      past === null
        ? `Each run is taken to have what came in since the last: ${data}.`
        : `${quoted(context.textAt(index))} over ${quoted(context.textAt(window.index))} are ${data}.`
    const over = context.mentions[window.index]
    const isRecent = recent.has(context.textAt(window.index - 1))
    if (over !== undefined)
      context.add({ role: 'remark', note, from: isRecent ? over.from - 1 : over.from, to: over.to })
    if (measure === 'examples') fillLength(context)
    return
  }
  if (context.mode !== 'message' || isRepeated(context, period) || !comesIn(context, index, period)) return
  // What comes in later is none of the data that are named besides.
  if (data.some((other) => other.index !== index && isWhole(other.mention.meaning))) {
    context.used.add(index)
    return
  }
  const alternatives = usualDays.map(
    (days) => `${Math.round((mention.meaning.value * days * hoursOfDay) / period.hours)} ${measure}`,
  )
  const sentence = 'How many in all, or of how long, such as “the last 90 days”?'
  context.add({ role: 'invalid', kind: 'unknown', sentence, alternatives, ...span }, index)
}

/** A month and a quarter, of which data is often taken. */
const usualDays = [30, 90]

const isData = ({ measure, each, total, change }: Amount): boolean =>
  (measure === 'examples' || measure === 'tokens') && each !== true && total !== true && change === undefined
/** "500 calls/day": what is counted stands with the time; in "the articles (1,200 a day)" it stands before the number. */
const isCounted = (context: ParseContext, index: number, { measure, magnitude, change }: Amount): boolean =>
  measure === null &&
  ['', 'k'].includes(magnitude) &&
  change === undefined &&
  (unitOfRate(context, index) !== null || (isOfDataBefore(context, index) && periodOf(context, index) !== null))

/** Between the data and their number stand a sign and a word such as "about" at most. */
function isOfDataBefore(context: ParseContext, index: number): boolean {
  const at = context.skip(index, -1, 'function-word', 'article', 'limit', 'sign', 'comma', 'unknown', 'equals')
  const data = context.mentions[at]
  return index - at <= maxBetween && at < index - 1 && isKind(data, 'measure') && data.meaning.measure === 'examples'
}
const maxBetween = 4

const unitOfRate = (context: ParseContext, index: number): string | null =>
  /^\w+ \/ (day|week|month)$/.exec(context.textAt(index + 1))?.[1] ?? null

/** The tokens of one example, where its examples were counted here. */
function fillLength(context: ParseContext): void {
  const [only, ...others] = [...context.unused('amount')].filter(
    ({ mention: { meaning } }) => meaning.measure === 'tokens' && meaning.value < fewestTokens && meaning.each !== true,
  )
  if (only === undefined || others.length > 0) return
  const { meaning, from, to } = only.mention
  context.add({ role: 'quantity', measure: 'length', amount: { ...meaning, measure: 'length' }, from, to }, only.index)
}

/** Fewer tokens than this are those of an example. */
const fewestTokens = 100_000
const isWhole = ({ measure, value }: Amount): boolean => measure === 'examples' || value >= fewestTokens

const units = /^(?:day|week|month|quarter|year)s?$/
/** "A day", "per week", "daily": the time behind an amount, or the word before it. */
function periodOf(context: ParseContext, index: number): Found | null {
  const next = context.mentions[index + 1]
  const [article = '', unit = ''] = context.textAt(index + 1).split(' ')
  if (
    isKind(next, 'amount') &&
    next.meaning.measure === 'hours' &&
    ['a', 'an', 'one', 'each'].includes(article) &&
    units.test(unit)
  )
    return { index: index + 1, hours: hoursOf(unit), others: [index + 1] }
  if (isKind(next, 'per') && units.test(context.textAt(index + 2)))
    return { index: index + 2, hours: hoursOf(context.textAt(index + 2)), others: [index + 1, index + 2] }
  const counted = unitOfRate(context, index)
  if (counted !== null) return { index: index + 1, hours: hoursOf(counted), others: [index + 1] }
  const adverb = adverbs[context.lastWordAt(index - 1)]
  return adverb === undefined ? null : { index, hours: hoursOf(adverb), others: [index - 1] }
}
const adverbs: Readonly<Record<string, string>> = { daily: 'day', weekly: 'week', monthly: 'month' }
const hoursOf = (unit: string): number => (unit.startsWith('q') ? quarter : (hoursOfUnit(unit) ?? 0))
const quarter = 3 * (hoursOfUnit('month') ?? 0)

/** "The last 90 days", "6 months of it", "30 days' worth", "a year of data": the one span of time that data is taken from. */
function windowOf(context: ParseContext, period: Found): Found | null {
  const found = context.mentions.flatMap((mention, index): readonly Found[] => {
    if (index === period.index || context.used.has(index)) return []
    const hours = spanOfTime(context, mention, index)
    if (hours === null) return []
    const before = context.lastWordAt(context.skip(index, -1, 'article'))
    const behind = context.textBetween(index + 1, index + 4)
    return recent.has(before) || ofData.test(behind) ? [{ index, hours, others: [index] }] : []
  })
  return found.length === 1 ? (found[0] ?? null) : null
}
/** "Every night … 1,200 a day": each run has what came in since the last; null where nothing says how often it runs. */
function sinceLastRun(context: ParseContext, period: Found): Found | null {
  const every = context.mentions.flatMap((_, index): readonly Found[] => {
    if (index === period.index || period.others.includes(index) || context.used.has(index)) return []
    const words = context.textBetween(index, index + 2)
    const [, unit] = runsEvery.exec(words) ?? []
    if (unit !== undefined && !period.others.includes(index + 1))
      return [{ index, hours: hoursOf(unit === 'night' ? 'day' : unit), others: [] }]
    const adverb = { ...adverbs, nightly: 'day' }[context.textAt(index)]
    return adverb === undefined ? [] : [{ index, hours: hoursOf(adverb), others: [] }]
  })
  return every.length === 1 ? (every[0] ?? null) : null
}
const runsEvery = /^(?:every|each) (night|day|week|month)\b/

const recent: ReadonlySet<string> = new Set(['last', 'past', 'previous', 'recent', 'latest', 'preceding'])
const ofData =
  /^(?:' ?s? ?)?(?:worth\b|of (?:it|them|that|those|these|this|data|logs|history|chats|tickets|conversations|messages|calls|reviews)\b)/

function spanOfTime(context: ParseContext, mention: Mention, index: number): number | null {
  if (isKind(mention, 'amount')) return mention.meaning.measure === 'hours' ? mention.meaning.value : null
  // A term of contracts, too.
  const [count = '', unit = ''] = context.textAt(index).split(' ')
  if (['one', 'a', '1'].includes(count) && units.test(unit)) return hoursOf(unit)
  return null
}

/** "We log 4,000 a day", "900 mails a week arrive": it is said of what comes, and of no run. */
function comesIn(context: ParseContext, index: number, period: Found): boolean {
  const before = [1, 2, 3].map((step) => context.textAt(index - step))
  const behind = [1, 2, 3].map((step) => context.textAt(period.index + step))
  return [...before, ...behind].some((text) => text.split(' ').some((word) => collecting.has(word)))
}
const collecting: ReadonlySet<string> = new Set(
  'log logs logging get gets getting collect collects receive receives have has record records gather produce produces handle handles see come comes coming arrive arrives answer answers write writes'.split(
    ' ',
  ),
)

/** "Retrained weekly on 15k tickets a week": each run has what came in since the last. */
function isRepeated(context: ParseContext, period: Found): boolean {
  return context.mentions.some(
    (mention, index) =>
      index !== period.index &&
      (isKind(mention, 'per') || repeats.has(context.textAt(index)) || context.textAt(index).startsWith('retrain')) &&
      !period.others.includes(index),
  )
}
const repeats: ReadonlySet<string> = new Set([
  'weekly', 'daily', 'nightly', 'monthly', 'quarterly', 'refresh', 'refreshed', 'again', 'continuously', 'regularly', 'runs', 'time',
]) // prettier-ignore
