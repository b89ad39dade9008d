/** How long a reply can be. */
import type { Problem } from '../../scenario/problem.ts'
import { replyExamples } from './reply-examples.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

/** Talk is longer than this; what is asked of the app is not. */
const maxReplyLength = 600

/** A problem where the app was addressed, else nothing; null for a reply of readable length. */
export function readTooLong(reply: Reply): ReplyCandidate | null {
  if (reply.plain.text.length <= maxReplyLength) return null
  return reply.isAddressed
    ? wholeReply(reply, { kind: 'problem', problem: tooLongProblem }, 'is too long')
    : wholeReply(reply, { kind: 'ignored' }, 'is too long to be asked of the app')
}

const tooLongProblem: Problem = {
  kind: 'bad-value',
  message: `A reply is read up to ${maxReplyLength} characters: say the change in a line, such as “4-bit” or “on 8 H100s”.`,
  terms: [],
  suggestions: [...replyExamples],
}
