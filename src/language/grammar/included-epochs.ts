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
    const before = context.textBetween(index - 4, index)
    const behind = context.textBetween(index + 1, index + 6)
    if (!includedBefore.test(before) && !includedBehind.test(behind)) continue
    context.add({ role: 'remark', note: 'The epochs are counted in the tokens already.', ...spanOf(mention) }, index)
  }
}

const includedBefore =
  /(?:^|[ (])(?:already (?:with|has|have|includes?|contains?|counts?|covers?|for|over|times)|inclusive of|(?:that|this|it) (?:includes|contains|covers|counts))(?: (?:the|all|our|all the|of|these|those)){0,2}$/u
const includedBehind =
  /^(?:(?:are|is|were|was|have been|has been|all|already|of training|over it) ){0,3}(?:inside\b|baked in|included|counted|factored in|accounted for|multiplied in|priced in|in (?:it|there|that|this)\b)/u

const hasTokens = anywhere(
  (mention) => isKind(mention, 'amount') && (mention.meaning.measure === 'tokens' || mention.meaning.magnitude === 'm'),
)
