/** What the catalog does not have: GPUs, models, providers and tasks that are named all the same. */
import type { ParseContext } from './parse-context.ts'
import { type MentionOfKind, isKind } from '../lexicon/senses.ts'

export function fillOutOfCatalog(context: ParseContext): void {
  for (const { mention, index } of context.unused('out-of-catalog')) fillOutOfCatalogSlot(context, index, mention)
}

/** Names of what exists and has no data here: refused, but beside what is asked for in prose. */
function fillOutOfCatalogSlot(context: ParseContext, index: number, mention: MentionOfKind<'out-of-catalog'>): void {
  context.used.add(index)
  // What is not wanted needs no data; and prose names many things beside the one that is asked for.
  if (context.polarity(index) !== 'meant' || (context.mode === 'message' && isAside(context, mention))) return
  context.add({
    role: 'invalid',
    kind: 'unknown',
    sentence: mention.sense.sentence,
    what: mention.sense.what,
    ...(mention.sense.alternatives === undefined ? {} : { alternatives: mention.sense.alternatives }),
    from: mention.from,
    to: mention.to,
  })
}

/** In prose: a word about serving, or a model or GPU beside one that there is data on. */
function isAside(context: ParseContext, mention: MentionOfKind<'out-of-catalog'>): boolean {
  if (mention.sense.what === 'task' || mention.sense.what === 'provider') return true
  if (mention.sense.what === 'gpu') return context.mentions.some((other) => isKind(other, 'gpu', 'instance'))
  return context.mentions.some(
    (other) =>
      isKind(other, 'model') ||
      (isKind(other, 'amount') &&
        (other.sense.measure === 'params' || (other.sense.measure === null && other.sense.magnitude === 'b'))),
  )
}
