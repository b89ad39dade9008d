/** "How long does $2,500 last on 8 H100s?", "$25k of Google credits, how much H100 time is that?": the time that a sum buys, without a job. */
import { codesOfSigns } from '../text/currency-signs.ts'
import { timeSpansIn } from '../questions/spans-of-time.ts'
import { collapseSpaces } from '../text/characters.ts'
import { typedNumber } from '../text/typed-number.ts'
import { periodMoneyIn } from './period-money.ts'
import { ratesIn } from './quoted-rate.ts'
import { utilizationIn } from './utilization.ts'
import { wholeSumsIn } from './whole-sums.ts'

export type HoursForSum = {
  readonly amount: number
  readonly currency: 'EUR' | 'GBP' | null
  readonly words: string
  readonly isCredits: boolean
  /** Whether it is enough is asked, and not for what. */
  readonly asksEnough: boolean
  /** What there is of the credits' time, or what the machines are wanted for; null: no time is named. */
  readonly hours: number | null
  /** Of the time in which the machines are used; null: nobody says. */
  readonly usedShare: number | null
  /** Without the sum, the time and the question. */
  readonly rest: string
}

const creditWord = /\bcredits?\b(?! ?-?cards?\b)/iu
const credits =
  /(?<![\w.$€£])(\d[\d,]{0,9}(?:\.\d{1,2})?) ?(k\b)? ?(?:(?:usd|dollars|bucks|eur|euros?) )?(?:(?:worth )?(?:of|in) )?(?:(?!gpus?\b)[a-z][\w-]{0,15} ){0,3}credits?\b/iu
/** "Is 5k enough". */
const bare = /(?<![\w.$€£])(\d[\d,]{0,5}(?:\.\d)?) ?(k)(?= (?:be |really )?(?:enough|suffic\w+|lasts?|gets?|buys?)\b)/iu
/** The cloud that they are of. */
const ofCloud = /\b([a-z]{3,12}) (?:(?!credits)[a-z]{3,14} )?credits?\b/iu
const asksTime =
  /\bhow (?:long|far)\b|\bhow (?:many|much)\b[^?.!]{0,50}\b(?:hours?|hrs?|days?|time|training|compute|gpus?)\b|\blasts?\b|\bwhat (?:do|does|can|could|will|would|is|are)\b[^?.!]{0,50}\b(?:get|gets?|buys?|have|worth|afford|train|run|do)\b|\bhours (?:is|are|does|do|can|for|of)\b/iu
const asksUse = /\bcan (?:we|i)\b[^?.!]{0,30}\b(?:use|train)\b/iu
const enough = /\b(?:enough|suffic\w+|do (?:the job|it)|cover it|get (?:us|me) (?:anywhere|far))\b/iu
/** A job, a bill of the past, an offer, or a machine to keep. */
const isOther =
  /\b(?:models?|tokens?|param\w*|fine-?\s?tun\w*|pre-?train\w*|l?ora|billed|invoic\w+|spent|paid|quot\w+|charg\w+|asks?|asking|reserv\w*|deposit|purchas\w+|pays? (?:off|back|itself)|paid off|buy (?:an?|the|our|used|\d+) |rent or buy|buy or rent|own(?:ing)?|used|second-?hand|\d+ ?b)(?!\w)/iu
const longest = 240
const leastSum = 20

/** Null where not one sum stands with a question of the time that it buys. */
export function hoursForSumIn(text: string): HoursForSum | null {
  if (text.length > longest) return null
  const isCredits = creditWord.test(text)
  const asksEnough = enough.test(text)
  if (!(asksEnough || asksTime.test(text) || (isCredits && asksUse.test(text))) || isOther.test(text)) return null
  const sum = sumIn(text, isCredits)
  if (sum === null || sum.amount < leastSum || periodMoneyIn(text) !== null || ratesIn(text) !== null) return null
  const spans = timeSpansIn(text)
  if (spans.length > 1) return null
  const [span] = spans
  return {
    ...sum,
    isCredits,
    asksEnough,
    hours: span?.hours ?? null,
    usedShare: utilizationIn(text),
    rest: collapseSpaces(
      (isCredits ? text.replace(ofCloud, ' on $1 ') : text).replace(sum.words, ' ').replace(span?.words ?? '', ' '),
    ),
  }
}

function sumIn(text: string, isCredits: boolean): Pick<HoursForSum, 'amount' | 'currency' | 'words'> | null {
  const [sum, ...others] = wholeSumsIn(text)
  if (others.length > 0) return null
  if (sum !== undefined)
    return {
      amount: sum.amount,
      words: sum.words,
      currency: codesOfSigns[sum.sign],
    }
  const [words, digits = '', thousand] = (isCredits ? credits : bare).exec(text) ?? []
  // The name of the cloud stays for the rest to be read.
  return words === undefined
    ? null
    : { amount: typedNumber(digits, thousand), currency: null, words: `${digits}${thousand ?? ''}` }
}
