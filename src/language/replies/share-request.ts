/** "Share", "can you post this for everyone": what a button does, which asks in whose name it is posted. */
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const request =
  /^(?:share|post|publish|announce)(?: (?:it|this|that|the (?:plan|card|result|estimate|answer)|row \d))?(?: (?:here|in|to|with|for|w\/) (?:the |our |#)?(?:[\w-]{2,30})(?: to see)?)?[\s.!?]*$/u
const naming =
  /\b(?:it|this|that|plan|card|result|estimate|answer|channel|everyone|everybody|team|row)\b|#|^\W*share\W*$/u
const maxLength = 70

/** Null where the plan is not what is to be shared. */
export const readShareRequest = (reply: Reply): ReplyCandidate | null =>
  reply.line.length <= maxLength && request.test(reply.request) && naming.test(reply.line)
    ? wholeReply(reply, { kind: 'question', topic: 'fixed', subject: null, matched: sharing }, 'wants the plan shared')
    : null

const sharing = {
  id: 'sharing',
  says: [
    '“Share to channel” under a plan posts that plan in the channel of this thread, and says who shared it.',
    'For another channel or a person, copy the link to the message, or take “All options as CSV” from its menu.',
  ],
}
