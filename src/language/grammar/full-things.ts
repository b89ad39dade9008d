/** "Full" as a plain adjective: "full 128k sequences", "the full 3 epochs", "a full node". */
import { type Mention, isKind } from '../lexicon/meanings.ts'
import { isSettledOn } from './meant-words.ts'
import { anywhere } from './once-per-text.ts'
import type { ParseContext } from './parse-context.ts'

/** Between two methods it is one of them: "lora or full 8b". */
const ofChoice: ReadonlySet<string> = new Set(['or', 'and', 'vs', 'versus', 'then', 'to', '/', 'instead of', 'not'])

/** Whether the word says how much of the thing behind it, where a method is named besides or an article stands before. */
export function isFullOfThing(context: ParseContext, index: number): boolean {
  if (context.textAt(index) !== 'full' || ofChoice.has(context.textAt(index - 1))) return false
  if (isSettledOn(context, index)) return false
  const thing = context.mentions[index + 1]
  const isThing = isKind(thing, 'amount', 'measure', 'unknown', 'field-value', 'switch', 'field', 'gpu', 'date')
  // "full qlora" contradicts itself.
  if (!isThing || isOfModel(thing) || isMethod(thing)) return false
  return isKind(context.mentions[index - 1], 'article') || namesOtherMethod(context)
}

const isOfModel = (thing: Mention): boolean =>
  isKind(thing, 'amount') && (thing.meaning.measure === 'params' || thing.meaning.magnitude === 'b')

const isMethod = ({ meaning }: Mention): boolean => meaning.kind === 'field-value' && meaning.field === 'method'
const namesOtherMethod = anywhere(
  (mention) => isMethod(mention) && !(isKind(mention, 'field-value') && mention.meaning.value === 'full'),
)
