/** "We spent $61,000 and utilization was 22%", "of 12,000 we have used 7,450 by August": a sum that is spent, without a job. */
import { hoursOfMonth } from '../../scenario/hours-of-time.ts'
import { timeSpansIn } from '../questions/spans-of-time.ts'
import { ratesIn } from './quoted-rate.ts'
import { type WholeSum, wholeSumsIn } from './whole-sums.ts'

/** A bill, and the share of it that stood idle. */
export type IdleSum = {
  readonly sum: WholeSum
  /** 0 to 1, of what was paid. */
  readonly idleShare: number
  /** The share was told as use, and not as hours without a job. */
  readonly isByUse: boolean
  readonly typed: string
}

/** Money that is there, and the part of it that is gone. */
export type UsedUpSum = {
  readonly whole: WholeSum
  readonly gone: number
  /** It took so many hours. */
  readonly hours: number
  /** It has to last for so many more; null: when it runs out is asked. */
  readonly left: number | null
}

const maxLength = 400
/** Of a text that is about a run, an offer or a purchase. */
const isOther =
  /\b(?:tokens?|param\w*|epochs?|fine-?\s?tun\w*|pre-?train\w*|q?lora|reserv\w*|commit\w*|contract|buy(?:ing)?|purchas\w*|quot(?:e|es|ed)|offer\w*|mfu)\b/iu
const percent = String.raw`(?<![\w.])(?<share>\d{1,2}(?:\.\d)?) ?(?:%|percent\b|per cent\b|pct\b)`
const useWords = String.raw`(?:utili[sz]ation|gpu[- ]?util|gpu usage|usage|busy|in use|used|active|working|loaded)`
const idleWords = String.raw`(?:idle|idling|unused|not used|wasted?|empty|doing nothing|without (?:a |any )?jobs?|unoccupied|standing still)`
const byUse = [
  new RegExp(String.raw`\b${useWords}\b[^.;?\d]{0,30}${percent}`, 'iu'),
  new RegExp(String.raw`${percent}[^.,;?\d]{0,24}\b${useWords}\b`, 'iu'),
]
const byIdle = [
  new RegExp(String.raw`\b${idleWords}\b[^.;?\d]{0,30}${percent}`, 'iu'),
  new RegExp(String.raw`${percent}[^.,;?\d]{0,40}\b${idleWords}\b`, 'iu'),
]
const ofBill =
  /\b(?:spent|spend|spending|paid|pay|bills?|billed|invoic\w*|costs?|charged|budget|burn\w*|expenses?|for gpus?)\b/iu
const asksForWaste =
  /\b(?:how much|what|how many)\b[^?]{0,60}\b(?:burn\w*|wast\w+|los[et]\w*|nothing|idle|throw\w*|money|that|for no|save|unused)\b|\b(?:burnt?|burned|wasted?)\b[^?]{0,40}\?/iu

/** Null where not one sum and one such share are told, or nobody asks what it comes to. */
export function idleSumIn(text: string): IdleSum | null {
  if (text.length > maxLength || !/\d ?(?:%|per|pct)/iu.test(text) || isOther.test(text)) return null
  if (!ofBill.test(text) || !asksForWaste.test(text) || ratesIn(text) !== null) return null
  const [sum, ...others] = wholeSumsIn(text)
  if (sum === undefined || others.length > 0) return null
  const idle = firstOf(byIdle, text)
  const used = idle ?? firstOf(byUse, text)
  const share = Number(used?.groups?.['share'] ?? NaN) / 100
  if (used === null || !(share > 0 && share < 1)) return null
  const [typed] = used
  return { sum, idleShare: idle === null ? 1 - share : share, isByUse: idle === null, typed: typed.trim() }
}

const firstOf = (patterns: readonly RegExp[], text: string): RegExpExecArray | null => {
  for (const pattern of patterns) {
    const match = pattern.exec(text)
    if (match !== null) return match
  }
  return null
}

const ofMoney = /\b(?:budget|credits?|grant|allowance|funds?|prepaid|wallet|balance)\b/iu
const isGone = /\b(?:used(?: up)?|gone|spent|burn(?:ed|t)|consumed|went|eaten|blown|through)\b/iu
const asksWhen =
  /\b(?:when|how long|run out|runs out|last(?:s)? (?:until|till|us)?|how much (?:is|do we have|have we|remains?)|what(?:'s| is) left|per month|a month|each month|on track)\b/iu
const months = 'january|february|march|april|may|june|july|august|september|october|november|december'
const sinceStart = new RegExp(
  String.raw`\b(?:by|at|until|till|as of|through)(?: the)?(?: end of| mid)? ?(${months}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b`,
  'giu',
)
const bareNumber =
  /(?<![\w.$€£])(\d{1,3}(?:,\d{3})+|\d{3,7})(?![\w%]|[.,]\d)(?! ?(?:gpus?|hours?|hrs?|h|days?|weeks?)\b)/gu
const monthsOfYear = 12

/** Null where no sum and no part of it that took some time are told. */
export function usedUpSumIn(text: string): UsedUpSum | null {
  if (text.length > maxLength || !ofMoney.test(text) || !isGone.test(text) || !asksWhen.test(text)) return null
  if (isOther.test(text) || ratesIn(text) !== null) return null
  const sums = wholeSumsIn(text)
  const [whole, part] = sums
  if (whole === undefined || sums.length > 2) return null
  const share = part === undefined ? firstOf([new RegExp(percent, 'iu')], text) : null
  const bare = [...text.matchAll(bareNumber)].flatMap(([words, digits = '']) =>
    !whole.words.includes(words) ? [Number(digits.replaceAll(',', ''))] : [],
  )
  const gone =
    part?.amount ??
    (share === null ? bare.find((each) => each < whole.amount) : (whole.amount * Number(share.groups?.['share'])) / 100)
  const largest = part === undefined || part.amount <= whole.amount ? whole : part
  const least = part !== undefined && largest === part ? whole.amount : gone
  if (least === undefined || !(least > 0) || least >= largest.amount) return null
  const [span, more] = timeSpansIn(text)
  if (span !== undefined)
    return more !== undefined && more.hours < span.hours
      ? null
      : { whole: largest, gone: least, hours: span.hours, left: null }
  // "By the end of August … until December": both count from the start of the year.
  const [first, last] = [...text.matchAll(sinceStart)].map(([, name = '']) => monthOf(name))
  if (first === undefined || first < 1) return null
  const end = last ?? monthsOfYear
  return end <= first
    ? null
    : { whole: largest, gone: least, hours: first * hoursOfMonth, left: (end - first) * hoursOfMonth }
}

const monthOf = (name: string): number =>
  months.split('|').findIndex((each) => each.startsWith(name.slice(0, 3).toLowerCase())) + 1
