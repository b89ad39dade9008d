/** "Assume a 15% discount", "add 20% contingency": the bill with such a share off or on top. The plan stays as it is. */
import { discountAt } from './discount-at.ts'
import { type ReplyCandidate, wholeReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const share = String.raw`~?(?<percent>\d{1,2}(?:\.\d)?) ?(?:%|percent|pct)`
const takes =
  "(?:assum\\w+|with|say|plan\\w*|count\\w*|apply|minus|less|take|get|got|gets|have|include|incl|(?:gives?|offers?)(?= us)|there is|there's)"
const off = new RegExp(
  `\\b${takes}(?: us| with| on| in| me)?(?: (?:a|an|our|the|my|their|about|around))* ${share} (?:off|discount|rebate|reduction|cheaper)\\b`,
  'u',
)
const onTop = new RegExp(
  `\\b(?:add|adding|with|plus|put|puts?|include|including|incl|plan\\w*|count\\w*|calculate)(?: in| on| with)?(?: (?:a|an|our|the|my|about|around|another))* ${share} (?:(?:of )?(?:contingency|margin|buffer|safety|reserve|cushion|headroom|slack|overhead|mark-?up|fee)|(?:on top|extra|more)? ?for (?:failures?|failed runs|re-?runs?|mistakes|(?:things|stuff|what|whatever) (?:that )?(?:may |might |could |will |can )?(?:go(?:es|ing)?|went) wrong|bad luck|hiccups|restarts|surprises|the unexpected|safety|overruns?))`,
  'u',
)
const marginOf = new RegExp(`\\b(?:margin|contingency|buffer|reserve|cushion|mark-?up) of ${share}`, 'u')
const [maxLength, maxChatter] = [140, 0.6]

/** Null where no share is put on the bill or taken off it. */
export function readAddedShare(reply: Reply): ReplyCandidate | null {
  const { line, scenario } = reply
  if (line.length > maxLength || isLikelyChatter(reply, maxChatter)) return null
  const discount = off.exec(line)?.groups?.['percent']
  const margin = (onTop.exec(line) ?? marginOf.exec(line))?.groups?.['percent']
  // "Keep 20% in reserve" of the data, or of a budget that is set with it.
  if (/\b(?:data|rows|examples|tokens|memory|vram|eval)\b/u.test(line) || scenario.spec.tokens === null) return null
  if (discount !== undefined)
    return wholeReply(reply, discountAt(reply, -Number(discount) / 100), 'wants the bill with a discount')
  return margin === undefined
    ? null
    : wholeReply(
        reply,
        { kind: 'question', topic: 'figure', subject: null, args: { moves: Number(margin) / 100 } },
        'wants the bill with a margin',
      )
}
