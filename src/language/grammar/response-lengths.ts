/** Lengths of what a model writes in reinforcement learning: the mean counts in time, a cap beside it in memory. */
import type { Measure } from '../../catalog/lexicon-meaning.ts'
import { tasksOf } from '../../catalog/training-method.ts'
import { isKind } from '../lexicon/meanings.ts'
import type { Token } from '../text/tokenize.ts'
import type { ParseContext } from './parse-context.ts'
import type { Slot, SlotOf } from './slots.ts'

const generatingTasks = tasksOf('reinforcement')
const windows: ReadonlySet<Measure> = new Set(['sequence', 'responseTokens'])
const meanWords = new Set('typically typical usually usual average avg mean normally mostly new'.split(' '))
const capWords = new Set('max maximum cap capped limit limited most up longest'.split(' '))
/** Longer is no response. */
const longest = 262_144
/** Shorter is a number of something else. */
const shortest = 64
/** How far such a word may stand from its number, in tokens. */
const reach = 2

/** "8k max tokens, typically 3k", "grpo (avg 8k, cap 16k)": lengths of responses, and no other amount of data. */
export function fillResponseLengths(context: ParseContext): void {
  const isOfWriting = context.mentions.some(
    (mention, at) =>
      (isKind(mention, 'field-value') &&
        mention.meaning.field === 'task' &&
        generatingTasks.has(mention.meaning.value)) ||
      // In a thread the objective was said before.
      (context.mode === 'thread' &&
        isKind(mention, 'amount') &&
        mention.meaning.measure !== null &&
        (windows.has(mention.meaning.measure) ||
          (mention.meaning.measure === 'tokens' && capWords.has(context.lastWordAt(at - 1))))),
  )
  if (!isOfWriting) return
  const hasMean = fillLengths(context, meanWords, 'responseTokens')
  // A cap alone may be one of dollars, where nothing is said of what is written.
  if (hasMean || context.mentions.some((mention) => isKind(mention, 'amount') && isWritten(mention.meaning.measure)))
    fillLengths(context, capWords, 'responseCap')
}

const isWritten = (measure: Measure | null): boolean => measure === 'responseTokens' || measure === 'samplesPerPrompt'
/** What a number may already be taken for: "avg 8k" is a length of something. */
const openMeasures: ReadonlySet<Measure | null> = new Set([null, 'tokens', 'length', 'responseTokens'])

/** Numbers that no other measure claims, beside one of the words; whether there was one. */
function fillLengths(context: ParseContext, words: ReadonlySet<string>, measure: Measure): boolean {
  let isFound = false
  for (const { mention, index } of context.unused('amount')) {
    const { measure: own, value, magnitude } = mention.meaning
    if (value > longest || value < shortest || magnitude === 'b' || !openMeasures.has(own)) continue
    const beside = wordBeside(context, index, words)
    if (beside === null) continue
    const { unit: _, ...amount } = mention.meaning
    // "5k prompts avg 8k": the word ends another amount.
    const isOwn = context.kindAt(beside) !== 'amount'
    const around = [mention, ...(isOwn ? [context.mentions[beside] ?? mention] : [])]
    const from = Math.min(...around.map((each) => each.from))
    const to = Math.max(...around.map((each) => each.to))
    context.add({ role: 'quantity', measure, amount, from, to }, index, ...(isOwn ? [beside] : []))
    isFound = true
  }
  return isFound
}

/** Index of the mention with such a word: the number's own, the one before it, or the one behind where that belongs to no other. */
function wordBeside(context: ParseContext, index: number, words: ReadonlySet<string>): number | null {
  const has = (at: number): boolean =>
    context
      .textAt(at)
      .split(' ')
      .slice(context.kindAt(at) === 'amount' ? -1 : -3)
      .some((word) => words.has(word))
  const own = context.textAt(index).split(' ')
  // "512 new tokens"
  if (own.some((word) => words.has(word))) return index
  const before = context.skip(index, -1, 'preposition', 'equals', 'function-word')
  if (has(before)) return before
  const behind = context.skip(index, 1, 'preposition')
  return context.kindAt(behind) !== 'amount' && has(behind) && context.kindAt(behind + 1) !== 'amount' ? behind : null
}

/** "8k max tokens, typically 3k", "max completion 16k": what is called the most is the cap of a response. */
export const withCaps = (slots: readonly Slot[], tokens: readonly Token[]): readonly Slot[] =>
  slots.map((slot): Slot =>
    slot.role === 'quantity' && slot.measure === 'responseTokens' && isCap(tokens, slot)
      ? { ...slot, measure: 'responseCap' }
      : slot,
  )

/** Whether a number is called the most that there may be. */
export const isCap = (tokens: readonly Token[], slot: SlotOf<'quantity'>): boolean =>
  tokens.slice(slot.from, slot.to).some(({ text }) => capWords.has(text)) || isBeside(tokens, slot, capWords)

/** Whether one of the words stands before the number, or in its own words, in the same part of a sentence. */
function isBeside(tokens: readonly Token[], { from, to }: Slot, words: ReadonlySet<string>): boolean {
  if (tokens.slice(from, to).some(({ text }) => words.has(text))) return true
  for (let at = from - 1; at >= Math.max(0, from - reach); at -= 1) {
    const text = tokens[at]?.text ?? ''
    if (text === ',' || text === ';' || text === '.') return false
    if (words.has(text)) return true
  }
  return false
}
