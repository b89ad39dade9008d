/** "5 hours", "two weeks", "all night": spans of time in a text, and the parts that set them against each other. */
import type { RulesOfThumb } from '../../catalog/rules-of-thumb.ts'
import { hoursOfDay, hoursOfMonth, hoursOfUnit } from '../../scenario/hours-of-time.ts'
import { countOf } from './same-run-again.ts'
import { collapseSpaces } from '../text/characters.ts'

export type TimeSpan = { readonly hours: number; readonly words: string; readonly from: number }

const span =
  /(?<![\w.$€£])(?<!\b(?:of|within) )(\d{1,5}(?:\.\d{1,2})?|(?:an?|one)(?= (?:full |whole )?(?:hour|day|week|month|quarter|year|yr))|two|three|four|five|six|seven|eight|nine|ten|twelve|half an?)(?:[ -]|(?<=\d))(?:full |whole |straight |more )?(hours?|hrs?|h|days?|weeks?|wks?|months?|mo|quarters?|years?|yrs?)\b(?! ?(?:an?|per|each|every|\/) ?(?:day|week|month|year)\b)/giu
const quarterOfYear = 3
const isRate = /(?:\bper|\/|\beach|\bevery|[$€£] ?\d[\d.,]{0,8}(?: an?)?) ?$/iu
/** "11,400 GPU-hours a month": how often, and no span. */
const isOften =
  /(?:\b(?:hours?|hrs?|h|days?|runs?|jobs?|times|once|twice|tokens?|(?:fine-?)?tunes?|trainings?|experiments?|gb|tb|dollars|usd|bucks|euros?)|\d|\dk) ?$/iu
const maxBefore = 14

/** Every span that is written with its unit, in order; no prices by the hour, nor "10 hours a week". "6 days and 4 hours" are one. */
export function timeSpansIn(text: string): readonly TimeSpan[] {
  const found = [...text.matchAll(span)].flatMap(({ 0: words, 1: count = '', 2: unit = '', index }) => {
    const before = text.slice(Math.max(0, index - maxBefore), index)
    if (isRate.test(before) || (/^an?$/iu.test(count) && isOften.test(before))) return []
    const each = /^q/iu.test(unit) ? quarterOfYear * hoursOfMonth : (hoursOfUnit(unit) ?? 0)
    const hours = (/^half/iu.test(count) ? 0.5 : countOf(count)) * each
    return hours > 0 ? [{ hours, words, from: index, each }] : []
  })
  const joined: (TimeSpan & { readonly each: number })[] = []
  for (const one of found) {
    const last = joined.at(-1)
    const isPart =
      last !== undefined &&
      one.each < last.each &&
      one.hours < last.each &&
      /^(?:,? ?(?:and|plus|&|\+) ?|,? )?$/iu.test(text.slice(last.from + last.words.length, one.from))
    if (isPart)
      joined.splice(-1, 1, {
        hours: last.hours + one.hours,
        words: text.slice(last.from, one.from + one.words.length),
        from: last.from,
        each: one.each,
      })
    else joined.push(one)
  }
  return joined.map(({ hours, words, from }) => ({ hours, words, from }))
}

const weekend = /\b(?:(long) )?weekends?\b/iu
const night = /\bovernight\b|\b(?:all|the whole|over ?the|at|last|one|a|every) nights?\b|\bwhile i (?:sleep|slept)\b/iu
const wholeSpan =
  /\b(?:the|a|an|all|one|this|last|next) (?:whole |entire |full |complete )?(day|week|month|quarter|year)\b|\ball (day|week|month|year)(?: long)?\b/iu

/** A span as it is told of a machine that nobody switches off: a number with its unit, a night, a weekend, "the whole month". */
export function idleSpanIn(text: string, { nightHours, weekendHours }: RulesOfThumb): TimeSpan | null {
  const [numbered] = timeSpansIn(text)
  if (numbered !== undefined) return numbered
  const [ofWeekend, long] = weekend.exec(text) ?? []
  if (ofWeekend !== undefined) {
    const hours = weekendHours.value + (long === undefined ? 0 : hoursOfDay)
    return { hours, words: ofWeekend, from: text.indexOf(ofWeekend) }
  }
  const [ofNight] = night.exec(text) ?? []
  if (ofNight !== undefined) return { hours: nightHours.value, words: ofNight, from: text.indexOf(ofNight) }
  const whole = wholeSpan.exec(text)
  const unit = whole?.[1] ?? whole?.[2] ?? ''
  const hours = /^q/iu.test(unit) ? quarterOfYear * hoursOfMonth : hoursOfUnit(unit)
  return whole === null || hours === undefined ? null : { hours, words: whole[0], from: whole.index }
}

/** A part of a text with the one span that it names, and the words around it. */
export type TimedPart = { readonly hours: number; readonly words: string; readonly rest: string }

const between = /\b(?:or|vs\.?|versus|against|than|compared (?:to|with)|and|but)\b|[,;:?\n]|\.(?=\s|$)/iu

/** "One H100 for 5 hours or a 4090 for 22 hours": the sides with a span each; empty where a part has several. */
export function timedPartsOf(text: string): {
  readonly timed: readonly TimedPart[]
  readonly others: readonly string[]
} {
  const parts = text.split(between).map((part) => part.trim())
  const timed: TimedPart[] = []
  const others: string[] = []
  for (const part of parts) {
    const [one, ...more] = timeSpansIn(part)
    if (more.length > 0) return { timed: [], others: parts }
    if (one === undefined) others.push(part)
    else timed.push({ hours: one.hours, words: part, rest: collapseSpaces(part.replace(one.words, ' ')) })
  }
  return { timed, others }
}
