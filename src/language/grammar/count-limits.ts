/** Numbers of GPUs that are limits: "up to 8 H100s", "4 GPUs at most". */
import type { ParseContext } from './parse-context.ts'
import type { TokenSpan } from './slots.ts'
import { type Mention, isKind } from '../lexicon/meanings.ts'

/** "up to 8 GPUs", "4 GPUs max": fewer do as well. Of "at least 4 H100s" the number is estimated, and that is said. */
export function noteCountLimit(context: ParseContext, first: number, last: number, { from, to }: TokenSpan): void {
  const bound = countBound(context, first, last)
  if (bound === 'most') context.add({ role: 'remark', note: '', isMost: 'gpus', from, to })
  if (bound !== 'least') return
  context.add({ role: 'remark', note: 'A limit on the number of GPUs is read as the number itself.', from, to })
}

/** What the number that fills `first` to `last` is the limit of; null where it is the number itself. */
export function countBound(context: ParseContext, first: number, last: number): 'most' | 'least' | null {
  const before = context.skip(first, -1, 'article', 'equals')
  const [limit, after] = [context.mentions[before], context.mentions[last + 1]]
  if (isLimitOf(context, before - 1, context.textAt(before))) return null
  // "Going up to two L40S": as many, and no fewer.
  if (context.textAt(before) === 'up to' && motion.test(context.textAt(before - 1))) return null
  if (isKind(limit, 'limit') && limit.meaning.bound !== 'about')
    // "I don't want to use more than 2 GPUs"
    return limit.meaning.bound === 'most' || negation.test(context.textBetween(before - 6, before)) ? 'most' : 'least'
  if (!isKind(after, 'limit') || !behindCount.test(context.textAt(last + 1))) return null
  // "2 H100 max 12 hours": the hours are limited.
  return isOfLimit(context.mentions[last + 2]) ? null : 'most'
}

/** Money and time, which are told as limits. */
const isOfLimit = (mention: Mention | undefined): boolean =>
  isKind(mention, 'amount') && (mention.meaning.measure === 'money' || mention.meaning.measure === 'hours')

/** "12h max 2 H100", "200$ tops 8 cards": the word is of the amount before it, which has no other. */
const isLimitOf = (context: ParseContext, at: number, word: string): boolean =>
  behindCount.test(word) && isOfLimit(context.mentions[at]) && !isKind(context.mentions[at - 1], 'limit')

const motion = /(?:^| )(?:going|go|moving|move|stepping|step|switching|upgrading|upgrade|scaling|jumping)$/u
const negation = /\b(?:never|not|no|nothing|without|cannot|(?:do|wo|ca|should|must|would)n['’]?t)\b/
/** Behind a number these are of it; "4 GPUs under $50" has a limit of its own. */
const behindCount = /^(?:max|maximum|tops|at (?:the )?most|or (?:less|fewer))$/
