/** "Let's stop at 800", "we'll end it after 600 steps": fewer steps of a plan whose steps are known. */
import { amend } from './amendment.ts'
import { type ReplyCandidate, wholeReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'
import { stepsOf } from './run-figures.ts'

const stops =
  /^(?:no )?(?:stop|end|cut|finish|quit|call it|cap|halt)(?: (?:it|this|that|the run|training|them|off|early|there)){0,2} (?:at|after|with|by) (?:about |around )?(?:(?<named>steps?|iter(?:ation)?s?) )?(?<count>\d[\d,]{0,9})(?<kilo>k?)(?: (?<noun>steps?|iters?|iterations?))?(?: (?:then|instead|please|pls|ok|now|already))*[\s.!?]*$/u
const [maxLength, maxChatter] = [90, 0.9]

/** Null where no such step is named. */
export function readStoppedAtStep(reply: Reply): ReplyCandidate | null {
  const { request, scenario } = reply
  const said = request.length > maxLength ? undefined : stops.exec(request)?.groups
  if (said === undefined) return null
  const steps = Number((said['count'] ?? '').replaceAll(',', '')) * (said['kilo'] === 'k' ? 1000 : 1)
  const planned = stepsOf(scenario.spec)
  const isNamed = said['named'] !== undefined || said['noun'] !== undefined
  if (!(steps > 0) || (planned === null ? !isNamed : steps > planned)) return null
  if (planned === null && isLikelyChatter(reply, maxChatter)) return null
  return wholeReply(reply, amend(reply, `${steps} steps`), `stops after ${steps} steps`)
}
