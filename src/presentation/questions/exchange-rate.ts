/** "Which euro rate did you use, and from when?": the rate that turned a sum of the plan into dollars, and its day. */
import { currencyOf, exchangeText } from '../format/told-money.ts'
import type { QuestionContext } from './question-context.ts'

/** The remark on a sum that was given in another currency. */
const taken = /^(“[^”]+”) is taken for (\$[\d.,]+): (.+) \(rate of ([^),]+)(?:, ([^)]+))?\)\.$/u

/** By what a rate is known that no bank gave. */
const standings: Readonly<Record<string, string>> = {
  inferred: 'no bank’s: worked out from a seller’s prices in both currencies',
  recalled: 'no bank’s of a day: as remembered',
}

/** Of the sum in the plan, else of the currency that is named; that none was used where there is neither. */
export function exchangeRate({ scenario: { notes }, args, currencies }: QuestionContext): string {
  const facts = args?.currency === undefined ? undefined : currencies?.[args.currency]
  const remark = notes.map((note) => taken.exec(note)).find((found) => found !== null)
  // "USD to CHF at what rate?" of a budget in euros.
  const isOther = facts !== undefined && args?.currency !== 'USD' && remark?.[3]?.includes(facts.name) !== true
  if (remark != null && !isOther) {
    const [, words = '', dollars = '', rate = '', day = '', standing = ''] = remark
    const origin = standings[standing]
    return `Not today’s: ${words} was turned into ${dollars} once, at ${rate}, a rate of ${day}${origin === undefined ? '' : ` (${origin})`}. Give the sum in dollars to use a rate of your own.`
  }
  if (facts === undefined || args?.currency === 'USD')
    return 'None is used in this plan: no sum of it was given in another currency.'
  const origin = standings[facts.usd.standing ?? '']
  return `Not today’s: on record is ${exchangeText(currencyOf(facts))}, of ${facts.usd.asOf ?? 'no known day'}${origin === undefined ? '' : ` (${origin})`}. No sum of this plan was given in it.`
}
