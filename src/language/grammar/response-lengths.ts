/** Lengths of what a model writes in reinforcement learning: the mean counts, and a cap beside it is none. */
import type { Measure } from '../../catalog/lexicon-sense.ts'
import { tasksOf } from '../../catalog/training-method.ts'
import { isKind } from '../lexicon/senses.ts'
import type { Token } from '../text/tokenize.ts'
import type { ParseContext } from './parse-context.ts'
import { wordsOf } from './size-slots.ts'
import { type Slot, type SlotOf, slotsOf } from './slots.ts'

const generatingTasks = tasksOf('reinforcement')
const windows: ReadonlySet<Measure> = new Set(['sequence', 'responseTokens'])
const meanWords = new Set('typically typical usually usual average avg mean normally mostly'.split(' '))
const capWords = new Set('max maximum cap capped limit limited most'.split(' '))
/** Longer is no response. */
const longest = 262_144
/** Shorter is a number of something else. */
const shortest = 64
/** How far such a word may stand from its number, in tokens. */
const reach = 2

/** "8k max tokens, typically 3k", "grpo 500 steps, avg 1.5k": the length of a response, and no other amount of data. */
export function fillMeanResponses(context: ParseContext): void {
  const isOfWriting = context.mentions.some(
    (mention, at) =>
      (isKind(mention, 'field-value') && mention.sense.field === 'task' && generatingTasks.has(mention.sense.value)) ||
      (isKind(mention, 'amount') &&
        mention.sense.measure !== null &&
        (windows.has(mention.sense.measure) ||
          (mention.sense.measure === 'tokens' && capWords.has(context.textAt(at - 1))))),
  )
  if (!isOfWriting) return
  // "Avg 8k (cap 16k)": beside a mean a larger cap is one of the same.
  const means = context.mentions.flatMap((mention, at) =>
    isKind(mention, 'amount') && (mention.sense.measure === 'responseTokens' || meanWords.has(context.textAt(at - 1)))
      ? [mention.sense.value]
      : [],
  )
  for (const { mention, index } of context.unused('amount')) {
    const { measure, value, magnitude } = mention.sense
    if (value > longest || value < shortest || magnitude === 'b') continue
    if (
      (measure !== null && measure !== 'tokens' && measure !== 'responseTokens') ||
      !(
        meanWords.has(context.textAt(index - 1)) ||
        (capWords.has(context.textAt(index - 1)) && means.some((mean) => value > mean))
      )
    )
      continue
    const from = context.mentions[index - 1]?.from ?? mention.from
    const { unit: _, ...amount } = mention.sense
    context.add({ role: 'quantity', measure: 'responseTokens', amount, from, to: mention.to }, index - 1, index)
  }
}

/** "8k max tokens, typically 3k": of two lengths the cap is what a few responses reach. */
export function withoutCaps(slots: readonly Slot[], tokens: readonly Token[]): readonly Slot[] {
  const lengths = slotsOf(slots, 'quantity').filter(({ measure }) => measure === 'responseTokens')
  const caps = lengths.filter((slot) => isCap(tokens, slot))
  if (lengths.length < 2 || caps.length !== lengths.length - 1) return slots
  return slots.map((slot): Slot => {
    if (!(caps as readonly Slot[]).includes(slot)) return slot
    const note = `“${wordsOf(tokens, slot)}” is the longest that a response may be: the mean one counts in tokens and dollars, and a step waits for its longest.`
    return { role: 'remark', note, from: slot.from, to: slot.to }
  })
}

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
