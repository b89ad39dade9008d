/**
 * An amount of data that takes back one that was a slip: "300M tokens. Sorry, one zero too many: 30M", "hang on, Jess trimmed
 * the set, its 6M now", "it's 20M tokens not 200M", "not 10k but 100k rows".
 */
import { clauseAt } from './clause.ts'
import { type Amount, type Mention, isKind } from '../lexicon/meanings.ts'
import { range } from './index-range.ts'
import type { ParseContext } from './parse-context.ts'

/** As far back as the slip stands, in mentions. */
const reach = 34
const mostTimes = 1000

/** Fills the amount that holds, and leaves out the one that was a slip. */
export function fillSlippedAmounts(context: ParseContext): void {
  for (const { mention, index } of context.unused('amount')) {
    const { meaning, from, to } = mention
    if (!isData(meaning)) continue
    const wrong = refusedFor(context, index, meaning) ?? slipBefore(context, index, mention)
    if (wrong === null) continue
    const measure = meaning.measure ?? wrong.mention.meaning.measure
    if (measure !== 'tokens' && measure !== 'examples') continue
    context.add(
      { role: 'quantity', measure, amount: { ...meaning, measure }, from, to, holds: true },
      index,
      wrong.index,
    )
    // "… not 200M"
    const again = context.mentions[index + 2]
    if (isKind(context.mentions[index + 1], 'not') && isKind(again, 'amount') && isData(again.meaning))
      context.used.add(index + 2)
  }
}

const isData = ({ measure, magnitude, value, each, perStep, change, inWords }: Amount): boolean =>
  (measure === 'tokens' || measure === 'examples' || (measure === null && ['k', 'm', 'b'].includes(magnitude))) &&
  value >= 1000 &&
  each !== true &&
  perStep !== true &&
  change === undefined &&
  !inWords

type SlippedAmount = { readonly index: number; readonly mention: Mention<Amount> }

/** "Not 10k but 100k rows" */
function refusedFor(context: ParseContext, index: number, meaning: Amount): SlippedAmount | null {
  const other = context.mentions[index - 2]
  const isPair = /^(?:but|,|rather)$/u.test(context.textAt(index - 1)) && isKind(context.mentions[index - 3], 'not')
  if (!isPair || !isKind(other, 'amount') || !isAlike(meaning, other.meaning)) return null
  const measure = other.meaning.measure ?? meaning.measure
  return { index: index - 2, mention: { ...other, meaning: { ...other.meaning, measure } } }
}

/** The amount of the same kind before a word that says that it was wrong. */
function slipBefore(context: ParseContext, index: number, { meaning, from }: Mention<Amount>): SlippedAmount | null {
  if (!isStated(context, index)) return null
  const clause = clauseAt(context.clauses(), from)
  // "I looked at the wrong sheet, it's 20M tokens not 200M"
  if (clause?.isOffPlan === true && !isKind(context.mentions[index + 1], 'not')) return null
  for (let at = index - 1; at >= Math.max(0, index - reach); at -= 1) {
    const mention = context.mentions[at]
    if (!isKind(mention, 'amount') || !isNamed(mention.meaning) || context.used.has(at)) continue
    if (!isAlike(meaning, mention.meaning)) continue
    const words = range(at + 1, index)
      .map((one) => context.textAt(one))
      .join(' ')
    return slips.test(words) ? { index: at, mention } : null
  }
  return null
}
const slips =
  /\b(?:wrong|sorry|oops|typo|misread|mistyped|misspoke|too many|too few|hang on|hold on|wait|argh|ugh|swapped|trimmed|correction|my bad|my mistake|scratch that)\b/u

const isNamed = ({ measure }: Amount): boolean => measure === 'tokens' || measure === 'examples'

const isAlike = (one: Amount, other: Amount): boolean => {
  const times = one.value / other.value
  const isSame = one.measure === null || other.measure === null || one.measure === other.measure
  return (
    isSame &&
    times !== 1 &&
    times <= mostTimes &&
    times >= 1 / mostTimes &&
    (one.measure !== null || one.magnitude !== 'b' || other.magnitude === 'b')
  )
}

/** "It's 31M;", "30M.", "its 6M now": said to be so, and not of something else. */
function isStated(context: ParseContext, index: number): boolean {
  const before = context.textAt(index - 1)
  const next = context.mentions[index + 1]
  const isSaid =
    isKind(context.mentions[index - 1], 'equals', 'comma', 'sentence-end', 'limit', 'only') ||
    /(?:^| )(?:it's|its|it|that's|is|be|to|make|actually|rather|means|meant|only|have|has)$/u.test(before)
  const isEnd =
    next === undefined ||
    isKind(next, 'comma', 'sentence-end', 'sign', 'not', 'and') ||
    /^(?:now|then|instead|in total|total|left|with|at|of|each)\b/u.test(context.textAt(index + 1))
  return isSaid && isEnd
}
