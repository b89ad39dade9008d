/** "Spot is a no-go for compliance", "Lambda is off the table": what is ruled out by a name for that. */
import { amend } from './amendment.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const frame =
  /^(?:no )?(?:using |going |the use of )?(?<thing>[\w][\w .-]{1,28}?)(?: option| instances?| machines?)? ?(?:is|are|'s|'re) (?:just |really |simply |a hard |definitely |absolutely |sadly )?(?:a )?(?:no[- ]?go|not an option|not allowed|off the table|off limits|out of the question|forbidden|banned|ruled out|prohibited|not permitted|not acceptable|verboten)(?: (?:for|by|with|because of|due to|here|at|as) .{2,50})?[\s.!]*$/u
const maxLength = 120

/** Null where what is ruled out is nothing that the plan can leave out. */
export function readRefusedOption(reply: Reply): ReplyCandidate | null {
  const thing = reply.line.length > maxLength ? undefined : frame.exec(reply.sentence)?.groups?.['thing']
  if (thing === undefined) return null
  for (const words of [`no ${thing}`, `not ${thing}`, `not on ${thing}`]) {
    const act = amend(reply, words)
    if (act.kind === 'amended') return wholeReply(reply, act, 'rules something out')
  }
  return null
}
