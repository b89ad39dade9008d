/** "Still under 100?", "is it still lora": whether something holds is asked, and nothing is changed. */
import { amend } from './amendment.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const still =
  /^(?:(?:is|are) (?:it|that|this|we|they) still|(?:it|that|this|we)(?:'s|s|'re| is| are) still|still)(?: at| doing| using| running)? (?<thing>[^?]{2,50}?)(?<tag>[\s,]+(?:right|correct|yes|no|or not|ok))?[\s.]*(?<mark>\??)$/u
const opensAsQuestion = /^(?:is|are) (?:it|that|this|we|they) still/u
const maxLength = 80
/** "Hmm no, stay where we were": nothing is wished. */
const keeps =
  /^(?:no )?(?:stay|stick|leave|keep|remain)(?: it| that| this| everything| things)?(?: as| with| where| how| the way| like| at)(?: what)?(?: it| that| this| we| things| they| you)?(?: is| are| was| were| have| had| have it| had it)?(?: now| then| for now)?[\s.!]*$/u

/** Null where nothing of the plan is asked about in this way. */
export function readStillHolds(reply: Reply): ReplyCandidate | null {
  const { sentence, request } = reply
  if (request.length < maxLength && keeps.test(request))
    return wholeReply(reply, { kind: 'amended', scenario: reply.scenario, changed: [] }, 'keeps the plan as it is')
  const { thing, tag, mark } = (sentence.length > maxLength ? undefined : still.exec(sentence)?.groups) ?? {}
  const isAsked = mark === '?' || tag !== undefined || opensAsQuestion.test(sentence)
  if (thing === undefined || !isAsked) return null
  const act = amend(reply, thing)
  if (act.kind !== 'amended') return null
  // What holds is said to hold; another is set beside it.
  if (act.changed.length === 0) return wholeReply(reply, act, 'asks whether it still holds')
  const alternatives = [reply.scenario, act.scenario]
  return wholeReply(reply, { kind: 'control', control: 'compare', alternatives }, 'asks whether it still holds')
}
