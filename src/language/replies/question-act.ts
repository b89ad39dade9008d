/** Questions about the estimate. */
import { questionIn } from '../questions/question.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

export function readQuestion(reply: Reply): ReplyCandidate | null {
  const { recognized, allSlots } = reply.understanding
  const question = questionIn(recognized, allSlots, reply.vocabulary, reply.isAddressed)
  return question === null ? null : wholeReply(reply, question, `asks about ${question.topic}`)
}
