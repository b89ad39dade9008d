/** What a whole text says, found out once, however many of its words ask: a text can hold thousands of them. */
import type { Mention } from '../lexicon/meanings.ts'
import type { ParseContext } from './parse-context.ts'
import { rememberedOf } from '../../once.ts'

/** `find`, computed once for each context. */
export const oncePerText = <T>(find: (context: ParseContext) => T): ((context: ParseContext) => T) => rememberedOf(find)

/** All mentions of a text, with a space between. */
export const wholeText = oncePerText((context) => context.textBetween(0, context.mentions.length))

type IsSuch = (mention: Mention) => boolean

/** Whether the text has such a mention. */
export const anywhere = (isSuch: IsSuch): ((context: ParseContext) => boolean) =>
  oncePerText(({ mentions }) => mentions.some(isSuch))

/** Whether the text has such a mention at another place than `index`. */
export function inRestOfText(isSuch: IsSuch): (context: ParseContext, index: number) => boolean {
  const firstTwo = oncePerText(({ mentions }) => {
    const first = mentions.findIndex(isSuch)
    return first < 0 ? [] : [first, mentions.findIndex((mention, at) => at > first && isSuch(mention))]
  })
  return (context, index) => firstTwo(context).some((at) => at >= 0 && at !== index)
}
