/** "Same again tomorrow with double the data": the plan once more, with a change. */
import { amend } from './amendment.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const day = '(?: (?:tomorrow|tonight|today|later|next (?:week|month|time)|(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day))?'
const again = new RegExp(
  `^(?:(?:the )?same(?: (?:thing|run|plan|job|one))?(?: once)? (?:again|more)|(?:do|run|repeat) (?:it|this|that|the same)(?: (?:again|once more))?|once more|one more (?:run|time))${day}[\\s,]+(?:but |just |only )?(?<change>(?:with|on|for|at) .{3,60}?)[\\s.!]*$`,
  'u',
)
const maxLength = 110

/** Null where nothing is to be run again with a change that is read whole. */
export function readSameAgain(reply: Reply): ReplyCandidate | null {
  const { line, request } = reply
  if (line.length > maxLength || line.includes('?')) return null
  const change = again.exec(request)?.groups?.['change']
  const act = change === undefined ? null : amend(reply, change)
  return act?.kind === 'amended' && act.changed.length > 0
    ? wholeReply(reply, act, 'is the same run again, with a change')
    : null
}
