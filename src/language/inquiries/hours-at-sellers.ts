/** "RunPod or Lambda for a 20 hour 8b lora run?": sellers to choose between for a time that is told, of no GPU that is named. */
import type { ProviderId } from '../../catalog/ids.ts'
import { timesAYear } from '../text/times-a-year.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import { sellersNamedIn } from './named-sellers.ts'

export type HoursAtSellers = {
  readonly sellers: readonly ProviderId[]
  /** Of one run. */
  readonly hours: number
  /** Null: it is run once. */
  readonly runsPerYear: number | null
  /** Without the hours: what names the GPUs. */
  readonly rest: string
}

const chooses = /\b(?:or|vs\.?|versus|which|cheap\w*|compar\w+|better|between|against)\b|[,/]/iu
const number = String.raw`(?<![\w.$€£])(\d{1,4}(?:\.\d{1,2})?)[ -]?(h|hrs?|hours?|days?)\b`
const ofRun = String.raw`(?:run|job|session|training|train|fine-?tun\w*|tuning|experiment|sweep)s?\b`
/** How long the run takes is told by what stands around the number; “within 20 h” is a limit. */
const told = [
  new RegExp(
    String.raw`(?<!\b(?:within|under|in|by|max|than|below|most) (?:a |an |the )?)${number}(?: [\w.-]{1,16}){0,5}? ${ofRun}`,
    'iu',
  ),
  new RegExp(
    String.raw`\b${ofRun}(?: (?:that |which )?(?:of|for|lasting|takes?|running|runs|needs?|at|is))?(?: (?:about|around|roughly|some))? ${number}`,
    'iu',
  ),
  new RegExp(
    String.raw`${number}(?= (?:a|an|per|each|every|once|twice|\/) ?(?:a |an |per )?(?:day|night|week|month|evening)\b)`,
    'iu',
  ),
]
const often =
  /(?:\b(once|twice|thrice|\d{1,3} ?(?:x|times)) )?(?:\b(?:an?|per|each|every) |\/ ?)(weekday|workday|day|night|evening|week|month|quarter)\b|\b(daily|nightly|weekly|monthly)\b/iu
const longest = 240
/** Named apart from everyday words by a seller beside it. */
const modal = /\bmodal\b/iu

/** Null where not two sellers and one time are told. */
export function hoursAtSellersIn(text: string, vocabulary: Pick<Vocabulary, 'providers'>): HoursAtSellers | null {
  if (text.length > longest || !chooses.test(text)) return null
  const named = sellersNamedIn(text, vocabulary).map(({ id }) => id)
  const isModal = named.length > 0 && modal.test(text) && vocabulary.providers.has('modal')
  const sellers = isModal && !named.includes('modal') ? ['modal', ...named] : named
  if (sellers.length < 2) return null
  for (const pattern of told) {
    const [words, count = '', unit = ''] = pattern.exec(text) ?? []
    if (words === undefined) continue
    const span = new RegExp(number, 'iu').exec(words)?.[0] ?? words
    const hours = Number(count) * (/^d/iu.test(unit) ? 24 : 1)
    if (hours > 0) return { sellers, hours, runsPerYear: runsPerYearIn(text), rest: text.replace(span, ' ') }
  }
  return null
}

function runsPerYearIn(text: string): number | null {
  const [words, times = '1', period, adverb] = often.exec(text) ?? []
  if (words === undefined) return null
  const named: Readonly<Record<string, number>> = { once: 1, twice: 2, thrice: 3 }
  const perPeriod = named[times.toLowerCase()] ?? Number.parseInt(times, 10)
  const ofPeriod = timesAYear[(period ?? adverb ?? '').toLowerCase().replace('evening', 'day')] ?? 0
  return perPeriod * ofPeriod > 0 ? perPeriod * ofPeriod : null
}
