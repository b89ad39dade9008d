/** The currency of a sum that names none: "two and a half grand" beside "£85k", "2 lakh". */
import { type Amount, isKind } from '../lexicon/meanings.ts'
import type { ParseContext } from './parse-context.ts'

/** The amount in the one currency that is named elsewhere in a message, or that its own number belongs to. */
export function withNamedCurrency(context: ParseContext, index: number, amount: Amount): Amount {
  if (context.mode !== 'message' || amount.currency !== undefined) return amount
  const words = context.textAt(index).split(' ')
  if (words.some((word) => dollarWords.has(word))) return amount
  const ofNumber = words.some((word) => rupeeNumbers.has(word)) ? 'INR' : undefined
  const [named, ...others] = new Set(context.mentions.flatMap((_, at) => currencyNamedAt(context, at)))
  const currency = named === undefined || others.length > 0 ? ofNumber : named === dollars ? undefined : named
  return currency === undefined ? amount : { ...amount, currency }
}

const dollars = 'USD'
const dollarWords: ReadonlySet<string> = new Set(
  '$ usd dollar dollars buck bucks cent cents credit credits dollarydoos'.split(' '),
)
/** Nobody counts dollars in them. */
const rupeeNumbers: ReadonlySet<string> = new Set(['lakh', 'lakhs', 'crore', 'crores'])

function currencyNamedAt(context: ParseContext, at: number): readonly string[] {
  const mention = context.mentions[at]
  if (!isKind(mention, 'amount', 'measure')) return []
  const { measure, currency } = mention.meaning
  if (currency !== undefined) return [currency]
  const isMoney = measure === 'money' || measure === 'budget'
  return isMoney &&
    context
      .textAt(at)
      .split(' ')
      .some((word) => dollarWords.has(word))
    ? [dollars]
    : []
}
