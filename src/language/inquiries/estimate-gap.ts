/** "The estimate said $900 and the bill was $1,640, why?": two sums, and no hours that would explain them. */
import { gpuHoursIn } from './gpu-hours.ts'
import { ratesIn } from './quoted-rate.ts'
import { wholeSumsIn } from './whole-sums.ts'

export type EstimateGap = {
  readonly estimated: string
  readonly billed: string
  readonly ratio: number
  readonly more: number
  readonly sign: string
}

const ofEstimate =
  /\b(?:estimat\w+|predict\w+|forecast\w*|plan(?:ned)?|quoted?|said|told|expected|projected|promised|calculat\w+)\b/iu
const ofBill =
  /\b(?:bill(?:ed)?|invoic\w+|actual(?:ly)?|real(?:ly)?|paid|pay(?:ing)?|charged|spent|came (?:to|in|out)|ended up|turned out|final)\b/iu
const asksWhy =
  /\b(?:why|how come|what (?:explains|happened|went wrong|is the (?:gap|difference))|explain|where does|gap|difference|off by|so far off|wrong)\b/iu
const longest = 300

/** Null where not one estimate and one bill are told, in that sense, or nobody asks why they differ. */
export function estimateGapIn(text: string): EstimateGap | null {
  if (text.length > longest || !asksWhy.test(text) || !ofBill.test(text) || !ofEstimate.test(text)) return null
  const [one, two, ...others] = wholeSumsIn(text)
  if (one === undefined || two === undefined || others.length > 0 || one.sign !== two.sign) return null
  if (ratesIn(text) !== null || gpuHoursIn(text) !== null) return null
  const isFirstBilled = nearest(text, ofBill, one.from, two.from) && !nearest(text, ofEstimate, one.from, two.from)
  const [estimated, billed] = isFirstBilled ? [two, one] : [one, two]
  return {
    estimated: estimated.words,
    billed: billed.words,
    ratio: billed.amount / estimated.amount,
    more: billed.amount - estimated.amount,
    sign: one.sign,
  }
}

/** Whether the words stand last before the first of two sums, and not between them. */
function nearest(text: string, words: RegExp, first: number, second: number): boolean {
  return words.test(text.slice(0, first)) && !words.test(text.slice(first, second))
}
