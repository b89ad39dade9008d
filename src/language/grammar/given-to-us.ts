/** "US only" behind a word of giving: those who are given something. */
import type { ParseContext } from './parse-context.ts'

/** "The boss gives us only 500 euros": people, and no place. */
const isGivenToUs = (context: ParseContext, index: number): boolean =>
  context.textAt(index) === 'us only' && givesTo.test(context.textAt(index - 1))
const givesTo =
  /^(?:g[ai]ves?|given|leaves?|left|gets?|got|allow(?:s|ed)?|lets?|costs?|takes?|took|saves?d?|buys?|bought|pays?|paid|grant(?:s|ed)?|offer(?:s|ed)?|lends?|lent|tells?|told|sends?|sent|brings?|brought|makes?|made|charge[sd]?)$/u

/** "Our lab can pay for 200 H100 hours", "our lab wants to fine-tune": who pays for them rents them, and who wants may have nothing. */
const isPayer = (context: ParseContext, index: number): boolean => {
  const mention = context.mentions[index]
  if (mention === undefined) return false
  const behind = context.tokens
    .slice(mention.to, mention.to + maxWords)
    .map(({ text }) => text)
    .join(' ')
  return paying.test(behind) || wanting.test(behind)
}
const wanting =
  /^(?:wants?|wanted|needs?|would like|plans|planned|hopes|wishes|asks?|asked|is (?:trying|planning|looking))\b/u
const maxWords = 4
const paying =
  /^(?:can|could|will|would|may|might|is able to|wants to)? ?(?:only |just |maybe |probably )?(?:pays?|afford|spend|fund|funds|cover|covers|rent|rents|buys?|finances?)\b/u

/** Whether the words name people and none of the settings of a plan. */
export const isOfPeople = (context: ParseContext, index: number, field: string): boolean =>
  isGivenToUs(context, index) || (field === 'owned' && isPayer(context, index))
