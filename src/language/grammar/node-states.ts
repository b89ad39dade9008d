/** Machines of which a message only tells how they are. */
import { isKind } from '../lexicon/meanings.ts'
import { anywhere } from './once-per-text.ts'
import type { ParseContext } from './parse-context.ts'

/** "- Kubernetes upgrade done, 2 nodes flaky": in prose how some machines are, where the GPUs are named elsewhere. */
export function isStateOfNodes(context: ParseContext, index: number): boolean {
  if (context.mode !== 'message' || !isKind(context.mentions[index + 1], 'unknown')) return false
  const [before, behind] = [context.mentions[index - 1], context.mentions[index + 2]]
  const isAlone =
    (before === undefined || isKind(before, 'comma', 'sentence-end', 'sign')) &&
    (behind === undefined || isKind(behind, 'comma', 'sentence-end'))
  return isAlone && hasGpu(context)
}
const hasGpu = anywhere((mention) => isKind(mention, 'gpu', 'instance'))
