/** "50k short limericks": a count, some words and a plural that is no unit are examples. */
import { type Amount, type Mention, isKind } from '../lexicon/meanings.ts'
import type { ParseContext } from './parse-context.ts'

/** Words that may stand before the plural. */
const maxDescribing = 4
/** Fewer of a thing are seldom trained on. */
const fewest = 1000
/** Who is counted, and what is spent or runs: none of it is trained on. */
const noExamples: ReadonlySet<string> = new Set(
  'users customers people employees clients members subscribers visitors students followers staff colleagues developers engineers agents stores shops offices followers downloads stars hours days weeks months years minutes seconds credits points steps iterations parameters params layers heads cards gpus machines servers nodes bucks sequences contexts windows classes labels topics categories languages voices'.split(
    ' ',
  ),
)
const rates: ReadonlySet<string> = new Set(['a', 'an', 'per', 'each', 'every', '/', 'daily', 'weekly', 'monthly'])

/** Whether the number counts things that are named behind it, and nothing says how often they come. */
export function isCountOfThings(context: ParseContext, index: number, { measure, magnitude, value }: Amount): boolean {
  const isMany = magnitude === 'k' || magnitude === 'm' || (magnitude === '' && Number.isInteger(value))
  if (measure !== null || !isMany || value < fewest) return false
  const isAbout = /^[~≈]$/u.test(context.textAt(index - 1))
  if (!isAbout && isKind(context.mentions[index - 1], 'limit', 'equals', 'measure', 'field')) return false
  let last = index
  while (last < index + 1 + maxDescribing && isWord(context.mentions[last + 1])) last += 1
  if (last === index) return false
  const noun = context.lastWordAt(last)
  const behind = context.textAt(last + 1).split(' ')[0] ?? ''
  if (!/^[a-z]{3,}(?<!s|u|i)s$/u.test(noun) || noExamples.has(noun) || rates.has(behind)) return false
  return magnitude !== 'm' || hasLengthOf(context, noun)
}

/** "1.6M events, 90 tokens per event": millions of what has a length are no tokens. */
const hasLengthOf = (context: ParseContext, noun: string): boolean =>
  context.mentions.some(
    (mention, at) =>
      context.lastWordAt(at) === noun.slice(0, -1) &&
      !isKind(mention, 'amount') &&
      ['per', 'a', 'an', 'each', 'every', '/'].includes(context.lastWordAt(at - 1)),
  )

/** A word that nobody knows, or one that only describes. */
const isWord = (mention: Mention | undefined): boolean =>
  isKind(mention, 'unknown') || (isKind(mention, 'function-word') && mention.to === mention.from + 1)
