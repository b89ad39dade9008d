/** "Busy 60 % of the time", "we lose about 10 % to preemptions", "12 hours a day": shares of the time, 0 to 1. */
import { hoursOfDay, hoursOfUnit, hoursOfYear } from '../../scenario/hours-of-time.ts'

const percent = String.raw`(?<![\w.])(\d{1,3}(?:\.\d+)?)(?: ?(?:-|–|to) ?(\d{1,3}))? ?(?:%|percent\b|per cent\b|pct\b)`
const useWords = String.raw`(?:us(?:e[ds]?|age|ing)|utili[sz]\w+|busy|load(?:ed)?|occup\w+|duty cycle|active)`
const used = [
  new RegExp(
    String.raw`${percent}(?=[^.,;?]{0,24}\b(?:${useWords}|of the (?:time|hours|year|month|week|day))\b)`,
    'iu',
  ),
  new RegExp(String.raw`\b${useWords}\b[^.;?\d]{0,30}${percent}`, 'iu'),
]
const allOfTime =
  /\b(?:non[- ]?stop|24 ?(?:[/x]|by|h,?) ?7|a?round[- ](?:the|da|teh)[- ]clock|always (?:on|busy|running|training)|never (?:idles?|stops?|rests?|sleeps?)|all the time|day and night|continuously)(?!\w)/iu
/** How it is paid for, and no use. */
const billedTime =
  /\b(?:billed|billing|charged|paid|pay|paying|invoiced|costs?|bills?|charges?)(?: (?:us|you|for|it|them|is|are|the|whole|time))* (?:non[- ]?stop|24 ?(?:[/x]|by|h,?) ?7|a?round[- ]the[- ]clock|all the time|day and night|continuously)/giu
/** Of a machine that is said never to rest. */
const neverIdle = 0.9
const halfOfTime = /\b(?:half|most|a third|a quarter) (?:of )?the time\b/iu
const shareOfWords: Readonly<Record<string, number>> = { h: 0.5, m: 0.75, t: 1 / 3, q: 0.25 }
const hoursOfPeriod =
  /(?<![\w.])(\d{1,4}(?:\.\d+)?)[ -]?(?:hours?|hrs?|h) ?(?:an?|per|\/|each|every) ?(day|week|wk|month|mo|year|yr)\b/iu

/** "9 h a day on weekdays": of the seven days five, or the two of a weekend. */
const weekdays =
  /\b(?:(?:on |every |each |per |only )?(?:week ?days?|work(?:ing)? ?days?|business days?)|mon(?:day)?s?\.? ?(?:-|–|to|through|till|until) ?fri(?:day)?s?|(?:five|5) days (?:a|per|each|every) week)\b/iu
const weekends = /\b(?:on|at|only|every|each)(?: the)? weekends?\b/iu
const hoursOfWeekday =
  /(?<![\w.])(\d{1,2}(?:\.\d+)?)[ -]?(?:hours?|hrs?|h) ?(?:on|every|each|per|an?|of)? ?(?:our |all )?(?:week ?days?|work(?:ing)? ?days?|business days?)\b/iu
const daysOfWeek = 7

const lossWords = String.raw`(?:los[est]\w*|waste[ds]?|wasting|preempt\w*|interrupt\w*|evict\w*|redo(?:ne)?|rerun\w*|restart\w*|overhead)`
const lost = [
  new RegExp(String.raw`\b${lossWords}\b[^.;?\d]{0,40}${percent}`, 'iu'),
  new RegExp(String.raw`${percent}(?=[^.,;?]{0,30}\b${lossWords}\b)`, 'iu'),
]

/** The share of the hours in which GPUs are used; null: none is named. */
export function utilizationIn(text: string): number | null {
  const share = firstShare(text, used)
  if (share !== null) return share
  const [found, hours = '', unit = ''] = hoursOfPeriod.exec(text) ?? []
  // Hours that are told count before what is billed or runs "around the clock".
  if (found === undefined && allOfTime.test(text.replaceAll(billedTime, ' '))) return neverIdle
  const words = halfOfTime.exec(text)?.[0].toLowerCase()
  if (words !== undefined) return shareOfWords[words.replace(/^a /u, '')[0] ?? ''] ?? null
  const ofWeekday = Number(hoursOfWeekday.exec(text)?.[1] ?? NaN)
  if (ofWeekday > 0 && ofWeekday <= hoursOfDay) return (ofWeekday / hoursOfDay) * (5 / daysOfWeek)
  if (found === undefined) return shareOfSpans(text)
  const days = !/^d/iu.test(unit) ? 1 : weekdays.test(text) ? 5 / daysOfWeek : weekends.test(text) ? 2 / daysOfWeek : 1
  const ofPeriod = (Number(hours) / (hoursOfUnit(unit) ?? 1)) * days
  return ofPeriod > 0 && ofPeriod <= 1 ? ofPeriod : null
}

/** "One week every month", "three days a week". */
const spansOfPeriod =
  /\b(an?|one|two|three|four|five|six|\d{1,2}) (days?|weeks?) (?:an?|per|each|every|out of (?:each|every|the|an?|\w{3,5})|in (?:each|every)) (week|month|quarter|year)s?\b/iu
/** "3 weeks a month" says how much of a term is used, and is no term. */
export const withoutUsedSpan = (text: string): string => text.replace(spansOfPeriod, ' ')
const numbers: Readonly<Record<string, number>> = { a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6 }
function shareOfSpans(text: string): number | null {
  const [found, count = '', unit = '', period = ''] = spansOfPeriod.exec(text) ?? []
  if (found === undefined) return null
  const [of, whole] = [
    hoursOfUnit(unit.replace(/s$/iu, '')),
    period.toLowerCase() === 'quarter' ? hoursOfYear / 4 : hoursOfUnit(period),
  ]
  const share = ((numbers[count.toLowerCase()] ?? Number(count)) * (of ?? NaN)) / (whole ?? NaN)
  return share > 0 && share < 1 ? share : null
}

/** The share of the work that is lost, such as to preemptions; null: none is named. */
export const lostShareIn = (text: string): number | null => firstShare(text, lost)

const loss = new RegExp(
  String.raw`\b(?:we|i|it|they)? ?(?:usually |always |typically )?${lossWords}\b[^.;?,\d]{0,24}${percent}[^.;?,\d]*|${percent}[^.;?,\d]{0,24}\b${lossWords}\b[^.;?,\d]*`,
  'iu',
)

/** "We lose 10 % of steps to stalls": the share, and the text without it; null: none is named. */
export function lostTimeIn(
  text: string,
): { readonly share: number; readonly words: string; readonly rest: string } | null {
  const share = lostShareIn(text)
  const words = loss.exec(text)?.[0]
  if (share === null || words === undefined) return null
  return {
    share,
    words: words.trim(),
    rest: text
      .replace(words, ' ')
      .replace(/^[\s.,;]+/u, '')
      .replaceAll(/[^\S\n]+/gu, ' ')
      .trim(),
  }
}

function firstShare(text: string, patterns: readonly RegExp[]): number | null {
  for (const pattern of patterns) {
    const [found, low = '', high] = pattern.exec(text) ?? []
    if (found === undefined) continue
    const value = high === undefined ? Number(low) : (Number(low) + Number(high)) / 2
    if (value > 0 && value < 100) return value / 100
  }
  return null
}
