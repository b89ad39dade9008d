/** "What will an H100 hour cost in March 2028?": a price at a time that has not come. */
import { gpuPattern } from '../text/gpu-pattern.ts'

export type LaterPrice = {
  /** As typed. */
  readonly gpu: string
  readonly when: string
  /** From today. */
  readonly years: number
  readonly pricing: 'spot' | 'reserved' | 'on_demand'
}

const ofPrice = /\b(?:pric\w*|costs?|rates?|hourly|rent(?:al|ing)?|pay|usd|dollars?)\b|\$/iu
const card = new RegExp(String.raw`(?<![\w-])(${gpuPattern})s?\b`, 'iu')
const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const at =
  /\b(?:(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?,? |(q[1-4]),? ?(?:of )?|(?:(?:early|mid|late|end of|by|in|during|for)[ -])?)(20[2-4]\d)\b/iu
const ahead =
  /\bin (\d{1,2}|two|three|four|five) years?\b|\b(\d{1,2}|two|three|four|five) years? from now\b|\b(?:next year|a year from now)\b/iu
/** A job, terms to choose from, or whether prices fall, which is answered without a range. */
const ofOther =
  /\b(?:tokens?|examples?|epochs?|q?lora|fine-?tun\w*|train(?:ing)?|buy\w*|resale|resell|worth|reserv\w* (?:now|today)|wait\w*|commit\w*|vs|versus|on[- ]?demand or|hours?(?: a| per|\/)? ?(?:day|week|month|year)|fall\w*|drop\w*|ris(?:e|ing)|go(?:ing)? (?:up|down)|cheaper)\b|(?<![\w.])\d{1,3} ?b\b/iu
const counts: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4, five: 5 }
const [maxLength, leastYears, mostYears] = [160, 0.15, 12]

/** Null where no card's price at a later time is asked. `today`: ISO. */
export function laterPriceIn(text: string, today: string): LaterPrice | null {
  if (text.length > maxLength || !ofPrice.test(text) || ofOther.test(text)) return null
  const gpu = card.exec(text)?.[1]
  const dated = at.exec(text)
  const spoken = dated === null ? ahead.exec(text) : null
  if (gpu === undefined || (dated === null && spoken === null)) return null
  const now = Number(today.slice(0, 4)) + (Number(today.slice(5, 7)) - 0.5) / 12
  const month = dated?.[1] === undefined ? null : months.indexOf(dated[1].toLowerCase())
  const quarter = dated?.[2] === undefined ? null : Number(dated[2].slice(1))
  const part = month !== null ? (month + 0.5) / 12 : quarter !== null ? (quarter - 0.5) / 4 : 0.5
  const told = spoken?.[1] ?? spoken?.[2]
  const years =
    dated !== null
      ? Number(dated[3]) + part - now
      : told === undefined
        ? 1
        : (counts[told.toLowerCase()] ?? Number(told))
  if (!(years > leastYears) || years > mostYears) return null
  return {
    gpu: gpu.replace(/s$/iu, ''),
    when: (dated ?? spoken)?.[0].trim() ?? '',
    years,
    pricing: /\bspot\b/iu.test(text) ? 'spot' : /\breserv/iu.test(text) ? 'reserved' : 'on_demand',
  }
}

const soon =
  /\b(?:tomorrow(?: (?:morning|evening|night))?|tonight|this evening|(?:on |next |this )(?:mon|tues?|wednes|thurs?|fri|satur|sun)day|next (?:week|month)|day after tomorrow|in (?:\d{1,2}|two|three|a few) (?:hours|days|weeks))\b/iu

/** When the spot price is wanted of, in words; null where none of a time to come is asked. */
export function asksSpotLater(text: string): string | null {
  if (text.length > 2 * maxLength || !/\bspot\b/iu.test(text) || !ofPrice.test(text) || ofOther.test(text)) return null
  return soon.exec(text)?.[0].toLowerCase().replace(/^on /u, '') ?? null
}
