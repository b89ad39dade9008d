/** "A100 80 GB, 2 nos", "H100 8ea", "insert A100, qty 8": how many GPUs, as lists of parts say it. */
import { gpuAmount, isCount } from './gpu-count.ts'
import { isKind } from '../lexicon/meanings.ts'
import { range } from './index-range.ts'
import type { ParseContext } from './parse-context.ts'
import { spanOf } from './slots.ts'

/** As far as the number stands behind its GPUs, in mentions. */
const reach = 4

/** Fills the count of the GPUs that stand right before a number of pieces, or right behind it. */
export function fillGpuPieces(context: ParseContext): void {
  // "8ea" is one word.
  for (const { mention, index } of context.unused('unknown')) {
    const [, number] = /^(\d{1,4}) ?(?:ea|nos|pcs)$/u.exec(context.textAt(index)) ?? []
    const gpu = range(Math.max(0, index - 2), index).some((at) => isKind(context.mentions[at], 'gpu'))
    if (number === undefined || !gpu) continue
    context.add({ role: 'count', amount: gpuAmount(Number(number)), byTimes: false, ...spanOf(mention) }, index)
  }
  for (const { mention, index } of context.unused('amount')) {
    const { meaning, from, to } = mention
    if (meaning.measure !== null || !isCount(meaning)) continue
    const isOfPieces =
      /^(?:nos?|ea|each|pcs?|pieces|units|numbers|stk|stück|qty)(?: |$)/u.test(context.textAt(index + 1)) ||
      /(?:^| )(?:qty|quantity|count|nos?)(?: [:=.])?$/u.test(context.textBetween(index - 2, index))
    if (isOfPieces && isGpuBehind(context, index)) {
      context.add({ role: 'count', amount: { ...meaning, measure: 'gpus' }, byTimes: false, from, to }, index)
      continue
    }
    const before = range(Math.max(0, index - reach), index)
    const gpu = before.findLast((at) => isKind(context.mentions[at], 'gpu'))
    if (!isOfPieces || gpu === undefined) continue
    if (range(gpu + 1, index).some((at) => isKind(context.mentions[at], 'sentence-end', 'amount', 'model'))) continue
    const count = context.mentions[gpu - 1]
    if (isKind(count, 'amount', 'times')) continue
    context.add({ role: 'count', amount: { ...meaning, measure: 'gpus' }, byTimes: false, from, to }, index)
  }
}

/** "4 pcs. H100", "2 ea of RTX A6000": the point behind the pieces ends no sentence. */
function isGpuBehind(context: ParseContext, index: number): boolean {
  const small = ['unknown', 'measure', 'function-word', 'preposition', 'each', 'article'] as const
  const pieces = context.kindAt(index + 1)
  if (pieces === undefined || !small.some((kind) => kind === pieces)) return false
  const hasPoint = context.textAt(index + 2) === '.'
  if (!hasPoint && context.textAt(index + 1) !== 'ea') return false
  const point = hasPoint ? index + 3 : index + 2
  const at = ['of', 'x'].includes(context.textAt(point)) ? point + 1 : point
  return isKind(context.mentions[at], 'gpu')
}
