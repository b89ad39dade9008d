/** A number that answers the line before it: "Rob: epochs? / Dana: 4", "how big is the corpus now / 2.1B after dedup". */
import type { Measure } from '../../catalog/lexicon-meaning.ts'
import { type Amount, type Mention, isKind } from '../lexicon/meanings.ts'
import { plainMeasures } from './corrected-amounts.ts'
import { isCount } from './gpu-count.ts'
import type { ParseContext } from './parse-context.ts'

/** A question is as short as this, in mentions. */
const longestQuestion = 12
/** As far from the beginning of its line an answer stands, behind the name of who gives it. */
const answerReach = 5

/** Fills a slot for each bare number that begins a line below a question of how many or how much. */
export function fillAnsweredNumbers(context: ParseContext): void {
  fillPassesDone(context)
  let lineStart = 0
  for (const [at, mention] of context.mentions.entries()) {
    if (!isKind(mention, 'sentence-end') || context.textAt(at) !== '\n') continue
    fillAnswer(context, lineStart, at, at + 1)
    fillFormLine(context, lineStart, at)
    lineStart = at + 1
  }
  fillFormLine(context, lineStart, context.mentions.length)
}

/** "The 60M are per epoch, we'd do 3" */
function fillPassesDone(context: ParseContext): void {
  for (const { mention, index } of context.unused('amount')) {
    const { meaning, from, to } = mention
    const next = context.mentions[index + 1]
    if (meaning.measure !== null || meaning.magnitude !== '' || meaning.value > mostPasses || !isCount(meaning))
      continue
    if (!/(?:^| )(?:do|run|make|plan|want|take|use|keep|with|to|at)$/.test(context.textAt(index - 1))) continue
    if (next !== undefined && !isKind(next, 'sentence-end', 'comma')) continue
    const before = context.mentions.slice(Math.max(0, index - passReach), index)
    const isNamed = before.some((one) => isKind(one, 'measure') && one.meaning.measure === 'epochs')
    const told = !isNamed && isInsteadOfTold(context, index)
    if (!isNamed && !told) continue
    const span = told ? { from, to, holds: true as const } : { from, to }
    context.add({ role: 'quantity', measure: 'epochs', amount: { ...meaning, measure: 'epochs' }, ...span }, index)
  }
}
/** "My professor told 10 epochs, …, so I take 3": another number of passes than somebody else's. */
function isInsteadOfTold(context: ParseContext, index: number): boolean {
  for (let at = index - 1; at >= Math.max(0, index - toldReach); at -= 1) {
    const one = context.mentions[at]
    // It may count them.
    if (isKind(one, 'gpu')) return false
    if (isKind(one, 'amount') && one.meaning.measure === 'epochs')
      return [1, 2, 3].some((back) => tellingWords.has(context.lastWordAt(at - back)))
  }
  return false
}
const toldReach = 40
const tellingWords: ReadonlySet<string> = new Set(
  'told said says suggested suggests recommended recommends wanted wants want prefers insists asked did used uses proposed advised'.split(
    ' ',
  ),
)
const mostPasses = 20
const passReach = 8

/** "Passes: teacher once, student 3x": the one number of a line of a form is of what the line is named. */
function fillFormLine(context: ParseContext, from: number, to: number): void {
  const name = context.mentions[from]
  if (!isKind(name, 'measure') || context.textAt(from + 1) !== ':' || to - from > longestLine) return
  const numbers: { index: number; mention: Mention<Amount> }[] = []
  for (let index = from + 2; index < to; index += 1) {
    const mention = context.mentions[index]
    if (isKind(mention, 'amount')) numbers.push({ index, mention })
  }
  const [only] = numbers
  const { measure } = name.meaning
  if (only === undefined || numbers.length > 1 || context.used.has(only.index)) return
  if (only.mention.meaning.measure !== null || (measure !== 'epochs' && measure !== 'examples')) return
  const { meaning } = only.mention
  if ((measure === 'epochs') !== (meaning.magnitude === '' && meaning.value < leastLarge)) return
  const span = { from: only.mention.from, to: only.mention.to }
  context.add({ role: 'quantity', measure, amount: { ...meaning, measure }, ...span }, only.index)
}
const longestLine = 16

/** `from` to `to`: the line that may ask; `next`: where the line below it begins. */
function fillAnswer(context: ParseContext, from: number, to: number, next: number): void {
  if (to - from > longestQuestion || to <= from) return
  const words = Array.from({ length: to - from }, (_, step) => context.textAt(from + step)).join(' ')
  if (!asks.test(words)) return
  const measure = measureAsked(context, from, to, words)
  const answer = measure === null ? null : numberAt(context, next)
  if (measure === null || answer === null) return
  const { index, mention } = answer
  const { meaning } = mention
  const span = { from: mention.from, to: mention.to }
  if (measure === 'gpus') {
    if (!isCount(meaning)) return
    const amount = { ...meaning, measure: 'gpus' as const }
    context.add({ role: 'count', amount, byTimes: false, ...span, holds: true }, index)
    return
  }
  if (measure === 'budget') {
    if (meaning.value < leastBudget) return
    context.add({ role: 'quantity', measure, amount: { ...meaning, measure }, ...span }, index)
    return
  }
  const isLarge = ['k', 'm', 'b', 't'].includes(meaning.magnitude) || meaning.value >= leastLarge
  const isFew = measure === 'epochs' || measure === 'rank' || measure === 'batch'
  if (isFew === isLarge) return
  context.add({ role: 'quantity', measure, amount: { ...meaning, measure }, ...span }, index)
}
const leastLarge = 1000
/** In dollars. */
const leastBudget = 20

const asks = /\?|(?:^|: )(?:and |ok |so |but )?(?:how|what|which)\b/
const ofData = /\b(?:corpus|dataset|data ?set|data|tokens)\b/
const ofSize = /\b(?:how (?:big|large|much|many)|what size)\b/

/** What is asked for, by its own word: of one thing alone. */
function measureAsked(context: ParseContext, from: number, to: number, words: string): Measure | null {
  const named = new Set<Measure>()
  for (let at = from; at < to; at += 1) {
    const mention = context.mentions[at]
    // A number of its own says more than a question of one.
    if (isKind(mention, 'amount') && mention.meaning.measure !== null) return null
    if (isKind(mention, 'measure')) named.add(mention.meaning.measure)
  }
  if (ofData.test(words) && (ofSize.test(words) || named.has('tokens'))) return 'tokens'
  const [only] = named
  const isAnswerable = only !== undefined && (only === 'budget' || plainMeasures.has(only))
  return named.size === 1 && isAnswerable ? only : null
}

/** The bare number near the beginning of a line; null: it begins with something else. */
function numberAt(context: ParseContext, next: number): { index: number; mention: Mention<Amount> } | null {
  for (let index = next; index < Math.min(next + answerReach, context.mentions.length); index += 1) {
    const mention = context.mentions[index]
    if (isKind(mention, 'sentence-end', 'question', 'not')) return null
    if (!isKind(mention, 'amount')) continue
    const isBare = mention.meaning.measure === null && mention.meaning.change === undefined && !context.used.has(index)
    const after = context.mentions[index + 1]
    return isBare && !isKind(after, 'gpu', 'times', 'model', 'measure') ? { index, mention } : null
  }
  return null
}
