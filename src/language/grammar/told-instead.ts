/** "Epoch is not 2, it is 3", "rank isn't 64 but 16": of two bare numbers the second is what the word before both counts. */
import { isKind } from '../lexicon/meanings.ts'
import { plainMeasures } from './corrected-amounts.ts'
import { range } from './index-range.ts'
import type { ParseContext } from './parse-context.ts'

/** As far as the words stand before the number that is refused, in mentions. */
const reach = 4
const between = /^,? ?(?:but|(?:but )?(?:it|they|that|this|it's|that's|they're)(?: should)?(?: is| are| be)?)$/u

/** Fills what holds, and takes no note of what does not. */
export function fillToldInstead(context: ParseContext): void {
  for (const { mention, index } of context.unused('amount')) {
    if (mention.meaning.measure !== null || context.used.has(index)) continue
    const not = context.skip(index, -1, 'article', 'function-word')
    const isRefused =
      isKind(context.mentions[not], 'not') || /(?:n't| not)$/u.test(context.textAt(index - 1).replaceAll(" '", "'"))
    if (!isRefused) continue
    const next = range(index + 1, index + 6).find((at) => isKind(context.mentions[at], 'amount', 'sentence-end'))
    const other = context.mentions[next ?? -1]
    if (next === undefined || !isKind(other, 'amount') || other.meaning.measure !== null) continue
    if (!between.test(context.textBetween(index + 1, next))) continue
    const of = range(Math.max(0, not - reach), not).findLast((at) => isKind(context.mentions[at], 'measure', 'gpu'))
    const subject = context.mentions[of ?? -1]
    if (of === undefined || !isKind(subject, 'measure') || !plainMeasures.has(subject.meaning.measure)) continue
    const { measure } = subject.meaning
    const amount = { ...other.meaning, measure }
    context.add({ role: 'quantity', measure, amount, from: subject.from, to: other.to, holds: true }, index, next)
  }
}
