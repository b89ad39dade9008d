/** Words that are understood and do not change the estimate, where that is worth a remark: "with ZeRO-3". */
import { isKind } from '../lexicon/meanings.ts'
import type { ParseContext } from './parse-context.ts'
import { spanOf } from './slots.ts'

/** One remark for each mention that has a note. */
export function fillNoEffectRemarks(context: ParseContext): void {
  for (const { mention, index } of context.unused('no-effect')) {
    const { note, ofGpus } = mention.meaning
    const isTold = ofGpus !== true || context.mentions.some((one) => isKind(one, 'gpu'))
    if (note !== null && isTold) context.add({ role: 'remark', note, ...spanOf(mention) }, index)
  }
}
