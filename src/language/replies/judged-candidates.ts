/** What a reply may be taken for, with the question that its words make likelier in the place of what is less likely to serve. */
import { unlessTalk } from './talk.ts'
import { withDoubtOfData } from './doubtful-data.ts'
import { withoutSupposedChange } from './hypothesis.ts'
import { judgedReply } from './judged-reply.ts'
import { unknownQuestion } from './question-act.ts'
import { asksInForm } from './question-forms.ts'
import { replyActs } from './reply-acts.ts'
import { type ReplyCandidate, wholeReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply, ReplyOptions } from './reply-input.ts'
import { withWholeWish } from './whole-wish.ts'
import { isIdleQuestion } from './words-of-trade.ts'

/** Each that a reader takes the reply for, or the question that its words make likelier. */
export function* judgedCandidates(reply: Reply, options: ReplyOptions): Generator<ReplyCandidate> {
  let isTaken = false
  for (const { name, read, takesData = false } of replyActs) {
    if (options.data !== undefined && !takesData) continue
    const said = read(reply)
    if (said === null || isIdleQuestion(reply, said.act)) continue
    const found = withWholeWish(reply, said)
    // What comes with data is a change, whatever is asked of it.
    const asked = options.data === undefined ? withoutSupposedChange(reply, found) : found
    if (asked === null) continue
    const meant = options.data === undefined ? unlessTalk(reply, withDoubtOfData(reply, asked)) : asked
    if (meant === null) continue
    const named = { ...meant, reader: name }
    const isByRules = options.data !== undefined || options.isByRules === true
    const judged = isByRules ? named : judgedReply(reply, named)
    if (judged === null) continue
    isTaken = true
    yield judged
  }
  if (!isTaken && mayBeAsked(reply))
    yield { ...wholeReply(reply, unknownQuestion(reply), 'no reader takes it'), reader: nobody }
}

/** The reader of what no reader takes: it is answered only where data/answers has what it asks. */
export const nobody = 'nobody'
const [leastAsked, mostChatter] = [0.5, 0.5]
const mayBeAsked = (reply: Reply): boolean =>
  asksInForm(reply) && reply.likelyActs.question >= leastAsked && !isLikelyChatter(reply, mostChatter)
