/** Models by name; one that is not wanted is passed over: "llama instead of qwen". */
import type { ParseContext } from './parse-context.ts'
import { spanOf } from './slots.ts'

/** One slot for each model that is meant. */
export function fillModels(context: ParseContext): void {
  for (const { mention, index } of context.unused('model')) {
    if (context.polarity(index) === 'meant')
      context.add({ role: 'model', reference: mention.meaning.reference, ...spanOf(mention) }, index)
    else context.used.add(index)
  }
}
