/** "LoRA on 8B and maybe a 32B": billions that the words around them make another model, and no data. */
import { type Amount, isKind } from '../lexicon/meanings.ts'
import { oncePerText } from './once-per-text.ts'
import type { ParseContext } from './parse-context.ts'
import type { SlotContent } from './slots.ts'

/** What a number with a magnitude and no unit fills: a size, data, or what is left open between them. */
export function unitlessOf(context: ParseContext, index: number, amount: Amount): SlotContent {
  const asModel = amount.magnitude === 'b' && isSaidAsModel(context, index) ? ({ asModel: true } as const) : {}
  return { role: 'unitless', amount, ...asModel }
}

/** Before a number, from the last one on: another of the same kind follows. */
const goesOn =
  /(?:^| )(?:(?:and|or|plus|then|later|also|maybe|perhaps|possibly|probably|eventually|even)(?: (?:on|for|of|with|to|the|a|an|one|maybe|perhaps|possibly|later|also|then|even|try|tune|train))*)$/u
const articles = /(?:^| )(?:a|an|one|the)$/u
const mostBetween = 8

function isSaidAsModel(context: ParseContext, index: number): boolean {
  if (isDataBehind(context, index)) return false
  const before = context.textBetween(Math.max(0, index - mostBetween), index)
  if (articles.test(before)) return true
  return goesOn.test(before) && !speaksOfPretraining(context)
}

/** "A 30B corpus": what the number is of stands behind it. */
const isDataBehind = (context: ParseContext, index: number): boolean =>
  isKind(context.mentions[index + 1], 'measure', 'unknown') &&
  /^(?:tok\w*|corpus|corpora|mix\w*|sets?|data\w*|text\w*|crawl|dump|subset|slice|sample|budget)\b/u.test(
    context.textAt(index + 1),
  )

/** "Pretrain a 1B on 20B and 40B" */
const speaksOfPretraining = oncePerText((context) =>
  context.mentions.some((mention) => isKind(mention, 'field-value') && mention.meaning.value === 'pretrain'),
)
