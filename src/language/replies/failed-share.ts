/** "Keep 30% for failed runs", "assume 20% reruns": how much is run again, in place of our allowance. */
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const share =
  /^(?:keep|reserve|hold back|set aside|plan|count|add|assume|allow|put|budget|calculate|reckon|use|take|expect|with|leave)(?: (?:with|in|on|for|about|around|like|another|aside|back))* (\d{1,2}(?:\.\d)?) ?(?:%|percent)(?: \w+){0,2}? (?:for |of |as )?(?:the )?(?:failed|failing|failures?|crashed|crashes|reruns?|re-runs?|retries|restarts|broken)(?: (?:runs?|jobs?|attempts?|and \w+))*[\s.!?]*$/u

/** Null where no such share is named. */
export function readFailedShare(reply: Reply): ReplyCandidate | null {
  const percent = reply.line.length > 100 ? undefined : share.exec(reply.request)?.[1]
  if (percent === undefined) return null
  return wholeReply(
    reply,
    { kind: 'question', topic: 'failed-share', subject: null, args: { moves: Number(percent) / 100 } },
    'names a share for runs that fail',
  )
}
