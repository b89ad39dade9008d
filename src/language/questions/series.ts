/** "Every month", "35 students each", "25 experiments of": how often a job is run, cut out of the text that describes it. */
import { areAdded, sentenceAt } from './added-runs.ts'
import { countedPeople, countedRuns, eachWords, keptOf } from './counted-runs.ts'
import { changedFrequencyIn } from './changed-frequency.ts'
import { countOf, countPattern, repeatedIn } from './same-run-again.ts'
import { withSpareRuns } from './spare-runs.ts'
import { atOnceIn, type SeriesPeriod, type SeriesText } from './runs-at-once.ts'
import { gridIn } from './grid-series.ts'
import { onePerThingIn } from './one-per-thing.ts'
import { agreedPeriodIn, periodWord, timesAYear } from '../text/times-a-year.ts'
import { runsOfPeriod } from '../../scenario/hours-of-time.ts'

const number = countPattern
const unit =
  '(weekday|workday|work day|working day|business day|day|night|week|fortnight|month|quarter|year|weekend|monday|tuesday|wednesday|thursday|friday|saturday|sunday)'

/** "twice a week", "3 runs per month", "every two weeks", "weekly"; "1,500 a month" is money. */
const rates: readonly (readonly [RegExp, (match: RegExpExecArray) => number])[] = [
  [
    new RegExp(
      String.raw`(?<![$€£.,\w]|[$€£] |\b(?:usd|eur|gbp|budget|budget of|budget is) )(?:about |around |roughly |maybe )?(?![\d,]{4,13} (?:an?|per|each|every)\b)${number}(?: (?:q?lora|full|small|short|sft|dpo|training|fine-?tuning))?(?: (?:runs?|jobs?|times|retrains?|retrainings?|fine-?tunes?|fine-?tunings?))? (?:an?|per|each|every) ${unit}\b`,
      'iu',
    ),
    ([, count = '', each = '']) => countOf(count) * (timesAYear[each.toLowerCase()] ?? 1),
  ],
  [
    new RegExp(String.raw`\b(?:every|each) ${number} (day|week|month)s\b`, 'iu'),
    ([, count = '', each = '']) => (timesAYear[each.toLowerCase()] ?? 1) / countOf(count),
  ],
  [
    new RegExp(String.raw`\b(?:every|each)(?: single)? (?:(?:other|second|2nd) )?${unit}\b`, 'iu'),
    ([found, each = '']) => (timesAYear[each.toLowerCase()] ?? 1) / (/other|second|2nd/iu.test(found) ? 2 : 1),
  ],
  // "10 lora runs/month"
  [
    new RegExp(
      String.raw`(?<![$€£.,\w])(?:~ ?)?${number}(?: (?:q?lora|full|small|short|sft|dpo|training|fine-?tuning)){0,2} (?:runs?|jobs?|times|retrains?|retrainings?|fine-?tunes?|fine-?tunings?|trainings?) ?\/ ?${unit}\b`,
      'iu',
    ),
    ([, count = '', each = '']) => countOf(count) * (timesAYear[each.toLowerCase()] ?? 1),
  ],
  // "Per month retrain", "retraining once a quarter"
  [
    new RegExp(
      String.raw`\b(?:an?|per|each|every) ${unit} (?:re-?train\w{0,3}|re-?runs?|re-?tun\w{1,3}|refresh\w{0,3})\b|\b(?:re-?train\w{0,3}|re-?runs?|re-?tun\w{1,3}|refresh\w{0,3})(?: (?:it|them|all|everything|once|each|of them)){0,2} (?:an?|per) ${unit}\b`,
      'iu',
    ),
    ([, before, behind = '']) => timesAYear[(before ?? behind).toLowerCase()] ?? 1,
  ],
  [periodWord, ([, each = '']) => timesAYear[each.toLowerCase()] ?? 1],
]
/** "25M tokens per month": fresh data each time. */
const dataRate = new RegExp(
  String.raw`(?<=\b(?:tokens?|examples?|rows|tickets|samples|pairs|docs|documents|records)) ?(?:\/|(?:per|a|each|every)\b) ?(day|week|month|quarter)\b`,
  'iu',
)
/** The time that is asked about: "for a year", "yearly cost", "per month". */
const horizons: readonly (readonly [
  RegExp,
  (match: RegExpExecArray) => { years: number; per: SeriesPeriod | null },
])[] = [
  [
    new RegExp(
      String.raw`\b(?:for|over|in|across) (?:the (?:next|whole|full) |next |a |an |one )?${number}? ?(months?|years?|weeks?)\b`,
      'iu',
    ),
    ([, count, each = '']) => ofHorizon(count, each),
  ],
  // Fewer days are a time to finish in.
  [
    /\b(?:for|over)(?: the)?(?: next)? ((?:1[4-9]|[2-9]\d|\d{3})) days\b/iu,
    ([, count = '']) => ({ years: Number(count) / 365, per: null }),
  ],
  [
    /\b(?:yearly|annual(?:ly)?|per annum|(?:a|per|each) (?:year|yr)|by the year)\b(?: (?:costs?|budget|bill|spend))?/iu,
    () => ({ years: 1, per: 'year' }),
  ],
  // "The budget of next quarter", "for the quarter".
  [
    /\b(?:for |over |in |per |of )?(?:the |this |next |each |a |our |coming )*quarter\b(?:['’]s)?(?! of\b)(?: (?:costs?|budget|bill|spend))?/iu,
    () => ({ years: 1 / 4, per: 'quarter' }),
  ],
  // "What do I put into the Q3 forecast?"
  [
    /\b(?:(?:for|in|into|over) )?(?:the |our |your )?Q[1-4]\b(?:['’]s)?(?: 20\d\d)?(?: (?:costs?|budget|bill|spend|forecast|plan))?/iu,
    () => ({ years: 1 / 4, per: 'quarter' }),
  ],
  [/\b(?:(?:a|per) month|monthly)\b(?: (?:costs?|budget|bill|spend))?/iu, () => ({ years: 1 / 12, per: 'month' })],
]

function ofHorizon(count: string | undefined, each: string): { years: number; per: SeriesPeriod | null } {
  const value = count === undefined ? 1 : countOf(count)
  if (/^year/iu.test(each)) return { years: value, per: value === 1 ? 'year' : null }
  const share = /^week/iu.test(each) ? 1 / 52 : 1 / 12
  return { years: value * share, per: value === 1 && share === 1 / 12 ? 'month' : null }
}

/** What several runs are for: they are all that there is to price. */
const purpose =
  /[\s,;:(]{0,3}\b(?:(?:for|in|as) )?(?:an? |the |our )?(?:hparams?|hyper-?param(?:eter)?s?|param(?:eter)?s?|lr|learning[ -]rate|grid|random)[ -](?:sweep|search|tuning|grid)\b\)?:?|[\s,;:(]{0,3}\b(?:over )?(?:rank|lr|learning rate|alpha|dropout|warmup|wd|weight decay|seed|batch)(?: ?(?:[x×*,/&+]|and) ?(?:rank|lr|learning rate|alpha|dropout|warmup|wd|weight decay|seed|batch)){1,5}\b\)?/iu
/** How many runs, and per which period, with the rest of the text; null where it speaks of one run. */
export function seriesIn(text: string): SeriesText | null {
  const changed = changedFrequencyIn(text)
  if (changed !== null) return changed
  const often = periodic(text)
  if (often === null) {
    const counted = withSpareRuns(text, countedSeries)
    return counted === null ? null : atOnceIn(counted, text)
  }
  // "40 clients each, quarterly": each of them every time.
  const each = eachWords.test(often.rest) ? countedSeries(often.rest) : null
  if (each === null) return often
  const { count, per, words } = often.series
  return { series: { count: count * each.series.count, per, words: `${each.series.words}, ${words}` }, rest: each.rest }
}

/** Data that is taken from so much time comes in at a rate, and is trained on once. */
const takenFrom =
  /\b(?:last|past|previous|latest) (?:(?:\d{1,3}|two|three|four|six|twelve) )?(?:days?|weeks?|months?|quarters?|years?)\b/iu

function periodic(text: string): SeriesText | null {
  if (dataRate.test(text) && takenFrom.test(text)) return null
  const used: string[] = []
  let rest = text
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const match = pattern.exec(rest)
    if (match === null) return null
    used.push(match[0].trim())
    // Of "2 qlora jobs per week" the method stays behind.
    const method = methodWord.exec(match[0])?.[0] ?? ''
    rest = `${rest.slice(0, match.index)} ${method} ${rest.slice(match.index + match[0].length)}`
    return match
  }
  const ofData = take(dataRate)
  // "First weekly, but agreed monthly"
  const agreed = agreedPeriodIn(text)
  let rate = timesAYear[agreed ?? (ofData?.[1] ?? '').toLowerCase()] ?? null
  for (const [pattern, timesOf] of rates) {
    // "10 runs/month, monthly cost?": how often is said already.
    if (rate !== null && pattern === periodWord && ofSum.test(rest)) continue
    const match = take(pattern)
    if (match === null) continue
    rate ??= timesOf(match)
  }
  if (rate === null) return null
  let horizon: { years: number; per: SeriesPeriod | null } | null = null
  for (const [pattern, horizonOf] of horizons) {
    const match = take(pattern)
    if (match !== null) horizon ??= horizonOf(match)
  }
  const isOfMonth = rate > 12 || (rate === 12 && monthlySum.test(text))
  const { years, per } = horizon ?? { years: isOfMonth ? 1 / 12 : 1, per: isOfMonth ? 'month' : 'year' }
  const count = per === null ? Math.round(rate * years) : runsOfPeriod(rate, per)
  return count < 1 || !Number.isFinite(count)
    ? null
    : { series: { count, per, words: used.filter((words) => isHeld(words, agreed)).join(', ') }, rest: tidy(rest) }
}

const monthlySum = /\bmonthly (?:\w+ )?(?:bill|costs?|budget|spend(?:ing)?|expense)s?\b/iu
const methodWord = /\b(?:q?lora|full|sft|dpo)\b/iu

/** How often something was done or wished is no part of what was agreed on. */
const isHeld = (words: string, agreed: string | null): boolean =>
  agreed === null || words.toLowerCase() === agreed || timesAYear[words.toLowerCase()] === undefined

function countedSeries(text: string): SeriesText | null {
  const often = repeatedIn(text)
  if (often !== null) return { series: { count: often.count, per: null, words: often.words }, rest: tidy(often.rest) }
  const things = onePerThingIn(text)
  if (things !== null) {
    // "12 models, one per market, 12 markets": the same twice.
    const same = [...things.rest.matchAll(countedRuns)].filter(([, value = '1']) => countOf(value) === things.count)
    const rest = same.reduce((left, [words]) => left.replace(words, keptOf(words)), things.rest)
    return { series: { count: things.count, per: null, words: things.words }, rest: tidy(rest) }
  }
  const grid = gridIn(text)
  if (grid !== null)
    return {
      series: { count: grid.count, per: null, words: grid.words },
      rest: tidy(grid.rest.replace(/\beach\b/iu, ' ')),
    }
  const runs = [...text.matchAll(countedRuns)]
  // "4 languages, so 4 adapters": one for each.
  const isNew = ([, value = '1']: RegExpExecArray): boolean =>
    runs.every(([, other = '1']) => countOf(other) !== countOf(value))
  const found = [
    ...(eachWords.test(text)
      ? [...text.matchAll(countedPeople)].filter(
          (match) => eachWords.test(sentenceAt(text, match.index)) && isNew(match),
        )
      : []),
    ...runs,
  ]
  if (found.length === 0) return null
  const values = found.map(([, value = '1']) => countOf(value))
  const count = areAdded(text, found)
    ? values.reduce((sum, value) => sum + value, 0)
    : values.reduce((product, value) => product * value, 1)
  if (count < 2 || count > 1e6 || !Number.isFinite(count)) return null
  // Of "loras" the method stays behind.
  let rest = text
  for (const [words] of found) rest = rest.replace(words, keptOf(words))
  // "40 customers and each wants its own, 40 trainings": the same said twice, and no factor of the data.
  if (eachWords.test(text))
    for (const [said, value = '1'] of text.matchAll(countedPeople))
      if (countOf(value) === count) rest = rest.replace(said, ' ')
  const words = found.map(([said]) => said.trim()).join(', ')
  return { series: { count, per: null, words }, rest: tidy(rest.replace(purpose, ' ')) }
}

const tidy = (text: string): string =>
  text
    .replaceAll(/[^\S\n]+/gu, ' ')
    .replaceAll(/ ([,.;?!])/gu, '$1')
    .trim()

/** Runs of a year, as typed. */
export type Frequency = { readonly perYear: number; readonly words: string }

const ofSum =
  /\b(annual|annually|yearly|monthly|quarterly) (?:figures?|costs?|budgets?|sums?|totals?|bills?|spend|numbers?)\b/iu
const periodOf: Readonly<Record<string, 'month' | 'quarter'>> = { monthly: 'month', quarterly: 'quarter' }

/** All that a text says of how often, the period that its sum is asked for, and the text without either. */
export function frequenciesIn(text: string) {
  const found: Frequency[] = []
  let rest = text
  const takeAll = (pattern: RegExp, take: (match: RegExpExecArray) => void): void => {
    for (let match = pattern.exec(rest); match !== null; match = pattern.exec(rest)) {
      take(match)
      rest = `${rest.slice(0, match.index)} ${rest.slice(match.index + match[0].length)}`
    }
  }
  let period: 'month' | 'quarter' | 'year' | null = null
  // "Every workday, annual figure?": the sum is of a year, and no run is.
  takeAll(ofSum, ([, unit]) => (period = periodOf[unit?.toLowerCase() ?? ''] ?? 'year'))
  for (const [pattern, timesOf] of rates)
    takeAll(pattern, (match) => found.push({ perYear: timesOf(match), words: match[0] }))
  takeAll(/\b(?:per|a|in a|for the|this|next|over a) (month|quarter|year)\b/iu, ([, unit]) => {
    period = unit?.toLowerCase() === 'quarter' ? 'quarter' : unit?.toLowerCase() === 'month' ? 'month' : 'year'
  })
  const agreed = agreedPeriodIn(text)
  const held = agreed === null ? [] : found.filter(({ words }) => words.toLowerCase().includes(agreed))
  return {
    rates: held.length === 0 ? found : held,
    period: period as 'month' | 'quarter' | 'year' | null,
    rest: found.length === 0 ? text : tidy(rest),
  }
}
