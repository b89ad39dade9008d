/** The one sum of a message that nobody says was paid: what there is to spend. */
import { isKind } from '../lexicon/meanings.ts'
import { isForTheJob } from './granted-money.ts'
import { oncePerText } from './once-per-text.ts'
import type { ParseContext } from './parse-context.ts'

/** "i have exactly $50, and 33M tokens": the one sum of a message, of which nobody says that it was paid. */
export function isOnlyMoney(context: ParseContext, index: number): boolean {
  if (context.mode !== 'message') return false
  if (isGuessed(context, index) || isOutcome(context, index)) return false
  const isOfCompute =
    context.textAt(index + 1) === 'of' && /^(?:compute|credits?|gpus?|cloud)\b/.test(context.textAt(index + 2))
  // "A grant of 900": what there is, and no price of anything.
  if (context.textAt(index - 1) === 'of' && funds.has(context.lastWordAt(index - 2))) return hasOneSum(context)
  const steps = isOfCompute ? [-3, -2, -1] : [-3, -2, -1, 1, 2]
  const isOfOthers = (step: number): boolean =>
    paidWords.has(context.textAt(index + step)) &&
    !(step > 0 && isForTheJob(context, index + step)) &&
    !isAsked(context, index + step) &&
    !(step === 2 && relatives.has(context.textAt(index + 1)))
  return hasOneSum(context) && !steps.some(isOfOthers)
}
/** "Jo thinks 20 dollars", "everyone expects around 400": what somebody believes that it costs. */
const isGuessed = (context: ParseContext, index: number): boolean =>
  [1, 2, 3].some((back) => guesses.has(context.lastWordAt(index - back)))
const guesses: ReadonlySet<string> = new Set(
  'gut hunch guess bet thinks guesses guessed expects reckons bets estimates believes predicts'.split(' '),
)
/** "The first three came in at 2, 5 and 9 thousand dollars" */
function isOutcome(context: ParseContext, index: number): boolean {
  const at = context.skip(index, -1, 'amount', 'and', 'or', 'comma', 'limit', 'preposition', 'function-word', 'article')
  return /^(?:came|ended|totalled|totaled|amounted)$/u.test(context.textAt(at))
}
/** "Is $500 ok?", "the question is whether $500 does it" */
const isAsked = (context: ParseContext, at: number): boolean =>
  context.textAt(at) === 'is' &&
  (at === 0 ||
    isKind(context.mentions[at - 1], 'sentence-end', 'question', 'comma') ||
    ['if', 'whether'].includes(context.textAt(at + 1)))
/** "The $800 that is left" */
const relatives: ReadonlySet<string> = new Set(['that', 'which'])
const funds: ReadonlySet<string> = new Set([
  'grant',
  'fund',
  'funding',
  'sum',
  'total',
  'allowance',
  'stipend',
  'credit',
  'credits',
])
/** Whether a text names one sum of money. */
export const hasOneSum = oncePerText(
  ({ mentions }) =>
    mentions.filter((mention) => isKind(mention, 'amount') && mention.meaning.measure === 'money').length === 1,
)
const paidWords = new Set(
  'spent paid pay cost costs was were charged lost worth price priced saved per of for raised bill billed invoice each last ago fee salary / than is seed closed funding arr mrr revenue turnover valuation'.split(
    ' ',
  ),
)
