/** What a question brings along besides its topic: how often, how much money, from when or by when. */
import { type AskedDetails, detailsAsked } from './asked-details.ts'
import { type DataDetails, dataDetails } from './data-details.ts'
import { type AskedTraits, traitsAsked } from './asked-traits.ts'
import { isKind } from '../lexicon/meanings.ts'
import { type RecognizedText, wordsIn } from '../recognizers/recognized-text.ts'
import { asksWhether, type FormArguments } from './form-arguments.ts'
import { moneyIn } from './named-money.ts'
import { currencyIn, type EnergyPrice, perKwhIn } from './named-currency.ts'
import {
  type AnswerUnit,
  type RunWindow,
  bytesIn,
  exampleTokensIn,
  movesIn,
  speedOfMove,
  partIn,
  perHoursIn,
  perTokensIn,
  perExamplesIn,
  shareOfDataIn,
  stepsIn,
  timesOfSpeedIn,
  unitIn,
  windowIn,
} from './named-amounts.ts'
import { isLatestStartIn, timesIn } from './named-times.ts'
import { periodIn, runsIn, type RunCount, type RunPeriod } from './named-frequency.ts'
import type { PlanTerms } from '../../scenario/plan-terms.ts'
import { rememberedOf } from '../../once.ts'

export type QuestionArguments = FormArguments &
  AskedDetails &
  AskedTraits &
  DataDetails & {
    /** The hours that it is a part of are asked about, and not the dollars; what is fetched is the data. */
    readonly isOfHours?: true
    readonly isOfData?: true
    /** Runs in a period, or in all where there is none. */
    readonly runs?: RunCount
    /** The fewest of them, where so many to so many are spoken of. */
    readonly fewestRuns?: number
    /** How often the plan is to run, each to be summed by itself, in place of what was said before. */
    readonly series?: readonly RunCount[]
    /** So many of the runs are stopped after such a part of the work. */
    readonly stopped?: { readonly share: number; readonly at: number }
    readonly runsAtOnce?: number
    /** How much more data each run has than the one before: 0.1. */
    readonly growth?: number
    /** What the thread keeps of it: runs of a year, or that it is one run alone. */
    readonly runsPerYear?: number | null
    /** The same of other terms; `offers`: where somebody agrees to it. */
    readonly keeps?: PlanTerms
    /** The id or the topic of the question that was answered last, of which it speaks. */
    readonly lastAnswerId?: string
    /** Whether sums are asked for without the tax or with it. */
    readonly tax?: 'net' | 'gross'
    /** Another price of the hour that the named one is weighed against. US dollars. */
    readonly otherRate?: number
    /** Hours that an offer binds at least. */
    readonly leastTermHours?: number
    /** Whether a price that is named is a fair one. */
    readonly asksWhetherFair?: true
    /** Whether an offer beats the plan. */
    readonly asksBetter?: true
    /** What moves is a price of one's own. */
    readonly isDiscount?: true
    readonly offers?: PlanTerms
    /** The period that is asked for, where nothing says how often: "per year?" */
    readonly period?: RunPeriod
    /** US dollars, or the unit that was typed. */
    readonly money?: number
    /** The code of the currency in which it was typed, where that is not dollars. */
    readonly moneyIn?: string
    /** What it pays for is counted in passes over the data. */
    readonly isOfEpochs?: true
    /** Hours from noon of today: when the run would start, or when it must be done. */
    readonly start?: number
    readonly due?: number
    /** All of a sum is spent, and what for is asked. */
    readonly spendsAll?: true
    /** The largest batch that the GPUs hold is asked for. */
    readonly asksLargestBatch?: true
    /** The start is "tonight", without an hour. */
    readonly isEvening?: true
    /** A share by which something moves: 0.15 up, -0.2 down. */
    readonly moves?: number
    /** A part of the run: 0.5 for "halfway". */
    readonly part?: number
    /** The unit of time that is asked for. */
    readonly unit?: AnswerUnit
    /** How far the run came that was out of memory, "400 steps"; '' where it is only told that it was late. */
    readonly ranUntil?: string
    /** Optimizer steps that may be enough. */
    readonly steps?: number
    /** "What is in the overhead": neither yes nor no answers it. */
    readonly isOpen?: true
    /** A disk that is named. */
    readonly bytes?: number
    readonly window?: RunWindow
    /** From when a card that is bought is paid for. */
    readonly asksPayoff?: true
    /** The price of an hour with all that is billed. */
    readonly isAllIn?: true
    /** It is asked what part of a sum it takes. */
    readonly asksShare?: true
    /** It is asked whether a limit is broken, and not whether it is kept. */
    readonly asksOver?: true
    /** Tokens for each of which the price is asked. */
    readonly perTokens?: number
    /** Examples for each of which time or price is asked: 1,000. */
    readonly perExamples?: number
    readonly shareOfData?: number
    /** It is asked when it must start to be done by `due`. */
    readonly isLatestStart?: true
    /** Times the speed of the plan. */
    readonly speed?: number
    /** The code of a currency that is named: EUR. */
    readonly currency?: string
    /** Of a kilowatt-hour. */
    readonly perKwh?: EnergyPrice
    /** Tokens of an example, where its length is said: "each is about a page". */
    readonly exampleTokens?: number
    /** All numbers that were typed. */
    readonly numbers?: readonly { readonly words: string; readonly value: number }[]
  }

const breaksLimit =
  /\b(?:breaks?|breaking|exceeds?|exceeding|busts?|violates?|blows?|overshoots?|overruns?|goes? (?:over|above|past|beyond)|going over)\b/iu
const partOfSum =
  /\b(?:how much of|(?:(?:what|which) )?(?:share|part|percentage|percent|per cent|fraction|portion|chunk) of|(?:what|which) (?:share|percentage|percent|fraction|proportion)|how big a (?:bite|chunk|part|share))\b/iu

/** Nobody asks for details at greater length, and patterns of them read as far only. */
const longestAsked = 600

/** Arguments that the text does not state are absent. Several readers ask for them. */
export const questionArguments = rememberedOf(argumentsIn)

function argumentsIn(recognized: RecognizedText): QuestionArguments {
  const { tokens, mentions } = recognized
  const wordsAt = wordsIn(recognized)
  const runs = runsIn(tokens, recognized.normalized.text)
  const period = runs === null ? periodIn(tokens) : null
  const money = moneyIn(mentions, recognized.normalized.text)
  const { text } = recognized.normalized
  const [moves, part, unit, steps] = [movesIn(text), partIn(text), unitIn(text), stepsIn(mentions, text)]
  const [perTokens, perExamples, shareOfData, bytes, window] = [
    perTokensIn(text),
    perExamplesIn(text),
    shareOfDataIn(text),
    bytesIn(text),
    windowIn(text),
  ]
  const speed = timesOfSpeedIn(text) ?? (moves === null ? null : speedOfMove(text, moves))
  const [currency, perKwh] = [currencyIn(text), perKwhIn(text)]
  const exampleTokens = exampleTokensIn(mentions, text)
  const numbers = mentions.flatMap((mention) =>
    isKind(mention, 'amount') && !mention.meaning.inWords
      ? [{ words: wordsAt(mention.from, mention.to).trim(), value: mention.meaning.value }]
      : [],
  )
  return {
    ...(numbers.length === 0 ? {} : { numbers }),
    ...(runs === null ? {} : { runs }),
    ...(period === null ? {} : { period }),
    ...(moves === null ? {} : { moves }),
    ...(part === null ? {} : { part }),
    ...(unit === null ? {} : { unit }),
    ...(steps === null ? {} : { steps }),
    ...money,
    ...(bytes === null ? {} : { bytes }),
    ...(window === null ? {} : { window }),
    ...(perTokens === null ? {} : { perTokens }),
    ...(perExamples === null ? {} : { perExamples }),
    ...(shareOfData === null ? {} : { shareOfData }),
    ...(breaksLimit.test(text) ? { asksOver: true as const } : {}),
    ...(partOfSum.test(text) ? { asksShare: true as const } : {}),
    ...(isLatestStartIn(text) ? { isLatestStart: true as const } : {}),
    ...(speed === null ? {} : { speed }),
    ...(currency === null ? {} : { currency }),
    ...(perKwh === null ? {} : { perKwh }),
    ...(exampleTokens === null ? {} : { exampleTokens }),
    ...timesIn(mentions, tokens, text),
    ...perHoursIn(text),
    ...traitsAsked(text.slice(0, longestAsked)),
    ...detailsAsked(text.slice(0, longestAsked)),
    ...dataDetails(text.slice(0, longestAsked)),
    ...('money' in money && asksWhether(text) ? { isWhether: true as const } : {}),
  }
}
