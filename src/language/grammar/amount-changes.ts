/** Amounts that change what holds, in a thread: "2 more epochs", "remove 100M tokens", "knock 100 off the budget". */
import type { Measure } from '../../catalog/lexicon-meaning.ts'
import { type Amount, isKind } from '../lexicon/meanings.ts'
import type { ParseContext } from './parse-context.ts'
import { tokensOfEach } from './piece-lengths.ts'

/** In a thread the amount with what it changes; elsewhere an amount like any other. Tokens of each example are so. */
export function withChange(context: ParseContext, index: number, read: Amount): Amount {
  const amount = tokensOfEach(context, index, read)
  if (context.mode !== 'thread') {
    const { change: _, ...withoutChange } = amount
    return withoutChange
  }
  const change = amount.change ?? changeAround(context, index)
  if (change === null) return amount
  const measure = changedMeasure(context, index, amount)
  if (measure === null) return amount
  // "knock 100 off"
  if (context.kindAt(index + 1) === 'off') context.used.add(index + 1)
  return { ...amount, measure, change }
}

/** "the 24h limit" names what holds: only what comes without "the" is taken away. */
function changeAround(context: ParseContext, index: number): 'more' | 'fewer' | null {
  const [before, after] = [context.skip(index, -1, 'article'), context.textAt(index + 1)]
  // "Drop ctx to 4k": that is where it ends.
  if (context.textAt(index - 1) === 'the' || /\bto\b/u.test(context.textAt(index))) return null
  if (context.textAt(index - 1) === 'another') return 'more'
  const verb = verbBeforeBy(context, index)
  if (verb !== null) return raising.has(verb) ? 'more' : 'fewer'
  if (removals.has(context.textAt(before)) || after === 'off' || after === 'away') return 'fewer'
  const around = [context.kindAt(before), context.kindAt(index + 1)]
  if (around.includes('more') || around[0] === 'plus') return 'more'
  return around.includes('fewer') || around[0] === 'minus' ? 'fewer' : null
}

/** "Raise the budget by 100": the verb, where so little stands between. */
function verbBeforeBy(context: ParseContext, index: number): string | null {
  if (context.kindAt(index - 1) !== 'by') return null
  for (let back = 2; back <= mostBetween; back += 1) {
    const text = context.textAt(index - back)
    if (raising.has(text) || lowering.has(text)) return text
  }
  return null
}
const mostBetween = 5
const raising: ReadonlySet<string> = new Set('raise increase bump lift extend up grow push boost'.split(' '))
const lowering: ReadonlySet<string> = new Set('lower reduce decrease cut shrink trim drop'.split(' '))

const removals: ReadonlySet<string> = new Set(['remove', 'drop', 'take away', 'lose', 'leave out', 'get rid of', 'cut'])

/** What the change is of: "100 off the budget", "raise the budget by 100", "two more days"; null where nothing says so. */
function changedMeasure(context: ParseContext, index: number, amount: Amount): Measure | null {
  const target = targetAfter(context, index)
  const { measure, magnitude } = amount
  if (measure === 'money' || (measure === null && target === 'budget')) return 'budget'
  if (measure === 'hours' || (measure === null && target === 'deadline')) return 'deadline'
  return measure === null && (magnitude === 'm' || (magnitude === 'b' && amount.capital)) ? 'tokens' : measure
}

function targetAfter(context: ParseContext, index: number): Measure | null {
  const named = verbBeforeBy(context, index) === null ? undefined : context.mentions[index - 2]
  if (isKind(named, 'measure')) return named.meaning.measure
  const mention = context.mentions[context.skip(index, 1, 'off', 'more', 'preposition', 'function-word', 'article')]
  if (isKind(mention, 'limit')) return mention.meaning.bound === 'most' ? 'budget' : null
  return isKind(mention, 'measure') ? mention.meaning.measure : null
}
