/** "OOM after 400 steps", "cuda oom 5 hours in": memory ran out late in the run, which is answered otherwise than at its start. */
import { readRanOut } from './ran-out.ts'
import { type ReplyCandidate, wholeReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const ranOut = /\boom(?:s|ed|ing|'?d)?\b|\bout of (?:gpu |cuda )?(?:memory|vram)\b/u
const maxLength = 120
const maxChatter = 0.6
/** What is feared, asked about, or of another machine part. */
const isOther = /\b(?:will|would|could|might|if|why|won't|chance|risk|host|cpu|ram)\b|\?/u

/** Null where memory did not run out, or at the start; and where a value is told with it that the run had. */
export function readLateOutOfMemory(reply: Reply): ReplyCandidate | null {
  const { line } = reply
  if (line.length > maxLength || !ranOut.test(line) || isOther.test(line)) return null
  const late = lateIn(line)
  if (late === null || readRanOut(reply) !== null) return null
  if (isLikelyChatter(reply, maxChatter)) return null
  const question = { kind: 'question', topic: 'oom', subject: null, args: { ranUntil: late } } as const
  return wholeReply(reply, question, 'tells that memory ran out late in the run')
}

const stepAt =
  /\b(?:at|after|by|on|in|around|until) (?:about |around |the )?(?:global )?(?:step|iter(?:ation)?|update) #?(?<at>\d[\d,]{0,8}k?)\b|\b(?:after|at) (?:about |around |~)?(?<after>\d[\d,]{0,8}k?) (?:steps?|iters?|iterations?|updates)\b/iu
const laterOn =
  /\b(?:after|in|at|for|ran) (?:about |around |~)?(?:\d{1,3}(?:\.\d)?|an?|two|three|several|a few) ?(?:h|hrs?|hours?|days?|mins?|minutes?)\b|\b\d{1,3} ?(?:h|hrs?|hours?|days?|mins?|minutes?) in\b|\bepoch (?:[2-9]|\d\d|two|three)\b|\b(?:second|2nd|third|3rd|last) epoch\b|\b\d{1,2}(?:\.\d)? ?% (?:in|through|done)\b|\b(?:half ?way|midway|mid-run|overnight|ran fine|was fine|worked fine|suddenly|randomly|eventually|during (?:the )?eval\w*|at (?:the )?eval\w*|first eval\w*)\b/iu
/** A run of so many steps is past its first ones. */
const firstSteps = 3

/** Whether memory ran out after steps had gone well; the words for when, and '' where only that it was late is told. Null where it was at once, or nothing tells. */
export function lateIn(text: string): string | null {
  const found = stepAt.exec(text)
  const typed = found?.groups?.['at'] ?? found?.groups?.['after']
  if (typed === undefined) return laterOn.test(text) ? '' : null
  const steps = Number(typed.replaceAll(',', '').replace(/k$/iu, '000'))
  return steps > firstSteps ? `${steps.toLocaleString('en-US')} steps` : null
}
