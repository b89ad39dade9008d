/** "Our engineers put $18,000 in the Q3 budget for …: does that smell right?": a sum that others set for a job, and the job by itself. */
import { typedNumber } from '../text/typed-number.ts'

export type BudgetedSum = {
  readonly amount: number
  readonly currency: string | null
  /** What may be the job: behind the sum, before it, and both. */
  readonly jobs: readonly string[]
}

const asks =
  /\b(?:smells?|sane|sanity|plausible|realistic|reasonable|justified|fair|legit|nonsense|bs|sounds? (?:right|ok|okay|high|a lot|off|like)|looks? (?:right|ok|okay|high|off)|seems? (?:right|ok|okay|high|off|a lot)|right\?|too (?:much|high)|make(?:s)? sense|add(?:s)? up|overpriced|padded|inflated|ripped off|rip-?off|way off)\b/iu
const setBy = String.raw`\b(?:put|puts|set|budget(?:ed|s)?|wants?|wanted|asks?(?: us)?(?: for)?|asked(?: us)?(?: for)?|asking(?: us)?(?: for)?|request(?:s|ed|ing)?|allocat(?:es?|ed)|plan(?:s|ned)?|propos(?:es|ed)|estimat(?:es|ed)|quot(?:es|ed)(?: us)?|charg(?:es|ed)(?: us)?|demand(?:s|ed)?|reserv(?:es|ed)|earmark(?:s|ed))`
const number = String.raw`(?<number>\d[\d,]{0,11}(?:\.\d{1,2})?)`
const sum = new RegExp(
  String.raw`${setBy} (?:about |around |roughly |some |up to |us |aside |~ ?){0,2}(?:(?<sign>[$€£]) ?)?${number}(?<thousand> ?k\b)?(?: ?(?<word>usd|dollars?|bucks|eur|euros?|gbp|pounds?|[€£$]))?(?![\w.,]*\w)(?! ?(?:\/|per\b|(?:an?|each|every) (?:gpu|card|hour|day|week|month)))(?! (?:gpus?|h100s?|tokens?|examples?|rows|pairs|samples|images|steps|hours?|days?|weeks?|runs|[abhl]\d))`,
  'iu',
)
/** "In the Q3 budget for", "in our plan: ": where it stands, and no part of the job. */
const place =
  /^[\s,]{0,3}(?:(?:in|into|for|on|under) (?:the |our |my |their |this |next |its )?(?:[\w-]{1,12} ){0,3}?(?:budget|plan|forecast|proposal|roadmap|sheet|spreadsheet|request|quarter|year)\b)?[\s,:]{0,3}(?:to (?=fine|train|pre|run|do)|for (?:the |a |an )?)?/iu
const question =
  /(?:^|[,.;:?!"”–-] {0,2})(?:(?:and |so |but )?(?:does|do|is|are|would|sounds?|looks?|seems?|smells?|sanity|sane|plausible|reasonable|realistic|fair|legit|too much|right|ok(?:ay)?|way off)\b)[^.?!\d]{0,60}(?:[?.!]|$)/giu
const longest = 400
/** Less than this without a sign is no sum of a budget. */
const leastPlain = 100

/** Null where no sum is set by somebody, or nobody asks whether it is right. */
export function budgetedSumIn(text: string): BudgetedSum | null {
  if (text.length > longest || !asks.test(text)) return null
  const found = sum.exec(text)
  const { sign, number: digits = '', thousand, word } = found?.groups ?? {}
  const amount = typedNumber(digits, thousand)
  const isMoney = sign !== undefined || word !== undefined
  if (found === null || !(amount > 0) || (!isMoney && (thousand === undefined || amount < leastPlain))) return null
  const typed = `${sign ?? ''}${word ?? ''}`.toLowerCase()
  const currency = /€|eur/u.test(typed) ? 'EUR' : /£|gbp|pound/u.test(typed) ? 'GBP' : null
  const without = (part: string): string =>
    part
      .replaceAll(question, ' ')
      .replaceAll(/["“”„«»]/gu, ' ')
      .replaceAll(/\s+/gu, ' ')
      .replace(/[\s,.;:]{1,6}$/u, '')
      .trim()
  const behind = without(text.slice(found.index + found[0].length).replace(place, ''))
  const before = without(text.slice(0, found.index))
  return { amount, currency, jobs: [behind, before, `${before} ${behind}`].filter((part) => /\d/u.test(part)) }
}
