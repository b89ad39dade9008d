/** "A placeholder for fine-tuning next quarter, about 2 runs a month, sizes unknown": money of a period without a job. */
import { countOf } from '../questions/same-run-again.ts'
import { frequenciesIn } from '../questions/series.ts'
import { timesAYear } from '../text/times-a-year.ts'

export type PlaceholderBudget = {
  readonly runs: number
  readonly period: 'month' | 'quarter' | 'half-year' | 'year'
}

const ofMoney =
  /\b(?:placeholder|forecast\w*|budget\w*|provision|accru\w+|set aside|put (?:in|down|aside)|line item|estimate|number|figure)\b/iu
const ofTraining = /\b(?:fine-?\s?tun\w*|train\w*|loras?|qloras?|sft)\b/iu
const isOpen =
  /\b(?:placeholder|tbd|undecided|unknown|no idea|unclear|(?:don'?t|do not|doesn'?t|does not|not|can'?t|cannot)(?: yet| really)? (?:know|sure|decided|fixed|chosen|clear|defined|picked|say))\b/iu
const periods: readonly (readonly [PlaceholderBudget['period'], RegExp, months: number])[] = [
  ['quarter', /\bquarter\w*\b|\bq[1-4]\b/iu, 3],
  ['half-year', /\bhalf[- ]year\b|\b(?:six|6) months\b|\bh[12]\b(?! ?00)/iu, 6],
  ['year', /\b(?:year(?:ly)?|annual(?:ly)?|fy ?\d{2,4}|twelve months|12 months)\b/iu, 12],
  ['month', /\bmonth(?:ly)?\b/iu, 1],
]
const longest = 300

/** Null where no runs of a period are told, or what is run is no open question. */
export function placeholderBudgetIn(text: string): PlaceholderBudget | null {
  if (text.length > longest || !ofMoney.test(text) || !ofTraining.test(text) || !isOpen.test(text)) return null
  const perYear = frequenciesIn(text).rates[0]?.perYear ?? countedPerYear(text)
  const found = periods.find(([, words]) => words.test(text))
  if (perYear === null || found === undefined) return null
  const [period, , months] = found
  const runs = Math.round((perYear * months) / 12)
  return runs > 0 ? { runs, period } : null
}

/** "3 trainings a month", "one a week" */
const counted =
  /\b(\d{1,3}|one|two|three|four|five) (?:[a-z-]{2,12} ){0,2}?(?:a|per|each|every) (week|month|quarter|year)\b/iu

function countedPerYear(text: string): number | null {
  const [, count = '', unit = ''] = counted.exec(text) ?? []
  const times = timesAYear[unit.toLowerCase()]
  return times === undefined ? null : times * countOf(count)
}
