/** The sum of money that a question names. */
import { type Mention, sumsIn } from '../lexicon/meanings.ts'
import { sumLeftIn } from './sum-left.ts'
import { typedNumber } from '../text/typed-number.ts'

/** ISO code of its currency, where it is none in dollars. */
export type NamedMoney = { readonly money?: number; readonly moneyIn?: string }

const afforded = /\bafford\b.{0,16}\b(?:for|with|on) (\d[\d,]*(?:\.\d+)?)(k?)\b/iu
/** "The 1,500 limit" */
const sumLimit = /\b(?:the|our|my|this|that) (\d[\d,]*(?:\.\d+)?)(k?) (?:limit|cap|budget|ceiling)\b/iu

/** The one that is left, else the first; none where none is named. */
export function moneyIn(mentions: readonly Mention[], text: string): NamedMoney {
  const sums = sumsIn(mentions)
  const left = sumLeftIn(text, sums.length > 0)
  if (left !== null) return { money: left }
  const [amount] = sums
  if (amount !== undefined) {
    const { value, currency } = amount
    return { money: value, ...(currency === undefined ? {} : { moneyIn: currency }) }
  }
  // "the most we can afford for 5k"
  const [, sum, unit = ''] = afforded.exec(text) ?? sumLimit.exec(text) ?? []
  return sum === undefined ? {} : { money: typedNumber(sum, unit) }
}
