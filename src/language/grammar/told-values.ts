/** "Context needs to be 16k", "completions come out at about 900", "rank should be 32": a number behind the name of what it is, with a verb between. */
import type { Measure } from '../../catalog/lexicon-meaning.ts'
import { tasksOf } from '../../catalog/training-method.ts'
import { type Amount, isKind } from '../lexicon/meanings.ts'
import { isFewTokens } from './number-features.ts'
import { anywhere } from './once-per-text.ts'
import type { ParseContext } from './parse-context.ts'
import { spanOf } from './slots.ts'

/** As far as the name stands before its number, in mentions. */
const reach = 7
const [shortest, longest] = [64, 2_000_000]
const between = ['function-word', 'preposition', 'equals', 'limit', 'article', 'unknown', 'only', 'request'] as const
const counted = ['unknown', 'gpu', 'model', 'measure', 'times', 'vendor', 'instance'] as const
const verbs =
  /(?:^| )(?:is|are|be|being|needs?|needed|must|has|have|had|should|shall|will|would|can|could|may|wants?|holds?|fits?|reach|reaches|hits?|comes?|came|ends?|runs?|lands?|averages?|tends?|gets?|clocks?|grows?|stays?)(?: |$)/u
/** What is written in reinforcement learning: also "outputs of some 900 tokens". */
const responses = /^(?:completions?|responses?|answers?|outputs?|generations?|rollouts?|replies|reply)$/u

/** Fills what is told in a sentence as it is where the number stands right behind its name. */
export function fillToldValues(context: ParseContext): void {
  for (const { mention, index } of context.unused('amount')) {
    const { each: _, unit: _unit, ...amount } = mention.meaning
    const isPlain = amount.change === undefined && amount.factors === undefined && ['', 'k'].includes(amount.magnitude)
    // "Answers are graded by 900 rules"
    const isOfOther = amount.measure === null && isKind(context.mentions[index + 1], ...counted)
    const measure = isPlain && !isOfOther ? measureTold(context, index, mention.meaning) : null
    if (measure !== null)
      context.add({ role: 'quantity', measure, amount: { ...amount, measure }, ...spanOf(mention) }, index)
  }
}

/** What the name before a number says that it counts, with a verb between the two; null where another thing stands between. */
function measureTold(context: ParseContext, index: number, amount: Amount): Measure | null {
  const { measure, magnitude, value } = amount
  const isLength = value >= shortest && value <= longest && (measure === null || isFewTokens(amount))
  for (let at = index - 1; at >= Math.max(0, index - reach); at -= 1) {
    const name = context.mentions[at]
    const words = context.textBetween(at + 1, index)
    if (responses.test(context.lastWordAt(at)) && (verbs.test(words) || /^(?:of|at|with) /u.test(words)))
      return isLength && isGenerating(context) ? 'responseTokens' : null
    if (isKind(name, 'measure')) {
      const told = name.meaning.measure
      // "As big a batch as possible (1024+)": the sign between them is none of a list.
      const isWished = told === 'batch' && wished.test(words)
      if (context.used.has(at) || !(isWished || verbs.test(words))) return null
      if (told === 'sequence' || told === 'promptTokens') return isLength ? told : null
      const isCount = measure === null && magnitude === '' && Number.isInteger(value)
      // It is that of a step, however it is come by.
      if (isCount && isWished) return 'globalBatch'
      return isCount && (told === 'rank' || told === 'batch' || told === 'globalBatch') ? told : null
    }
    if (!isKind(name, ...between) && !(isKind(name, 'comma', 'sign') && isWish(context, at, index))) return null
  }
  return null
}

/** What may stand between a batch that is wished for and its number. */
const wished =
  /^(?:\(? ?(?:global|total|effective|overall)\)|(?:sizes? )?(?:as (?:possible|we can|you can|the card holds)|(?:that )?(?:we|you|i|one) can(?: get| have)?|possible)?[ ,:(]{0,3}(?:(?:like|say|maybe|ideally|around|about|of|of at least|at least) ?)?)[ (]{0,2}$/u
const isWish = (context: ParseContext, at: number, index: number): boolean =>
  /\b(?:batch|batches)\b/u.test(context.textBetween(Math.max(0, at - reach), index))

const generatingTasks = tasksOf('reinforcement')
const isGenerating = anywhere(
  ({ meaning }) => meaning.kind === 'field-value' && meaning.field === 'task' && generatingTasks.has(meaning.value),
)
