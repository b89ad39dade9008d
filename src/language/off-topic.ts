/** "Who won the game last night?": a command in which nothing is of training, of hosting or of GPUs. */
import type { Measure } from '../catalog/lexicon-meaning.ts'
import type { Problem } from '../scenario/problem.ts'
import type { Vocabulary } from './lexicon/vocabulary.ts'
import { isKind } from './lexicon/meanings.ts'
import { exampleCommands } from './resolution/suggestions.ts'
import type { Understanding } from './resolution/understanding.ts'

/** Fewer words may be a name that was mistyped. */
const minWords = 3
const maxLength = 300

/** What is counted in this trade alone; a night, a book or a machine is of anything. */
const tradeMeasures: ReadonlySet<Measure> = new Set([
  'tokens', 'gpus', 'epochs', 'params', 'rank', 'sequence', 'batch', 'gpuMemory', 'steps', 'budget', 'examples',
]) // prettier-ignore

/** Names of closed models that are words of everyday sentences too. */
const everyday = /^(?:haiku|sonnet|opus|bard|nova|sora|flux)$/iu

/** Nothing that it names is of this trade, and it counts nothing. */
export function isOffTopic(understanding: Understanding, vocabulary: Vocabulary): boolean {
  const { recognized, slots, unrecognized, wordsAt } = understanding
  const { mentions, tokens, normalized } = recognized
  const { training, estimate, serving } = vocabulary.intentPhrases.message
  const words = tokens.filter(({ kind }) => kind === 'word').length
  const hasUnknown = unrecognized.length > 0 || mentions.some((mention) => isKind(mention, 'out-of-catalog'))
  if (!hasUnknown || words < minWords || normalized.text.length > maxLength) return false
  if ([training, estimate, serving].some((phrases) => phrases.test(normalized.text))) return false
  const isBeside = (role: string): boolean => role === 'deadline' || role === 'remark'
  return (
    slots.every(
      (slot) =>
        isBeside(slot.role) ||
        (slot.role === 'field-value' && slot.field === 'region') ||
        (slot.role === 'invalid' && everyday.test(wordsAt(slot.from, slot.to).trim())),
    ) &&
    !mentions.some(
      (mention) =>
        isKind(mention, 'amount', 'gpu', 'model', 'instance', 'provider', 'vendor', 'dataset') ||
        (isKind(mention, 'out-of-catalog') && !everyday.test(wordsAt(mention.from, mention.to).trim())) ||
        (isKind(mention, 'field-value') && mention.meaning.field !== 'region') ||
        (isKind(mention, 'measure') &&
          mention.meaning.factor === undefined &&
          tradeMeasures.has(mention.meaning.measure)),
    )
  )
}

/** What is planned here, in a line. */
export const offTopic = (): Problem => ({
  kind: 'unknown',
  message: `Nothing in that is a training run, hosting or GPUs, which is what I plan: what they cost, how long they take and what to rent, such as “${exampleCommands[0]}”.`,
  terms: [],
  suggestions: [exampleCommands[0]],
})
