/** "I'd rather wait 3 days and pay half than have it tomorrow": whether somebody gives time for money, or money for time. */
import { isTime } from './allowed-times.ts'
import { range } from './index-range.ts'
import { isKind } from '../lexicon/meanings.ts'
import { wholeText } from './once-per-text.ts'
import type { ParseContext } from './parse-context.ts'

/** How many mentions before the "than" and behind it are looked at. */
const reach = 14

const mayTrade = /(?:^| )(?:rather|prefer|better|sooner|wait|waiting|waits|slow|slower)(?: |$)/u
const wish =
  /(?:^| )(?:rather|prefer(?:s|red)?(?: to)?|better|sooner|happily|gladly)(?: [\p{L}']{1,12}){0,2} (?<wanted>(?:wait|pay|spend|slow|tak|sav).*)$/u
const givesTime = /^(?:wait|slow|take(?:s)? (?:longer|more time|its time)|pay(?:ing)? (?:less|half|little|a bit less))/u
const givesMoney = /^(?:pay|spend)/u
const ofMoney =
  /(?:^| )(?:pay(?:ing|s)?|spend(?:ing)?|cost(?:s|ing)?|expensive|dear|pricey|money|double|fortune|premium)(?: |$)/u
const ofTime =
  /(?:^| )(?:wait(?:ing)?|slow|longer|later|hours|days|weeks?|(?:have|get|having|getting) it(?: done| back)?|tomorrow|tonight|today|fast|faster|hurry|rush|sooner)(?: |$)/u

/** Fills the objective; of the times beside it the one that is to be waited holds, and the one that is refused does not. */
export function fillTimeForMoney(context: ParseContext): void {
  if (!mayTrade.test(wholeText(context))) return
  for (let at = 0; at < context.mentions.length; at += 1)
    if (contrasts.has(context.textAt(at)) && fillAt(context, at)) return
}
const contrasts: ReadonlySet<string> = new Set(['than', 'over', 'instead of', 'rather than'])

/** Fills it from the two sides of a contrast; false where they are not of time and money. */
function fillAt(context: ParseContext, than: number): boolean {
  const [first, last] = [edgeOf(context, than, -1) + 1, edgeOf(context, than, 1)]
  const [from, to] = [context.mentions[first], context.mentions[last - 1]]
  const wanted = wish.exec(context.textBetween(first, than))?.groups?.['wanted']
  if (wanted === undefined || from === undefined || to === undefined) return false
  const refused = context.textBetween(than + 1, last)
  const isCheap = givesTime.test(wanted) && (ofMoney.test(refused) || (ofMoney.test(wanted) && ofTime.test(refused)))
  const isFast = givesMoney.test(wanted) && !givesTime.test(wanted) && ofTime.test(refused)
  if (!isCheap && !isFast) return false
  for (const at of range(than + 1, last)) if (isKind(context.mentions[at], 'amount', 'date')) context.used.add(at)
  const value = isCheap ? 'cheapest' : 'fastest'
  context.add({ role: 'field-value', field: 'objective', value, from: from.from, to: to.to, holds: true })
  for (const at of isCheap ? range(first, than) : []) {
    const mention = context.mentions[at]
    if (!isKind(mention, 'amount') || !isTime(mention.meaning)) continue
    const amount = { ...mention.meaning, measure: 'deadline' } as const
    context.add({ role: 'quantity', measure: 'deadline', amount, from: mention.from, to: mention.to, holds: true }, at)
  }
  return true
}

/** Where the sentence ends, or what is looked at. */
function edgeOf(context: ParseContext, than: number, step: 1 | -1): number {
  let at = than + step
  while (Math.abs(at - than) <= reach && context.mentions[at] !== undefined) {
    if (isKind(context.mentions[at], 'sentence-end', 'question')) break
    at += step
  }
  return at
}
