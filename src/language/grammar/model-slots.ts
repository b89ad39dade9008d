/** Models by name; one that is not wanted is passed over: "llama instead of qwen". */
import { isKind } from '../lexicon/meanings.ts'
import { isStopword } from '../lexicon/stopwords.ts'
import { behindKindWords } from './out-of-catalog-slots.ts'
import type { ParseContext } from './parse-context.ts'
import { spanOf } from './slots.ts'

/** One slot for each model that is meant. */
export function fillModels(context: ParseContext): void {
  for (const { mention, index } of context.unused('model')) {
    if (isKindOfModel(context, index)) {
      const note = `“${context.textAt(index)}” is read as the kind of model, and not as the one that is trained.`
      context.add({ role: 'remark', note, ...spanOf(mention) }, index)
      continue
    }
    if (context.polarity(index) === 'meant')
      context.add({ role: 'model', reference: mention.meaning.reference, ...spanOf(mention) }, index)
    else context.used.add(index)
  }
}

/** Ways to use an encoder, each also the name of one that was trained so. */
const waysOfEncoders = /^(?:colbert|splade)(?: ?v ?\d)?(?: \+ \+)?$/u

/** "ColBERT style retriever, ModernBERT base": beside the model that is trained, what it is like. */
function isKindOfModel(context: ParseContext, index: number): boolean {
  const isLikened = behindKindWords(context, index) > index + 1 && context.textAt(index + 1) !== '-'
  if (!isLikened && !waysOfEncoders.test(context.textAt(index))) return false
  return context.mentions.some(
    (other, at) => at !== index && isKind(other, 'model') && context.polarity(at) === 'meant',
  )
}

/** "Bielik 11B v2": a name that nobody knows before a size, and a version behind it. */
export function isModelName(context: ParseContext, index: number): boolean {
  const name = context.mentions[index - 1]
  const isLacking = isKind(name, 'out-of-catalog') && name.meaning.what === 'model'
  const isUnknown = isKind(name, 'unknown') && !isStopword(context.textAt(index - 1), context.vocabulary)
  const isNamed = isLacking || isUnknown
  return isNamed && /^v ?\d/u.test(context.textAt(index + 1))
}
