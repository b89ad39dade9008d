/** "2 epochs usually overfits so 1. eval every 10%": the number behind "so" is of what was counted before it. */
import { withUnused } from '../resolution/unused-words.ts'
import { amend } from './amendment.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const number = '(?:\\d{1,4}(?:[.,]\\d{1,3})?k?|one|two|three|four|six|eight|sixteen)'
const concluded = new RegExp(
  `^${number} (?<noun>epochs?|passes|gpus?|cards?|nodes?|tokens each|rollouts|samples per prompt) [^.?!]{3,45}?,? so (?:just |only |let's do |lets do |make it |we do |we'll do |do |say |rather )*(?<count>${number})(?:[.,;!]\\s+(?<rest>.{2,60}))?[\\s.!]*$`,
  'u',
)

/** Null where nothing is concluded of a number. What stands behind it is named as not used. */
export function readConcludedNumber(reply: Reply): ReplyCandidate | null {
  const { noun, count, rest } = (reply.line.length > 140 ? null : concluded.exec(reply.sentence))?.groups ?? {}
  if (noun === undefined || count === undefined) return null
  const act = amend(reply, `${count} ${noun}`)
  if (act.kind !== 'amended') return null
  const scenario = rest === undefined ? act.scenario : withUnused(act.scenario, [rest.replace(/[.!?\s]+$/u, '')])
  return wholeReply(reply, { ...act, scenario }, `concludes ${count} ${noun}`)
}
