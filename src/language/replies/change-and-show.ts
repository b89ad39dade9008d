/** "Can you double the dataset and show me where the price goes": a change, and a wish to see what it does, which every answer shows. */
import { amend } from './amendment.ts'
import { type ReplyCandidate, typedLine, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const form =
  /^(?:(?:can|could|would|will) you |please |pls |(?:let's|lets) |(?:ok|so|and|then)[\s,]+)*(?<change>.{4,70}?),? (?:and|then|and then) (?:show|tell|give|let) (?:me|us)(?: (?:see|know))?\b(?! when\b| if\b| once\b)(?! (?:the |an? )?(?:cheapest|fastest|safest|cheaper|faster|quickest)\b).{0,60}$/u
const maxLength = 140

/** Null where the first half is no change by itself. */
export function readChangeAndShow(reply: Reply): ReplyCandidate | null {
  const line = typedLine(reply)
  const change = line.length > maxLength ? undefined : form.exec(line)?.groups?.['change']
  if (change === undefined) return null
  const act = amend(reply, change)
  return act.kind === 'amended' && act.changed.length > 0
    ? wholeReply(reply, act, 'changes, and wants to see it')
    : null
}
