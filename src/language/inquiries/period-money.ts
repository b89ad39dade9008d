/** "$100 a month", "3k dollars per quarter": money that is there in each period, whatever it is for. */
import type { RunsOfPeriod } from '../../scenario/stated-figures.ts'

export type PeriodMoney = {
  readonly amount: number
  readonly currency: 'EUR' | 'GBP' | null
  readonly per: RunsOfPeriod['per']
  readonly words: string
  /** The text without it. */
  readonly rest: string
}

const number = String.raw`(?<![\w.])(?<digits>\d[\d,]{0,12}(?:\.\d{1,3})?)(?<scale> ?[km]\b)?`
const pattern = new RegExp(
  String.raw`(?:(?<before>[$€£]|\b(?:usd|eur|gbp) ?) ?${number}(?: ?(?:usd|eur|gbp|dollars?|euros?|pounds?|bucks))?|${number.replaceAll('?<digits>', '?<digits2>').replaceAll('?<scale>', '?<scale2>')} ?(?<behind>usd|eur|gbp|dollars?|euros?|pounds?|bucks|[$€£]))(?: ?(?:\/|per|an?|each|every) ?(?<unit>week|month|mo|quarter|year|yr)\b| (?<adverb>weekly|monthly|quarterly|yearly|annually)\b)`,
  'giu',
)
const asBudget =
  /(?:\b(?:with|on|for|under|within|have|has|got|budget(?: (?:is|of))?|at most|max(?:imum)?(?: of)?|up to|spend(?:ing)?|only)|:) ?(?:about |around |only |just |an? |the |our |my )?$/iu
const periods: Readonly<Record<string, RunsOfPeriod['per']>> = {
  w: 'week',
  m: 'month',
  q: 'quarter',
  y: 'year',
  a: 'year',
}

/** The source of a pattern for such a sum, "$1,000/month", with its words as the group `sum`. */
export const periodSumPattern = (units = 'week|month|quarter|year|yr'): string =>
  String.raw`(?<sum>(?:[$€£] ?)?\d[\d,]*(?:\.\d+)? ?[km]?(?: ?(?:usd|eur|gbp|dollars?|euros?|bucks|[$€£]))? ?(?:\/|per|an?|each|every) ?(?:${units})\b)`

/** Null where no money of a period is named. */
export function periodMoneyIn(text: string): PeriodMoney | null {
  const all = [...text.matchAll(pattern)]
  // "The API bill was $4k a month … can spend $500 a month": of several the one that may be spent.
  const match = all.find(({ index }) => asBudget.test(text.slice(0, index))) ?? all[0]
  if (match === undefined) return null
  const { digits, digits2, scale, scale2, before = '', behind = '', unit, adverb } = match.groups ?? {}
  const factor = { k: 1e3, m: 1e6 }[(scale ?? scale2 ?? '').trim().toLowerCase()] ?? 1
  const amount = Number((digits ?? digits2 ?? '').replaceAll(',', '')) * factor
  const per = periods[(unit ?? adverb ?? '')[0]?.toLowerCase() ?? '']
  if (!(amount > 0) || per === undefined) return null
  const sign = `${before}${behind}`.toLowerCase()
  // "With", "our budget is" and the like go with it.
  const lead = asBudget.exec(text.slice(0, match.index))?.[0] ?? ''
  const from = match.index - lead.length
  return {
    amount,
    currency: /€|eur/u.test(sign) ? 'EUR' : /£|gbp|pound/u.test(sign) ? 'GBP' : null,
    per,
    words: match[0].trim(),
    rest: `${text.slice(0, from)} ${text.slice(match.index + match[0].length)}`.replaceAll(/[^\S\n]+/gu, ' ').trim(),
  }
}
