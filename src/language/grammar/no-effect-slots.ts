/** Words that are understood and do not change the estimate, where that is worth a remark: "with ZeRO-3". */
import type { ParseContext } from './parse-context.ts'
import { spanOf } from './slots.ts'

/** One remark for each mention that has a note. */
export function fillNoEffectRemarks(context: ParseContext): void {
  for (const { mention, index } of context.unused('no-effect')) {
    const { note } = mention.meaning
    if (note !== null) context.add({ role: 'remark', note, ...spanOf(mention) }, index)
  }
}
