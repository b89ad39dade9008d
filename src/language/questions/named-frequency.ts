/** How often a run is to be repeated, and the period whose sum is asked: "retrain weekly, per month". */
import { agreedPeriodIn, headingNouns, timesAYear, weekdays } from '../text/times-a-year.ts'
import { type Token, tokenize } from '../text/tokenize.ts'
import { isPutAside, repeatedRunsIn } from './repeated-runs.ts'
import { runsOfPeriod } from '../../scenario/hours-of-time.ts'

export type RunCount = { readonly count: number; readonly per: RunPeriod | null }
export type RunPeriod = 'week' | 'month' | 'quarter' | 'year'

const periodOf: Readonly<Record<string, RunPeriod>> = {
  week: 'week', weeks: 'week', months: 'month', years: 'year', weekly: 'week', month: 'month', monthly: 'month', year: 'year', yearly: 'year', annual: 'year', annually: 'year', quarter: 'quarter',
} // prettier-ignore
const numberWords: Readonly<Record<string, number>> = {
  once: 1, twice: 2, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, twelve: 12, fifteen: 15, twenty: 20,
} // prettier-ignore
const runNouns = new Set(
  'runs times retrains retraining retrainings trainings experiments trials seeds such finetunes these those jobs models reruns repeats repetitions goes attempts tries shots rounds clients customers teams tenants brands departments branches subsidiaries adapters loras versions'.split(
    ' ',
  ),
)
/** "annually?" asks for a year, and not for a run a year. */
const ofPeriod = new Set(['monthly', 'yearly', 'annually'])
const everyWords = new Set(['every', 'each', 'once', 'a', 'per', 'an'])
/** "Pay quarterly" says nothing of runs. */
const paysByPeriod =
  /\b(?:pay|paid|paying|billed|invoiced|payments?)\b.{0,12}\b(?:quarterly|monthly|yearly|annually|weekly)\b/iu

/** The period whose sum is asked, where nothing says how often; null where none is. */
export function periodIn(tokens: readonly Token[]): RunPeriod | null {
  const at = tokens.findIndex(
    ({ text }, index) =>
      periodOf[text] !== undefined &&
      (text.endsWith('ly') ||
        /^(?:per|a|an)$/u.test(tokens[index - 1]?.text ?? '') ||
        (everyWords.has(tokens[index - 1]?.text ?? '') && isPutAside(tokens, index))),
  )
  return periodOf[tokens[at]?.text ?? ''] ?? null
}

/** Runs of a year of what is done "once a week"; null where a text does not say how often. */
export function runsPerYearIn(text: string): number | null {
  if (paysByPeriod.test(text)) return null
  const agreed = agreedPeriodIn(text)
  if (agreed !== null) return timesAYear[agreed] ?? null
  const { rate, count, period } = frequencyIn(tokenize(text.toLowerCase()))
  return rate ?? (count === null || period === undefined ? null : count * (timesAYear[period] ?? 1))
}

/** "retrain weekly, per month": 4.33 a month; "3 of these a month": 3 a month; "for three runs": 3. */
export function runsIn(tokens: readonly Token[], text: string): RunCount | null {
  if (paysByPeriod.test(text)) return null
  const { rate, count, period } = frequencyIn(tokens)
  if (count !== null && period !== undefined) return { count, per: period }
  if (rate !== null) {
    const per = period ?? (rate > 12 ? 'month' : 'year')
    return { count: Math.max(1, runsOfPeriod(rate, per)), per }
  }
  const runs = repeatedRunsIn(tokens) ?? count
  return runs !== null && runs > 1 ? { count: runs, per: null } : null
}

const headings: ReadonlySet<string> = new Set(headingNouns.map((noun) => noun.replace(/-.*/u, '')))

/** `rate`: times a year. `period`: of which the sum is asked. */
function frequencyIn(tokens: readonly Token[]) {
  let rate: number | null = null
  let count: number | null = null
  const periods: RunPeriod[] = []
  for (const [at, token] of tokens.entries()) {
    const previous = tokens[at - 1]?.text ?? ''
    const number = token.kind === 'number' ? token.value : numberWords[token.text]
    // "5% of runs" counts none.
    const isWhole =
      (tokens[at + 1]?.adjacent !== true || tokens[at + 1]?.kind === 'sign') && tokens[at + 1]?.text !== '%'
    // "The first two attempts" counts no runs of the plan.
    if (
      number !== undefined &&
      isWhole &&
      previous !== 'first' &&
      tokens.slice(at + 1, at + 4).some(({ text }) => runNouns.has(text))
    )
      count ??= number
    const often = timesAYear[token.text]
    if (weekdays.has(token.text) && (previous === 'every' || previous === 'each' || token.text.endsWith('days')))
      rate ??= timesAYear['week'] ?? null
    if (often === undefined) continue
    const isAdverb = token.text.endsWith('ly')
    // "Weekly update", "daily" above the rest.
    const next = tokens[at + 1]?.text ?? ''
    if (isAdverb && (headings.has(next) || (at === 0 && next === '\n'))) continue
    const isPeriodAsked =
      !isAdverb && (previous === 'per' || previous === 'a' || (everyWords.has(previous) && isPutAside(tokens, at)))
    // "every week" and "weekly" say how often, "per month" for how long.
    const times = isPeriodAsked ? numberWords[tokens[at - 2]?.text ?? ''] : undefined
    if (times !== undefined) rate = often * times
    else if (!isPeriodAsked && (previous === 'every' || previous === 'each' || (isAdverb && !ofPeriod.has(token.text))))
      rate = often
    else if (isPeriodAsked || isAdverb) periods.push(...[periodOf[token.text]].filter((one) => one !== undefined))
    else if (everyWords.has(previous)) rate ??= often
  }
  return { rate, count, period: periods[0] }
}
