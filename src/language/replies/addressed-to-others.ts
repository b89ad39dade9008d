/** "@maria can you check with legal?": begins with somebody's name, and is for that person. */
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

/** A mention as Slack sends it, or as people write one; not of the app or of everybody. */
const opensWithName =
  /^\s*(?:(?:hey|hi|hello|ok|thanks|thx|and|so|yo)[ ,]{1,3})?(?:<@[UW][A-Z0-9]+(?:\|[^>]{0,80})?>|@(?!(?:gpucost|bot|app|here|channel|everyone|everybody|all|team)\b)\p{L}[\p{L}\p{N}._-]{1,40})(?=[\s,:!?.]|$)/iu

export const readAddressedToOthers = (reply: Reply): ReplyCandidate | null =>
  !reply.isAddressed && opensWithName.test(reply.typed)
    ? wholeReply(reply, { kind: 'ignored' }, 'is for somebody who is named')
    : null
