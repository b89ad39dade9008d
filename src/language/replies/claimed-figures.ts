/** "1,800 tok/s on 2B tokens is 5.1 hours": figures of a run that are claimed, and checked. */
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

/** Null where nothing is claimed, or no thread can check it. */
export function readClaimedFigures(reply: Reply): ReplyCandidate | null {
  const text = reply.thread?.claimIn(reply.typed) ?? null
  return text === null ? null : wholeReply(reply, { kind: 'claim', text }, 'claims figures of a run')
}
