/** "Also lora on 8 as a hedge, both in parallel": a second run beside the plan, which stays. */
import { amend } from './amendment.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

/** What says that it is run besidePlan, and not instead. */
const besidePlan =
  /[\s,;(-]*\b(?:both )?(?:as (?:a|an|our) (?:hedge|backup|back-up|fallback|plan b|safety net|second run|side run|baseline)|as plan b|on the side|in parallel|at the same time|side by side|in addition(?: to (?:it|that|this))?|alongside(?: it| that| this)?|on top of (?:it|that|this)|next to it|for comparison)\b/gu
const opening = /^(?:(?:plus|do|run|train|price|add|a|an|another|second|one)[\s,]+){0,6}/u
const maxLength = 110

/** Null where nothing says that it is run besidePlan, or the rest is no change. */
export function readBesidePlan(reply: Reply): ReplyCandidate | null {
  const { line, scenario } = reply
  if (
    line.length > maxLength ||
    line.includes('instead') ||
    !reply.vocabulary.intentPhrases.secondRun.test(line) ||
    !besidePlan.test(line)
  )
    return null
  besidePlan.lastIndex = 0
  const { requestOf } = reply.vocabulary.replyWords.openers
  const rest = requestOf(requestOf(line.replaceAll(besidePlan, ' ')).replace(opening, ''))
    .replaceAll(/\s+/gu, ' ')
    .trim()
  if (rest === '') return null
  const read = amend(reply, rest)
  // "Lora on 8": of GPUs.
  const act = read.kind === 'problem' ? amend(reply, rest.replace(/\bon (\d{1,4})(?=$|[\s,.])/u, 'on $1 gpus')) : read
  if (act.kind !== 'amended' || act.changed.length === 0) return null
  const alternatives = [scenario, act.scenario]
  return wholeReply(reply, { kind: 'control', control: 'compare', alternatives }, 'wants a second run beside the plan')
}
