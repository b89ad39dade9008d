/** "500M tokens, and the four epochs are inside that figure", "96M with the 3 epochs baked in": passes that are counted already. */
import { anywhere } from './once-per-text.ts'
import type { ParseContext } from './parse-context.ts'
import { type Amount, type Mention, isKind } from '../lexicon/meanings.ts'
import { spanOf } from './slots.ts'

/** Takes passes that are told to be in the tokens for no more passes over them. */
export function fillIncludedEpochs(context: ParseContext): void {
  if (!hasTokens(context)) return
  for (const { mention, index } of context.unused('amount')) {
    if (mention.meaning.measure !== 'epochs') continue
    if (!areIncluded(context, index) && !fillProduct(context, index, mention.meaning.value)) continue
    context.add({ role: 'remark', note: 'The epochs are counted in the tokens already.', ...spanOf(mention) }, index)
  }
}

/** Whether the words beside passes say that the amount of data is theirs. */
export function areIncluded(context: ParseContext, index: number): boolean {
  const behind = context.textBetween(index + 1, index + reach)
  return (
    includedBefore.test(context.textBetween(index - reach, index)) ||
    includedBehind.test(behind) ||
    containedBehind.test(behind)
  )
}
const reach = 10

/** "The corpus is 24M tokens, x5 epochs gives 120M": what they come to is said right behind, and that amount is taken. */
function fillProduct(context: ParseContext, index: number, epochs: number): boolean {
  const at = [1, 2, 3, 4, 5].map((step) => index + step).find((one) => isData(context.mentions[one]))
  const product = at === undefined ? undefined : context.mentions[at]
  if (at === undefined || !isKind(product, 'amount') || !comesTo.test(context.textBetween(index + 1, at))) return false
  const { meaning } = product
  const base = Array.from({ length: reach }, (_, back) => index - 1 - back).find((one) => {
    const mention = context.mentions[one]
    return (
      isData(mention) &&
      isKind(mention, 'amount') &&
      Math.abs((mention.meaning.value * epochs) / meaning.value - 1) < slack
    )
  })
  if (base === undefined) return false
  const amount: Amount = { ...meaning, measure: 'tokens' }
  context.add({ role: 'quantity', measure: 'tokens', amount, ...spanOf(product), holds: true }, at, base)
  return true
}
const slack = 0.03
const comesTo = /(?:^|[ =])(?:gives?|makes?|equals?|means?|is|are|totals?|so|hence|thus|comes? to|=|->|→)(?:$| )/u
const isData = (mention: Mention | undefined): boolean => {
  if (!isKind(mention, 'amount')) return false
  const { measure, magnitude, value } = mention.meaning
  return (
    value >= 1000 && (measure === 'tokens' || measure === 'data' || (measure === null && /^[kmb]$/u.test(magnitude)))
  )
}

const includedBefore =
  /(?:\b(?:already|includ(?:es?|ing)|contains?|covers|accounts for|multiplied|multiplying|counts|inclusive of)(?: (?:is|was|with|has|have|got|by|in|for|all|the|our|of|those|these|my|counted|includes?|contains?|covers?|counts?|multiplied|times|included|over)){0,5}|\b(?:that's|that is|(?:number|figure|total) is) with(?: (?:all|the|our)){0,2}|(?:that's|it's|is|are) for all)$/u
const includedBehind =
  /^(?:(?:,|\)|but|and|they|these|those|which) ){0,3}(?:(?:are|is|were|was|have been|has been|all|both|already|of training|over it) ){0,3}(?:inside\b|baked in|included|counted(?! (?:separately|apart))|factored|accounted for|multiplied|priced in|in (?:it|there|that|this|the (?:number|total|figure))\b)/u

/** "3 epochs but the 3M already counts those", "they are in the 9M already" */
const containedBehind =
  /^(?:(?:,|;|\.|but|and|though|since|because|as) ){0,3}(?:(?:the|that|this|my|our) )?(?:(?:[\d.]{1,8} ?[kmbt]?(?: tokens)?|number|figure|total|count|amount|corpus|data|it|they|these|those|that|this) ){0,2}(?:already (?:counts?|includes?|has|contains?|covers)(?: in)? (?:those|them|these|it|that|all|both)\b|(?:includes?|contains?|covers) (?:them|these|those|all of them) ?(?:already|[.,]|$)|(?:is|are) (?:already )?for all\b|is the (?:sum|total) (?:over|of|across|for) (?:all|them|the)\b|(?:counting|including) (?:all|them|those|these)\b|(?:are |is )?(?:already )?in (?:the|that|my) (?:number|figure|total|count|\d[\d.]{0,8} ?[kmb]?(?: tokens)?) already\b)/u

const hasTokens = anywhere(
  (mention) => isKind(mention, 'amount') && (mention.meaning.measure === 'tokens' || mention.meaning.magnitude === 'm'),
)
