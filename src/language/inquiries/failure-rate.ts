/** "1 failure per 50 node-days", "MTBF of a node 30 days", "0.5 % of the nodes a day": how often machines fail, as it is told. */

import { hoursOfUnit } from '../../scenario/hours-of-time.ts'
import { typedNumber } from '../text/typed-number.ts'

export type FailureRate = {
  /** Hours between two failures. */
  readonly hours: number
  /** Of one GPU, of one machine, or of all that run together. */
  readonly of: 'gpu' | 'machine' | 'whole'
  /** The text without it: what is left tells how many machines run for how long. */
  readonly rest: string
}

const number = String.raw`(\d[\d,]{0,9}(?:\.\d{1,3})?)( ?k)?`
const machine = String.raw`(?:nodes?|machines?|servers?|boxe?s?|hosts?)`
const unit = String.raw`(h|hrs?|hours?|d|days?|weeks?|months?|years?)\b`
const fails = String.raw`(?:fail\w*|breaks?(?: down)?|dies|die|crash\w*|goes down|go down|is lost|hiccups?)`
const events = String.raw`(?:failures?|faults?|crash(?:es)?|interruptions?|outages?|hardware (?:failures?|errors?|faults?)|deaths?)`
const some = String.raw`(?:about |around |roughly |some |~ ?)?`
const [perUnits, meanTime, meanTimeBefore, eachFails, dailyShare] = [
  // "2 failures per 100 node-days", "one failure every 20k GPU hours"
  String.raw`(?<![\w.])(\d{1,4}(?:\.\d{1,2})?|one|an?|two|three) ${events} ?(?:per|every|in|each|\/|for every|for each|a) ${some}(?:${number} ?)?(node|machine|server|gpu|card)[- ]?${unit}`,
  String.raw`\b(?:mtbf|mttf|mean time (?:between|to) failures?)(?: (?:of|is|for|per|are|at|around|about|a|an|one|our|the|each|single|=|:|${machine}|gpus?|cluster|whole|job|system)){0,7}:? ?~?${number} ?-?${unit}`,
  String.raw`(?<![\w.])${number} ?-?${unit} (?:of )?(?:mtbf|mttf)\b`,
  String.raw`\b(?:a|one|each|every|any|per|single) (${machine}|gpu|card) (?:that )?${fails}(?: (?:about|around|roughly|once|on average|every|each|in|after|per|a|an)){0,4} ~?(?:${number} ?-?)?${unit}`,
  String.raw`(?<![\w.])(\d{1,2}(?:\.\d{1,3})?) ?%(?: of (?:the |our |all )?(${machine}|gpus|cards)?)?(?: fail\w*| break| die)? ?(?:per|a|each|every|\/) ?(day|week|month)\b`,
].map((source) => new RegExp(source, 'iu'))
const speaksOfFailures = new RegExp(String.raw`\b(?:mtbf|mttf|${fails}|${events})\b`, 'iu')
const words: Readonly<Record<string, number>> = { one: 1, a: 1, an: 1, two: 2, three: 3 }
const wholeRun =
  /\b(?:cluster|whole|system|job|run)(?:'s)? (?:mtbf|mttf)|\b(?:mtbf|mttf) (?:of|for) (?:the |our |a )?(?:whole |entire )?(?:cluster|job|run|system)/iu

/** Null where none is told. */
export function failureRateIn(text: string): FailureRate | null {
  if (!speaksOfFailures.test(text)) return null
  const per = perUnits?.exec(text)
  if (per != null) {
    const [all, count = '', digits, thousand, thing = '', time = ''] = per
    const failures = words[count.toLowerCase()] ?? Number(count)
    const hours = ((digits === undefined ? 1 : typedNumber(digits, thousand)) * (hoursOfUnit(time) ?? NaN)) / failures
    return rate(hours, /gpu|card/iu.test(thing) ? 'gpu' : 'machine', text, all)
  }
  const mean = meanTime?.exec(text) ?? meanTimeBefore?.exec(text)
  if (mean != null) {
    const [all, digits, thousand, time = ''] = mean
    const of = wholeRun.test(text) ? 'whole' : /\b(?:gpu|card)s?\b/iu.test(all) ? 'gpu' : 'machine'
    return rate(typedNumber(digits, thousand) * (hoursOfUnit(time) ?? NaN), of, text, all)
  }
  const each = eachFails?.exec(text)
  if (each != null) {
    const [all, thing = '', digits, thousand, time = ''] = each
    const hours = (digits === undefined ? 1 : typedNumber(digits, thousand)) * (hoursOfUnit(time) ?? NaN)
    return rate(hours, /gpu|card/iu.test(thing) ? 'gpu' : 'machine', text, all)
  }
  const share = dailyShare?.exec(text)
  if (share == null) return null
  const [all, percent, thing = 'node', time = ''] = share
  return rate(
    (hoursOfUnit(time) ?? NaN) / (Number(percent) / 100),
    /gpu|card/iu.test(thing) ? 'gpu' : 'machine',
    text,
    all,
  )
}

const rate = (hours: number, of: FailureRate['of'], text: string, told: string): FailureRate | null =>
  hours > 0 && Number.isFinite(hours) ? { hours, of, rest: text.replace(told, ' ') } : null

const machineCount = new RegExp(
  String.raw`(?<![\w.])(\d{1,5}) ?(?:x |× )?(?:gpu |h100 |h200 |a100 |b200 )?${machine}\b(?![- ]?(?:hours?|days?))`,
  'iu',
)

/** "16 servers of 8": machines that run together; null: their number is not said. */
export function machinesIn(text: string): number | null {
  const count = Number(machineCount.exec(text)?.[1] ?? NaN)
  return count > 0 ? count : null
}
