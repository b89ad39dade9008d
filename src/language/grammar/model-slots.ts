/** Models by name; one that is not wanted is passed over: "llama instead of qwen". */
import { isKind } from '../lexicon/meanings.ts'
import { isStopword } from '../lexicon/stopwords.ts'
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

/** "Bielik 11B v2": a name that nobody knows before a size, and a version behind it. */
export function isModelName(context: ParseContext, index: number): boolean {
  const name = context.mentions[index - 1]
  const isLacking = isKind(name, 'out-of-catalog') && name.meaning.what === 'model'
  const isUnknown = isKind(name, 'unknown') && !isStopword(context.textAt(index - 1), context.vocabulary)
  const isNamed = isLacking || isUnknown
  return isNamed && /^v ?\d/u.test(context.textAt(index + 1))
}
