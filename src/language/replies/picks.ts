/** "Whichever is cheaper", "let's see both": of the plans that were set side by side last, or of this and the one before. */
import { planPickIn } from './plan-pick.ts'
import { type ReplyCandidate, bareReply, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const picks =
  /^(?:(?:then|ok|so|just|let's|lets|we|i|i'd|we'd|i'll|we'll|take|use|go|pick|choose|with|for|going|want|have|would|the)[\s,]+)*(?:(?:which(?:ever)?|what(?:ever)?)(?: one)?(?: of (?:the two|them|those|these))?(?: is| comes out|'s)?(?: the)? (?:cheap|fast|quick)\w*|(?:cheap|fast|quick)er(?: one| of (?:the two|them|those|these|both))|(?:the )?(?:one that(?:'s| is) )(?:cheap|fast|quick)er|(?:smaller|larger|bigger|first|second|former|latter) (?:one|option))(?: please| pls| then| obviously| of course)*[\s.!]*$/u
const both =
  /^(?:(?:ok|so|and|please|can|could|let's|lets|let|me|us|we|i|you|show|see|have|compare|put|want|to|give|the)[\s,]+)*(?:both|the two|them both|both of them|all of them)(?: of them)?(?: (?:next to each other|side by side|together|in a table|compared|please|pls|then))*[\s?!.]*$/u

export function readPick(reply: Reply): ReplyCandidate | null {
  if (both.test(reply.line)) return wholeReply(reply, { kind: 'side-by-side' }, 'wants both side by side')
  if (!picks.test(reply.line)) return null
  const by = planPickIn(`${reply.line} one`)
  return by === null ? null : bareReply(reply, { kind: 'pick', by }, 'picks one of several plans')
}
