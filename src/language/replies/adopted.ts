/** "Add it", "count that too", "plan on that": what was answered last, wished for in the plan. */
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const before = '(?:(?:right|fine|good|great|both|in that case|then)[\\s,]+){0,3}'
const verbs =
  '(?:add|include|incl|count|factor in|factor|put|price|price in|budget for|budget|plan on|plan for|plan with|plan around|reckon with|calculate with|calc with|work with|assume|bake in|allow for|account for|roll in|throw in|take into account)'
const thing =
  '(?:it|that|this|those|these|them|them all|all of (?:it|that|them)|both|that one|the (?:lot|extra|extras)|so|that (?:cost|number|figure|amount|pass|part|bit|case|share)(?: too)?)'
const behind =
  '(?:[\\s,]+(?:in|to|too|also|as well|then|please|pls|now|instead|on top|in there|to it|(?:in |to |into |on |for )?the (?:total|bill|price|plan|cost|card|estimate|budget|number|figure|headline)|for (?:now|the plan|planning)|and (?:redo|rerun|recalculate|show|give me|update)(?: (?:it|the (?:total|plan|price)|me the total))?)){0,4}'
const adopts = new RegExp(`^${before}${verbs} ${thing}${behind}[\\s.!?]*$`, 'u')
const maxLength = 90

/** Whether a request takes up what was said last, whatever that was. */
export const adoptsLast = (request: string): boolean => request.length <= maxLength && adopts.test(request)

/** Null where nothing was answered since the plan was shown, or the text says more. */
export function readAdopted(reply: Reply): ReplyCandidate | null {
  const lastAnswerId = reply.thread?.lastAnswerId ?? null
  return lastAnswerId === null || !adoptsLast(reply.request)
    ? null
    : wholeReply(
        reply,
        { kind: 'question', topic: 'adopted', subject: null, args: { lastAnswerId: lastAnswerId } },
        'wants what was answered last in the plan',
      )
}
