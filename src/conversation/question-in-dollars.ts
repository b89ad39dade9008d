/** A sum that a question names in other money: taken for dollars, and said so below the answer. */
import type { Question } from '../language/questions/question.ts'
import { exactUsdText } from '../recommend/figure-text.ts'
import { formatSignificant } from '../presentation/format/significant-digits.ts'
import type { EngineContext } from './engine-context.ts'

export type QuestionInDollars = { readonly question: Question; readonly rate: string | null }

/** The question with its sum in dollars; `rate` null: it was in dollars, or no sum was named. */
export function questionInDollars(question: Question, { catalog }: Pick<EngineContext, 'catalog'>): QuestionInDollars {
  const { money, moneyIn, numbers, perKwh } = question.args ?? {}
  // A price of power is told in its own money.
  if (money === undefined || moneyIn === undefined || perKwh !== undefined) return { question, rate: null }
  const { moneyIn: _, ...args } = question.args ?? {}
  const facts = catalog.totalCost.currencies[moneyIn]
  if (facts === undefined)
    return {
      question: { ...question, args },
      rate: `No rate of ${moneyIn} is on record: the sum is taken for dollars.`,
    }
  const { sign, name, usd } = facts
  const dollars = Math.round(money * usd.base * 100) / 100
  const inDollars = numbers?.map((one) => (one.value === money ? { ...one, value: dollars } : one))
  return {
    question: {
      ...question,
      ...(question.value === money ? { value: dollars } : {}),
      args: { ...args, money: dollars, ...(inDollars === undefined ? {} : { numbers: inDollars }) },
    },
    rate: `${sign}${exactUsdText(money).slice(1)} is taken for ${exactUsdText(dollars)}, at ${formatSignificant(usd.base, 4)} dollars to the ${name} (rate of ${usd.asOf}).`,
  }
}
