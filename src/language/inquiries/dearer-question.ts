/** "Why does Azure want $12 for an H100 when RunPod takes 2.69?", "why does an H200 cost more than an H100?": what a difference of price is for. */

export type DearerQuestion = {
  /** Prices that are typed, the higher first; empty: not two. */
  readonly typed: readonly number[]
  /** The large clouds are named as such. */
  readonly isOfLarge: boolean
  /** Others are spoken of, and none of them by its name. */
  readonly isOfOthers: boolean
}

const why =
  /\b(?:why|how come|what (?:am|are|is) (?:i|we|you|one) (?:really |actually )?(?:paying|getting)|what (?:do )?(?:i|we|you) (?:pay|get) for|what (?:do|did) (?:i|we|you) (?:pay|get)|(?:what['’]?s|what is|where is|where['’]?s) the catch|any catch|(?:what['’]?s|what is) the reason|what justifies|how (?:do|can) they justify|where does the (?:price )?difference come from)\b/iu
const dear =
  /\b(?:expensive|dear|dearer|price[ds]?|prices|pricey|pricier|cheap|cheaper|cheapest|costs?|half the price|premium|paying|pay|charges?|bills?)\b|\b(?:want|take|ask)s?\b[^.?!]{0,12}\d|\d ?[$€£]|[$€£] ?\d|\d ?(?:dollars|bucks|usd)\b/iu
/** A price of something else or of a job, and what would be bought instead. */
const isOther =
  /\b(?:tokens?|api|endpoint|inference|serv(?:e|ing)|per image|electricity|epochs?|examples?|this plan|the plan|your plan|storage|egress|reserv\w+|spot|buy(?:ing)?|purchas\w+)\b/iu
const price =
  /(?<![\w.])(?:[$€£] ?(\d{1,2}(?:\.\d{1,3})?)|(\d{1,2}(?:\.\d{1,3})?) ?(?:[$€£]|usd\b|dollars?\b|bucks\b)|(\d{1,2}\.\d{1,3})|(?<=\bfor |\bat |\btakes? )(\d{1,2}))(?![\d.]*\d)(?! ?(?:[x×%]|times\b|[kmb]\b|gpus?\b|[abhl]\d|hours?\b|h\b|days?\b|[gt]b\b))/giu
const large = /\b(?:hyperscalers?|big (?:clouds?|three)|large clouds?)\b/iu
const others =
  /\b(?:others?|elsewhere|everyone|everybody|anybody|anyone|the rest|neoclouds?|gpu clouds?|smaller|small ones)\b/iu
const maxLength = 300

/** Null where nobody asks why one price is higher than another. Which sellers or cards they are of is for others to see. */
export function dearerQuestionIn(text: string): DearerQuestion | null {
  if (text.length > maxLength || !why.test(text) || !dear.test(text) || isOther.test(text)) return null
  const typed = [...text.matchAll(price)].map(([, signed, named, cents, whole]) =>
    Number(signed ?? named ?? cents ?? whole),
  )
  const pair = typed.length === 2 ? typed.toSorted((one, other) => other - one) : []
  return { typed: pair, isOfLarge: large.test(text), isOfOthers: others.test(text) }
}
