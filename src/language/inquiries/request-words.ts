/** Words around a price or a request: that it is to be judged, how long it binds, how much is used. */
import type { InquiryWords } from '../../catalog/inquiry-facts.ts'
import { hoursOfMonth, hoursOfUnit } from '../../scenario/hours-of-time.ts'
import { ratesIn } from './quoted-rate.ts'

/** Whether a price is to be judged rather than to be reckoned with. */
export const asksForPriceVerdict = (text: string, { judged }: InquiryWords): boolean => judged.test(text)

/** Whether a price is paid already. */
export const isPaidAlready = (text: string): boolean =>
  /\b(?:we|i) (?:pay|are paying|spend|currently pay)\b(?! (?:at (?:the )?most|no more|not more|max\w*|up to|under|less))/iu.test(
    text,
  )

const term = /(?<![\w.])(\d+|an?|one|two|three|four|six|twelve)[ -]?(days?|weeks?|months?|mo|years?|yrs?|yr)\b/iu
const boundTerm = new RegExp(
  String.raw`(?:\b(?:commit\w*|reserv\w*|contract|term|period|lock\w*|minimum|min)\b[^.;\d]{0,12}${term.source}|${term.source}[- ]*(?:commit\w*|reserv\w*|contract|term|lock|deal|min(?:imum)?\b|plan))`,
  'iu',
)
const namedTerm = new RegExp(
  String.raw`${term.source}[- ]*(?:commit\w*|reserv\w*|contract|lock|lease|block|minimum\b|min\b)`,
  'iu',
)
/** "A 3-day minimum": time that is sold, and none that a run takes. */
export const isSoldForTerm = (text: string): boolean => namedTerm.test(text)

const numbers: Readonly<Record<string, number>> = { a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, six: 6, twelve: 12 }

/** Whether any time of days and more is named, "2 weeks", "a month". */
export const namesTerm = (text: string): boolean => term.test(text)

/** "3 month commit", "12 month reserved": hours that are paid for whether used or not; null: no commitment is named. */
export function committedHoursIn(text: string, { commitment }: InquiryWords): number | null {
  if (!commitment.test(text)) return null
  const [, before, beforeUnit, behind, behindUnit] = boundTerm.exec(text) ?? []
  const [, any, anyUnit] = term.exec(text) ?? []
  const count = before ?? behind ?? any ?? '1'
  const unit = beforeUnit ?? behindUnit ?? anyUnit ?? 'm'
  const value = numbers[count.toLowerCase()] ?? Number(count)
  return value * (hoursOfUnit(unit) ?? hoursOfMonth)
}

/** "w/ 1 month commit", "3 months reserved": null where no term is said. */
export const statedTermIn = (text: string, words: InquiryWords): number | null =>
  boundTerm.test(text) ? committedHoursIn(text, words) : null

/** "12 months", "a 3-mo reservation": hours of the one term of a month or more that is named; null: there is none, or several. */
export function termNamedIn(text: string): number | null {
  const found = [...text.matchAll(new RegExp(term, 'giu'))].flatMap(([, count = '', unit = '']) => {
    const each = hoursOfUnit(unit) ?? 0
    const isOften = !/\d/u.test(count) && /^an?$/iu.test(count)
    return each < hoursOfMonth || isOften ? [] : [(numbers[count.toLowerCase()] ?? Number(count)) * each]
  })
  const [first, ...others] = new Set(found)
  return first === undefined || others.length > 0 ? null : first
}

const termOfOffer =
  /\b(?:for|over) (?:a |the )?(?:full |whole )?(\d{1,2}|one|two|three|six)?[ -]?(months?|mo|years?|yrs?|yr)\b/iu

/** "64 H100 at $2.10 for 12 months": the term of an offer by the hour, which binds; null: none of a month or more. */
export function termOfferedIn(text: string): number | null {
  const [, count = '1', unit] = termOfOffer.exec(text) ?? []
  if (unit === undefined) return null
  return (numbers[count.toLowerCase()] ?? Number(count)) * (hoursOfUnit(unit) ?? hoursOfMonth)
}

/** "64 H100 at $2.10 for 12 months": a price of an hour, though it does not say so, and no sum of the term. */
export const isPriceOfTerm = (text: string): boolean => {
  const [rate, ...others] = ratesIn(text)?.rates ?? []
  return rate !== undefined && others.length === 0 && /^[\d.]+$/u.test(rate.words) && termOfferedIn(text) !== null
}

/** Whether what a job comes to is asked. */
export const asksForBill = (text: string): boolean =>
  /\b(?:bill|how (?:much|long)|what (?:does|would|will|do|is|are|'s)|what's|costs?|total|come[s]? to|price tag|estimate)\b/iu.test(
    text,
  )

const countOfOffer =
  /\b(?:(?:reserv|commit)\w*|contracts?|blocks?|clusters?|orders?|minimum|deal) (?:of|for) (\d{1,4})\b(?! ?(?:months?|mo\b|weeks?|days?|years?|yrs?|h\b|hours?|hrs?|%|k\b|\$))|\b(?:take|need|want|book|rent|get|order) (\d{1,4})(?: of (?:them|those|these)| cards| gpus?)?\s*(?=[,.;?!)]|$)/iu

/** "A reservation of 32", "we'd take 16": how many GPUs a price is quoted for; null: nobody says. */
export function countOfferedIn(text: string): number | null {
  const [, reserved, taken] = countOfOffer.exec(text) ?? []
  const count = Number(reserved ?? taken ?? NaN)
  return count > 0 ? count : null
}

export type RequestedTime = { readonly hours: number; readonly words: string; readonly rest: string }

const time =
  /\bfor (?:about |around |some )?(\d+(?:\.\d+)?|an?|one|two|three|four|six) ?(hours?|hrs?|h|days?|weeks?|months?)\b/iu

const machinesAsked =
  /\b(?:needs?|requires?|required|asks? (?:us )?for|asking for|wants?|requests?|requested|propos\w+)\b[^.?!]{0,24}?\b\d{1,5} ?(?:x ?)?(?:gpus?|cards?|nodes?|[abhlv]\d{2,4}s?|mi\d{3}x?)\b/iu

/** "They need 600 H100 for three weeks": machines for a time, which no run has had yet. */
export const asksForMachines = (text: string): boolean => machinesAsked.test(text) && time.test(text)

/** What a colleague says of such a request, which is none of the job. */
const doubted =
  /(?:[,.;–-] ?)?\b(?:(?:that|this|it)(?:'?s| is| sounds(?: like)?)|is (?:that|this|it)|sounds(?: like)?|i think)? ?(?:a bit |total |complete |pure |just |kind of |not )?\b(?:bs|bull|bullshit|nonsense|crazy|insane|ridiculous|absurd|exaggerated|legit)\b(?:,? (?:right|or not|or what|no))?\??|\b(?:is it|are they) true that (?:you |we |one )?|[,.;–-] ?can that be(?: true| right)?\??/iu

/** "64 H100 for 3 weeks, is that about right?": the time that is asked for, where it is asked whether it is right. */
export function requestedHoursIn(text: string, { requested }: InquiryWords): RequestedTime | null {
  if (!requested.test(text)) return null
  const match = time.exec(text)
  if (match === null) return null
  const [words, count = '1', unit = 'h'] = match
  const value = { ...numbers, four: 4 }[count.toLowerCase()] ?? Number(count)
  const each = hoursOfUnit(unit) ?? 1
  return {
    hours: value * each,
    words,
    rest: text
      .replace(words, ' ')
      .replace(doubted, ' ')
      .replaceAll(/[^\S\n]+/gu, ' ')
      .trim(),
  }
}
