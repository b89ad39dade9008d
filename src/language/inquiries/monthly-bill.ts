/** "We burn $14k a month on 8 H100": what is paid already for GPUs, by the month. */
import { signOfMoney } from '../text/currency-signs.ts'
import { periodMoneyIn } from './period-money.ts'
import { typedNumber } from '../text/typed-number.ts'

/** In the currency that was typed. */
export type MonthlyBill = { readonly amount: number; readonly sign: '$' | '€' | '£'; readonly words: string }

const paid =
  /\b(?:burn\w*|spend\w*|pay(?:ing|s)?|bills?|billed|invoice\w*|costs?|runs?) (?:us |me |about |around |some |roughly |~ ?)*$/iu
const heading =
  /\b(?:monthly|(?:each|every|per|a) month(?:'s)?) (?:[a-z]{1,10} ){0,2}(?:bill|cost|spend|invoice|charge)s? (?:is|are|of|at|runs at|comes to|:)? ?(?:about |around |~ ?)?([$€£])? ?(\d{1,3}(?:,\d{3})*(?:\.\d{1,2})?)( ?k\b)?/iu
const plain =
  /\b(?:burn\w*|spend\w*|pay(?:ing|s)?) (?:about |around |some |roughly |~ ?)?(\d{1,3}(?:,\d{3})+|\d{4,7}|\d{1,4} ?k) (?:an?|per|each|every) month\b/iu
const maxLength = 400

/** Null where none is told. */
export function monthlyBillIn(text: string): MonthlyBill | null {
  if (text.length > maxLength) return null
  const money = periodMoneyIn(text)
  if (money?.per === 'month' && paid.test(text.slice(0, text.indexOf(money.words))))
    return {
      amount: money.amount,
      sign: signOfMoney(money.currency),
      words: money.words,
    }
  const [unsigned, typed = ''] = plain.exec(text) ?? []
  if (unsigned !== undefined) {
    const value = Number(typed.replaceAll(/[, k]/giu, '')) * (/k/iu.test(typed) ? 1000 : 1)
    return { amount: value, sign: '$', words: unsigned.replace(/^\S+ /u, '') }
  }
  const [words, sign = '$', number = '', thousand] = heading.exec(text) ?? []
  const amount = typedNumber(number, thousand)
  return words === undefined || !(amount > 0)
    ? null
    : { amount, sign: sign === '€' || sign === '£' ? sign : '$', words }
}
