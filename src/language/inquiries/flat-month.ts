/** "$14,900 per month reserved for 8 H100 or $2.60 an hour": a sum of a month that is owed anyway, against a price of an hour. */
import { hoursOfMonth, hoursOfWeek } from '../../scenario/hours-of-time.ts'
import { collapseSpaces } from '../text/characters.ts'
import { hoursPerWeekIn } from './buying-inquiry.ts'
import { type QuotedRate, ratesIn } from './quoted-rate.ts'
import { isPaidAlready, termNamedIn } from './request-words.ts'
import { utilizationIn } from './utilization.ts'

export type FlatMonth = {
  /** In the currency that was typed, of all GPUs. */
  readonly perMonth: number
  readonly hourly: QuotedRate
  readonly sign: '$' | '€' | '£'
  /** Hours that it binds for; a month where no other term is told. */
  readonly termHours: number
  /** Of the time, on all of the GPUs; null: nobody says. `gpuCount`: that are named. */
  readonly usedShareOf: (gpuCount: number) => number | null
  readonly rest: string
}

const sum = String.raw`(?:[$€£] ?)?(?<![\w.])(?:\d{1,3}(?:,\d{3})+|\d{3,7}|\d{1,3}(?:\.\d{1,2})? ?k\b)(?:\.\d{2})?(?: ?(?:usd|eur|gbp|dollars|euros?|pounds))?`
const month = new RegExp(
  String.raw`(?<behind>${sum}) ?(?:flat )?(?:(?:\/|per|an?|each|every) ?(?:month|mo)\b|monthly\b)|\bmonthly(?: (?:price|rate|fee|cost|flat|is|of|for|at)){0,3}:? (?<before>${sum})`,
  'iu',
)
/** A month of something else than machines. */
const ofOtherThings =
  /\b(?:storage|disk|bucket|s3|colo\w*|rack|support|network|egress|salar\w+|licen[cs]e\w*|power|electricity|budget|spend\w*|burn\w*|bills?|billed|invoice\w*)\b/iu
const byTheHour = /\b(?:on[- ]?demand|od|pay[- ]as[- ]you[- ]go|payg|hourly|hours?|\/ ?hr?)\b/iu
const weighed =
  /\b(?:or|vs\.?|versus|than|against|better|cheaper|good|which|instead|worth|otherwise|it'?d be|would be)\b|\?/iu
/** Money that there is, and no price. */
const ofMeans = /\b(?:(?:i|we) (?:have|got|can (?:spend|pay))|afford\w*|enough|how (?:many|long)|budget\w*)\b/iu
const nearby = 24

/** Null where not one sum of a month and one price of an hour are told, or the sum is what is spent today. */
export function flatMonthIn(text: string): FlatMonth | null {
  const found = month.exec(text)
  if (found === null || !weighed.test(text) || ofMeans.test(text) || isPaidAlready(text)) return null
  const { 0: words, index } = found
  const amount = found.groups?.['behind'] ?? found.groups?.['before'] ?? ''
  const around = `${text.slice(Math.max(0, index - nearby), index)} ${text.slice(index + words.length).slice(0, nearby)}`
  if (ofOtherThings.test(around)) return null
  const others = `${text.slice(0, index)} ${text.slice(index + words.length)}`
  const rates = ratesIn(others)
  const [hourly, ...more] = rates?.rates ?? []
  if (rates === null || hourly?.per !== 'hour' || more.length > 0 || !byTheHour.test(others)) return null
  const digits = /\d[\d,]*(?:\.\d+)?/u.exec(amount)?.[0] ?? ''
  const perMonth = Number(digits.replaceAll(',', '')) * (/k\b/iu.test(amount) ? 1000 : 1)
  const share = utilizationIn(others)
  return {
    perMonth,
    hourly,
    sign: /€|eur/iu.test(`${amount} ${hourly.currency ?? ''}`) ? '€' : /£|gbp|pound/iu.test(amount) ? '£' : '$',
    termHours: termNamedIn(others) ?? hoursOfMonth,
    usedShareOf: (gpuCount) => {
      const weekly = share === null ? hoursPerWeekIn(rates.rest, gpuCount) : share * hoursOfWeek
      return weekly === null ? null : Math.min(1, weekly / hoursOfWeek)
    },
    rest: collapseSpaces(rates.rest),
  }
}
