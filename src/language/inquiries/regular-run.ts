/** "Every Sunday 5.5 hours on 4 L40S, $1.05 each, spot at 0.60": one run that comes again, by its own hours and prices. */
import { gpuPattern } from '../text/gpu-pattern.ts'
import { frequenciesIn } from '../questions/series.ts'
import { timeSpansIn } from '../questions/spans-of-time.ts'
import { ratesIn } from './quoted-rate.ts'

export type RegularRun = {
  readonly hours: number
  readonly timesAYear: number
  /** The price of an hour; null: none is told. */
  readonly price: { readonly usd: number; readonly isPerGpu: boolean } | null
  readonly spotUsd: number | null
  /** The text without prices, for what is named in it. */
  readonly rest: string
}

const digits = String.raw`(?<![\w.,])(\d{1,2}(?:\.\d{1,3})?|\.\d{1,3})(?![\d%]|\.\d)`
const spot = new RegExp(
  String.raw`\bspot\b(?: (?:prices?|ones?|instances?|is|at|for|of|would be|would cost|costs?|goes|being|@)){0,3} ?\(?[$€£]? ?${digits}(?: ?(?:\/|per|an?) ?(?:h|hr|hour)\b)?|[$€£] ?${digits}(?: ?(?:\/|per|an?) ?(?:h|hr|hour))? (?:on|as|for) spot\b`,
  'iu',
)
/** A number by itself behind "at" or in brackets, or before "each": of an hour. */
const bare = new RegExp(
  String.raw`(?:\bat |@ ?|\(|[$€£] ?|, ?|\bfor )${digits}(?! ?(?:h\b|hrs?\b|hours?|min|gb|tb|kw|b\b|k\b|m\b|x\b|days?|weeks?|runs?|times|gpus?)| ?[x×]? ?(?:${gpuPattern}))`,
  'iu',
)
const ofMachine = /\b(?:for the|the|per|a) (?:whole )?(?:node|box|machine|server)\b(?: (?:is|costs?|at))?/iu
const minutes = /(?<![\w.])(\d{1,3}) ?(?:min(?:ute)?s?)\b/iu
const asksForSum =
  /\b(?:month\w*|year\w*|annual\w*|come to|costs?|total|budget|bill|spend|worth|sense|bother|how much|save)\b/iu
const runs =
  /\b(?:runs?|jobs?|re-?train\w*|trains?|training|fine-?tun\w+|takes|experiments?|nightly)\b|\d ?h(?:ours?)? on\b|\b(?:hours? on)\b/iu
const other = /\b(?:tokens?|students?|people|users?|serv(?:e|ing)|host(?:ing)?|reserv\w+|commit\w*|idle|own(?:ed)?)\b/iu
const longest = 300

/** Null where how often, or for how long, or what is asked of it is not said. */
export function regularRunIn(text: string): RegularRun | null {
  if (text.length > longest || other.test(text) || !asksForSum.test(text) || !runs.test(text)) return null
  const often = frequenciesIn(text)
  const [rate] = often.rates
  if (rate === undefined || !(rate.perYear > 1)) return null
  const spotFound = spot.exec(text)
  const spotUsd = spotFound === null ? null : Number(spotFound[1] ?? spotFound[2])
  const words = text
    .replace(spotFound?.[0] ?? '', ' ')
    .replace(rate.words, ' ')
    .replaceAll(/\beach (?=\d)/giu, '')
  const spans = timeSpansIn(words)
  // "Weekly for 3 months": the sum of a span, and of no year.
  if (spans.some(({ hours }) => hours > longestRun)) return null
  const [, counted] = minutes.exec(words) ?? []
  const hours = spans[0]?.hours ?? (counted === undefined ? null : Number(counted) / 60)
  if (hours === null) return null
  const rates = ratesIn(words)
  const told = rates?.rates.find(({ per }) => per === 'hour')
  if (rates !== null && told === undefined) return null
  const loose = told === undefined ? bare.exec(words) : null
  const usd = told?.usd ?? (loose === null ? null : Number(loose[1]))
  const isPerGpu = told?.isPerGpu ?? !ofMachine.test(words)
  return {
    hours,
    timesAYear: rate.perYear,
    price: usd === null ? null : { usd, isPerGpu },
    spotUsd,
    rest: (rates?.rest ?? words).replace(loose?.[0] ?? '', ' '),
  }
}
/** More is a machine that never stops. */
const longestRun = 24 * 5
