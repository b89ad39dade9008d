/** "Roughly 10 days of work", "we need them for 6 weeks": how long the work is for which GPUs are rented. */
import { hoursOfUnit } from '../../scenario/hours-of-time.ts'
import { countOf } from '../questions/same-run-again.ts'

export type WorkSpan = { readonly hours: number; readonly words: string }

const span = String.raw`(\d{1,4}(?:\.\d{1,2})?|an?|one|two|three|four|five|six|eight|ten|twelve)[ -](hours?|hrs?|days?|weeks?|months?)`
const around = String.raw`(?:(?:about|around|roughly|some|only|just|maybe|at most|up to|~) ?){0,2}`
const [named, told] = [
  String.raw`(?<![\w.$€£])${span}(?: worth)? of (?:actual |real |gpu |total )?(?:work|training|compute|computing|jobs|runs|experiments|use|usage|running)\b`,
  String.raw`\b(?:(?:we|i)(?: will|['’]ll| would|['’]d)? (?:only |just |really )?(?:need|want|use|train|run|work|keep|busy)(?: (?:them|it|those|these|the (?:gpus|cards|cluster|box|node|machines?)))?(?: busy)? (?:for )?|\b(?:work|training|project|job|run|everything) (?:takes?|lasts?|is|needs?|should take|will take|would take|runs for) )${around}${span}\b(?! ?(?:a|per|each|every|on) (?:(?:week|work(?:ing)?|business)[ -]?)?(?:days?|week|month))`,
].map((source) => new RegExp(source, 'iu'))

/** Null where no such time is told. */
export function workSpanIn(text: string): WorkSpan | null {
  const found = named?.exec(text) ?? told?.exec(text)
  const [words, count = '', unit = ''] = found ?? []
  if (words === undefined) return null
  const hours = countOf(count) * (hoursOfUnit(unit) ?? NaN)
  return hours > 0 ? { hours, words } : null
}
