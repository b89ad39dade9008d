/** "3 runs of 14 hours on 8 H100s, plus 20 % for failures": GPU-hours that add up, and no job. */
import { hoursOfUnit } from '../../scenario/hours-of-time.ts'
import { countOf } from '../questions/same-run-again.ts'
import { gpuPattern } from '../text/gpu-pattern.ts'

type RunHours = {
  readonly runs: number
  /** Of one run, on all GPUs at once. */
  readonly hours: number
  readonly gpuCount: number
  readonly gpu: string
  /** Added to the sum; 0: nothing is. */
  readonly reserve: number
}

const number = String.raw`(\d{1,4}|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)`
const counts: readonly RegExp[] = [
  new RegExp(
    String.raw`(?<![\w.])${number} (?:[a-z-]{2,14} ){0,2}?(?:runs|trainings|jobs|experiments|attempts|ablations|sessions|fine-?tunes|trials)\b`,
    'iu',
  ),
  /(?<![\w.])(\d{1,3}) ?[x×*] ?(?=\d{1,4}(?:\.\d)? ?(?:h|hrs?|hours?|days?)\b)/iu,
  new RegExp(String.raw`(?<![\w.])${number} (?:of (?:them|those|these)|times)\b`, 'iu'),
]
const spans = /(?<![\w.])(\d{1,4}(?:\.\d{1,2})?)[ -]?(hours?|hrs?|h|days?)\b/giu
const machines = new RegExp(String.raw`(?<![\w.])(\d{1,4}|an?|one|two|four|eight) ?[x×]? ?(${gpuPattern})s?\b`, 'giu')
const reserves =
  /(?:\b(?:add|plus|with|including|incl\.?|reserve|buffer|margin|contingency)\b|\+)[^.;!?\n]{0,20}?(?<![\w.])(\d{1,2}) ?%|(?<![\w.])(\d{1,2}) ?% (?:reserve|buffer|margin|contingency|on top|extra|more)\b/iu
/** What is to be done with the sum. */
const isOfMoney =
  /\b(?:pric\w*|costs?|budget\w*|po|purchase order|pay|bill|invoice|how much|expensive|quote|money|spend|finance|eur|euros?|usd|dollars?)\b|[$€£]/iu
/** What was is no plan. */
const isPast = /\b(?:took|ran|costed|cost us|paid|were|was|did)\b/iu
const maxLength = 400

/** Null where a run, its hours or its GPUs are not told, or several of them. */
export function runHoursIn(text: string): RunHours | null {
  if (text.length > maxLength || !isOfMoney.test(text) || isPast.test(text)) return null
  const [span, ...otherSpans] = [...text.matchAll(spans)]
  const [machine, ...otherMachines] = [...text.matchAll(machines)]
  const count = counts.map((form) => form.exec(text)).find((found) => found !== null)
  if (span === undefined || machine === undefined || count === null || count === undefined) return null
  if (otherSpans.length > 0 || otherMachines.length > 0) return null
  const runs = countOf(count[1] ?? '')
  const hours = Number(span[1]) * (hoursOfUnit(span[2] ?? '') ?? 1)
  const found = reserves.exec(text)
  const reserve = Number(found?.[1] ?? found?.[2] ?? 0) / 100
  const gpuCount = countOf(machine[1] ?? '')
  return runs >= 2 && hours > 0 && gpuCount > 0 ? { runs, hours, gpuCount, gpu: machine[2] ?? '', reserve } : null
}
