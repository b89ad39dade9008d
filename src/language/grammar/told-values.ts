/** "Context needs to be 16k", "completions come out at about 900", "rank should be 32": a number behind the name of what it is, with a verb between. */
import type { Measure } from '../../catalog/lexicon-meaning.ts'
import { tasksOf } from '../../catalog/training-method.ts'
import { type Amount, isKind } from '../lexicon/meanings.ts'
import { isFewTokens } from './number-features.ts'
import { anywhere } from './once-per-text.ts'
import type { ParseContext } from './parse-context.ts'
import { spanOf } from './slots.ts'

/** Fills what is told in a sentence as it is where the number stands right behind its name. */
export function fillToldValues(context: ParseContext): void {
  for (const { mention, index } of context.unused('amount')) {
    const name = nameBefore(context, index)
    if (name === null) continue
    const measure = measureOf(context, name, index, mention.meaning)
    if (measure === null) continue
    const { each: _, unit: _unit, ...amount } = mention.meaning
    context.add({ role: 'quantity', measure, amount: { ...amount, measure }, ...spanOf(mention) }, index)
  }
}

/** As far as the name stands before its number, in mentions. */
const reach = 7
const verbs =
  /(?:^| )(?:is|are|be|being|needs?|needed|must|has|have|had|should|shall|will|would|can|could|may|want|wants?|hold|holds|fit|fits|reach|reaches|hit|hits|come|comes|came|end|ends|run|runs|land|lands|average|averages|tend|tends|get|gets|clock|clocks|grow|grows|stay|stays)(?: |$)/u
/** "Outputs of some 900 tokens" */
const verbsOrOf = new RegExp(`${verbs.source}|^(?:of|at|with) `, 'u')
const between = ['function-word', 'preposition', 'equals', 'limit', 'article', 'unknown', 'only', 'request'] as const

/** The name of what is told of a number, with a verb between the two; null where another thing stands between. */
function nameBefore(context: ParseContext, index: number): number | null {
  for (let at = index - 1; at >= Math.max(0, index - reach); at -= 1) {
    const mention = context.mentions[at]
    if (isKind(mention, 'measure')) return at < index - 1 && verbs.test(wordsBetween(context, at, index)) ? at : null
    if (isName(context, at) && verbsOrOf.test(wordsBetween(context, at, index))) return at
    if (!isKind(mention, ...between)) return null
  }
  return null
}
const wordsBetween = (context: ParseContext, name: number, index: number): string =>
  context.textBetween(name + 1, index)

const responses = /^(?:completions?|responses?|answers?|outputs?|generations?|rollouts?|replies|reply)$/u
const isName = (context: ParseContext, at: number): boolean => responses.test(context.lastWordAt(at))

function measureOf(context: ParseContext, name: number, index: number, amount: Amount): Measure | null {
  const { measure, magnitude, value, change, factors } = amount
  if (change !== undefined || factors !== undefined || !['', 'k'].includes(magnitude)) return null
  // "Answers are graded by 900 rules"
  const isCounting = isKind(
    context.mentions[index + 1],
    'unknown',
    'gpu',
    'model',
    'measure',
    'times',
    'vendor',
    'instance',
  )
  if (measure === null && isCounting) return null
  const isLength = value >= shortest && value <= longest && (measure === null || isFewTokens(amount))
  if (isLength && isName(context, name)) return isGenerating(context) ? 'responseTokens' : null
  const named = context.mentions[name]
  if (!isKind(named, 'measure') || context.used.has(name)) return null
  const told = named.meaning.measure
  if (told === 'sequence' || told === 'promptTokens') return isLength ? told : null
  return countMeasures.has(told) && measure === null && magnitude === '' && Number.isInteger(value) ? told : null
}
const [shortest, longest] = [64, 2_000_000]
const countMeasures: ReadonlySet<Measure> = new Set(['rank', 'batch', 'globalBatch'])

const generatingTasks = tasksOf('reinforcement')
const isGenerating = anywhere(
  (mention) =>
    isKind(mention, 'field-value') && mention.meaning.field === 'task' && generatingTasks.has(mention.meaning.value),
)
