/** "Add it", "count that too", "plan on that": what was answered last, wished for in the plan. */
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const before =
  "(?:(?:yes|yeah|yep|ok|okay|sure|right|fine|good|great|so|then|and|well|alright|please|pls|let's|lets|let us|we|i|we'll|i'll|we'd|i'd|we should|we have to|we need to|can we|can you|could you|you can|you should|just|also|better|in that case|both|then)[\\s,]+){0,5}"
const verbs =
  '(?:add|include|incl|count|factor in|factor|put|price|price in|budget for|budget|plan on|plan for|plan with|plan around|reckon with|calculate with|calc with|work with|assume|bake in|allow for|account for|roll in|throw in|take into account)'
const thing =
  '(?:it|that|this|those|these|them|them all|all of (?:it|that|them)|both|that one|the (?:lot|extra|extras)|so|that (?:cost|number|figure|amount|pass|part|bit|case|share)(?: too)?)'
const behind =
  '(?:[\\s,]+(?:in|to|too|also|as well|then|please|pls|now|instead|on top|in there|to it|(?:in |to |into |on |for )?the (?:total|bill|price|plan|cost|card|estimate|budget|number|figure|headline)|for (?:now|the plan|planning)|and (?:redo|rerun|recalculate|show|give me|update)(?: (?:it|the (?:total|plan|price)|me the total))?)){0,4}'
const adopts = new RegExp(`^${before}${verbs} ${thing}${behind}[\\s.!?]*$`, 'u')
const maxLength = 90

/** Whether the text takes up what was said last, whatever that was. */
export const adoptsLast = (line: string): boolean => line.length <= maxLength && adopts.test(line)

/** Null where nothing was answered since the plan was shown, or the text says more. */
export function readAdopted(reply: Reply): ReplyCandidate | null {
  const told = reply.thread?.told ?? null
  return told === null || !adoptsLast(reply.line)
    ? null
    : wholeReply(
        reply,
        { kind: 'question', topic: 'adopted', subject: null, args: { told } },
        'wants what was answered last in the plan',
      )
}
