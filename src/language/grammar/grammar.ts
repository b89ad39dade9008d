/** From mentions to slots: which number counts what, what is refused, what belongs together. */
import type { RecognizedText } from '../recognizers/recognized-text.ts'
import type { RuleObserver } from '../recognizers/recognize.ts'
import { isKind } from '../lexicon/meanings.ts'
import { isStopword } from '../lexicon/stopwords.ts'
import type { GrammarRule } from './grammar-rule.ts'
import { type GrammarVocabulary, ParseContext } from './parse-context.ts'
import type { GrammarResult, InputMode, Slot } from './slots.ts'

/** Applies the rules in their order; what one of them has used, those after it pass over. */
export function applyGrammar(
  { mentions, tokens }: Pick<RecognizedText, 'mentions' | 'tokens'>,
  rules: readonly GrammarRule[],
  mode: InputMode,
  vocabulary: GrammarVocabulary,
  observe?: RuleObserver,
): GrammarResult {
  const context = new ParseContext(mentions, tokens, mode, vocabulary)
  for (const { name, modes, fill } of rules) {
    if (modes !== undefined && !modes.includes(mode)) continue
    const before = context.slots.length
    fill(context)
    if (observe !== undefined) for (const { from, to } of context.slots.slice(before)) observe(name, from, to)
  }
  const slots = [...context.slots].sort((one, other) => one.from - other.from)
  return { slots, unrecognized: unrecognizedIn(context, slots), numbers: context.numbers }
}

/** Unknown words, and numbers that count nothing. A number in words ("one", "a couple") may stay alone, a sum of money may not. */
function unrecognizedIn(context: ParseContext, slots: readonly Slot[]): GrammarResult['unrecognized'] {
  return context.mentions.filter((mention, index) => {
    if (context.used.has(index)) return false
    if (isKind(mention, 'unknown')) return !isStopwordAt(context, index)
    if (isKind(mention, 'scale')) return true
    // "this quarter", "8 days" without its number: a time that nothing was made of.
    if (context.mode === 'command' && isKind(mention, 'measure') && mention.meaning.measure === 'hours')
      return !isAskedAbout(context, index)
    // "tf32: true" says as little as tf32.
    if (isKind(mention, 'on', 'off') && context.kindAt(context.skip(index, -1, 'equals')) === 'no-effect') return false
    if (isKind(mention, 'on', 'off', 'date'))
      return !(isKind(mention, 'date') && slots.some((slot) => slot.from === mention.from))
    return isKind(mention, 'amount') && (!mention.meaning.inWords || mention.meaning.measure === 'money')
  })
}

/** A stopword, where it is neither counted ("5 contracts") nor a place to run at ("on work"). */
function isStopwordAt(context: ParseContext, index: number): boolean {
  if (context.mode !== 'command' || !isStopword(context.textAt(index), context.vocabulary)) return false
  // "stack: unknown"
  if ([':', '='].includes(context.textAt(index - 1))) return false
  const isUnrecognized = (at: number): boolean =>
    isKind(context.mentions[at], 'unknown') && !isStopword(context.textAt(at), context.vocabulary)
  const before = context.mentions[index - 1]
  const isCounted = isKind(before, 'amount') && before.meaning.measure === null
  return !isCounted && !isUnrecognized(index - 1) && !isUnrecognized(index + 1)
}

/** "how many hours", "per hour", "weeks?" */
const isAskedAbout = (context: ParseContext, index: number): boolean =>
  isKind(context.mentions[index - 1], 'request', 'per', 'or', 'and') ||
  isKind(context.mentions[index + 1], 'question') ||
  ['how many', 'many', 'gpu', 'in'].includes(context.textAt(index - 1))
