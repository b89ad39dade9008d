/** "500M tokens, and the four epochs are inside that figure", "96M with the 3 epochs baked in": passes that are counted already. */
import { anywhere } from './once-per-text.ts'
import type { ParseContext } from './parse-context.ts'
import { isKind } from '../lexicon/meanings.ts'
import { spanOf } from './slots.ts'

/** Takes passes that are told to be in the tokens for no more passes over them. */
export function fillIncludedEpochs(context: ParseContext): void {
  if (!hasTokens(context)) return
  for (const { mention, index } of context.unused('amount')) {
    if (mention.meaning.measure !== 'epochs') continue
    if (!areIncluded(context, index) && !areMultiplied(context, index, mention.meaning.value)) continue
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

/** "Two epochs, so 2 x 17M": the product behind them is of the passes. */
function areMultiplied(context: ParseContext, index: number, passes: number): boolean {
  if (passes < 2) return false
  return Array.from({ length: productReach }, (_, step) => index + 1 + step).some((at) => {
    const mention = context.mentions[at]
    if (!isKind(mention, 'amount') || mention.meaning.factors?.length !== 2) return false
    const [first = 0, second = 0] = mention.meaning.factors
    const isOfPasses = Math.min(first, second) === passes && Math.max(first, second) >= fewestOfOnePass
    // "(2 x 17M)" is read with its bracket.
    const opener = context.textAt(at).startsWith('(') ? '(' : ''
    return isOfPasses && resultOpener.test(`${context.textBetween(index + 1, at)}${opener}`)
  })
}
const productReach = 12
const fewestOfOnePass = 10_000
const resultOpener =
  /(?:^| |(?=\())(?:so|hence|thus|means|meaning|i \. e(?: \.)?|that's|that is|makes|→|- >|=|:|\()(?: (?:about|roughly|some|it's|we have|that's|,)){0,2}$/u

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
