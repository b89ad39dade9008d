/** What the catalog does not have: GPUs, models, providers and tasks that are named all the same. */
import type { Context } from './context.ts'
import { type Mark, isKind } from './sense.ts'

/** Names of what exists and has no data here: refused, but beside what is asked for in prose. */
export function composeElsewhere(context: Context, index: number, mark: Mark): void {
  if (!isKind(mark, 'elsewhere')) return
  context.used.add(index)
  // What is not wanted needs no data; and prose names many things beside the one that is asked for.
  if (context.polarity(index) !== 'meant' || (context.mode === 'message' && isAside(context, mark))) return
  context.claim({
    role: 'wrong',
    kind: 'unknown',
    sentence: mark.sense.sentence,
    what: mark.sense.what,
    ...(mark.sense.instead === undefined ? {} : { instead: mark.sense.instead }),
    from: mark.from,
    to: mark.to,
  })
}

/** In prose: a word about serving, or a model or GPU beside one that there is data on. */
function isAside(context: Context, mark: Mark): boolean {
  if (!isKind(mark, 'elsewhere') || mark.sense.what === 'task' || mark.sense.what === 'provider') return true
  if (mark.sense.what === 'gpu') return context.marks.some((other) => isKind(other, 'gpu', 'instance'))
  return context.marks.some(
    (other) =>
      isKind(other, 'model') ||
      (isKind(other, 'amount') &&
        (other.sense.measure === 'params' || (other.sense.measure === null && other.sense.magnitude === 'b'))),
  )
}
