/** "A $30k commit with 18k left": what is left of a sum is what there is. */
import { typedNumber } from '../text/typed-number.ts'

const leftOver =
  /(?<![\w.])\$?(?<sum>\d[\d,]{0,9}(?:\.\d{1,2})?)(?<thousands>k)?\b(?: of (?:it|that|which))?(?: (?:is|are|still|only|just)){0,2} (?:left|remaining|unspent|unused)\b/iu
const moneyWords = /\b(?:commit(?:ment|ted)?|credits?|budget|grant|prepaid|contract|allowance|funds?|money)\b/iu

/** US dollars that are left of a sum; null where nothing is said to be left of money. `isOfMoney`: a sum is named besides. */
export function sumLeftIn(text: string, isOfMoney: boolean): number | null {
  const { sum, thousands } = leftOver.exec(text)?.groups ?? {}
  if (sum === undefined || !(isOfMoney || moneyWords.test(text))) return null
  return typedNumber(sum, thousands)
}
