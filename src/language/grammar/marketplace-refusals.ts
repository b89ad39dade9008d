/** "Peer-to-peer marketplaces are ruled out", "any provider that isn't a marketplace": hosts of that kind, with a refusal beside them. */
import { wholeText } from './once-per-text.ts'
import { isKind } from '../lexicon/meanings.ts'
import type { ParseContext } from './parse-context.ts'
import { spanOf } from './slots.ts'

/** How many mentions before the name and behind it are looked at. */
const reach = 9
const longestName = 3

const name =
  /^(?:marketplaces?|market places?|(?:peer to peer|peer-to-peer|p2p|community|crowdsourced)(?: rental)? (?:hosts?|hosters?|clouds?|machines?|pods?|providers?|rentals?|sites?|platforms?|gpus?|boxes))(?: |$)/u
/** How each of the names begins. */
const mayName = /(?:^| )(?:market|peer|p2p|community|crowdsourced)/u
const refusedBefore =
  /(?:^| )(?:no|not|nothing|never|none|without|avoid\w*|exclud\w*|forbid\w*|bann?(?:s|ed)?|prohibit\w*|veto\w*|struck|strikes?|blacklist\w*|blocks?|blocked|disallow\w*|against|except|stay (?:off|away)|steer clear|hates?|refus\w*|don't|dont|doesn't|isn't|aren't|won't|wouldn't|can't|cannot|mustn't|anything but|anyone but|other than)(?: |$)/u
const refusedBehind =
  /^(?:\S+ ){1,4}?(?:(?:is|are|were|have been|got|get|stay) )?(?:all )?(?:ruled out|off the table|off limits|excluded|banned|blocked|forbidden|prohibited|vetoed|struck|out|not (?:allowed|ok|okay|an option|acceptable|permitted|wanted|for us|approved)|no (?:option|go)|taboo|blacklisted)(?: |$)/u

/** Fills data centres as the hosts, in a message, where marketplaces are named and refused in the same sentence. */
export function fillMarketplaceRefusals(context: ParseContext): void {
  if (!mayName.test(wholeText(context))) return
  if (context.slots.some((slot) => slot.role === 'field-value' && slot.field === 'hosting')) return
  for (const [index, mention] of context.mentions.entries()) {
    if (context.used.has(index) || !name.test(context.textBetween(index, index + longestName))) continue
    const left = context.textBetween(edgeOf(context, index, -1) + 1, index)
    const right = context.textBetween(index, edgeOf(context, index, 1))
    if (!refusedBefore.test(left) && !refusedBehind.test(right)) continue
    context.add({ role: 'field-value', field: 'hosting', value: 'data-centre', holds: true, ...spanOf(mention) }, index)
    return
  }
}

/** Where the sentence ends, or what is looked at. */
function edgeOf(context: ParseContext, index: number, step: 1 | -1): number {
  let at = index + step
  while (Math.abs(at - index) <= reach && context.mentions[at] !== undefined) {
    if (isKind(context.mentions[at], 'sentence-end', 'question')) break
    at += step
  }
  return at
}
