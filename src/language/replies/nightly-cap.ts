/** "I can't leave it on more than 8 h a night, can I stop and resume?": the run in nights or days of so many hours at most. */
import { type ReplyCandidate, typedLine, weighedReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const hours = String.raw`(?<hours>\d{1,2}(?:\.5)?) ?-?(?:h|hrs?|hours?)\b`
const most = String.raw`(?:more than|longer than|over|at most|max(?:imum)?(?: of)?|up to|no more than|no longer than|only(?: for)?|for|about|past)`
const each = String.raw`(?:(?:a|per|each|every|one|at|in the) ?(?<window>night|day|evening|24 ?h)s?|(?<over>overnight))`
/** It is said of the machine or the run. */
const ofMachine =
  /\b(?:leave|keep|run|running|have|let|use|using|turn(?:ed)? off|be off|switched off|shut down|stay on|is on|on|off|available|free|ours)\b/u
const limits = /\b(?:can't|cant|cannot|can not|mustn't|must|may|may not|only|at most|max|maximum|no more|no longer|up to|not allowed|has to|have to|limited|allowed|won't)\b/u // prettier-ignore
const forms: readonly RegExp[] = [
  new RegExp(String.raw`\b${most} ${hours}(?: \w+){0,2}? ${each}`, 'u'),
  new RegExp(String.raw`\b${hours} (?:at most|max|maximum|tops|at the most)? ?${each}`, 'u'),
  new RegExp(String.raw`\b${each}[^.?;]{0,20}?\b${most} ${hours}`, 'u'),
]
/** Of people, prices and a use that goes on. */
const ofElse =
  /[$€£]|\b(?:how many (?:nights|days|evenings)|costs?|price|budget|per month|a month|every month|serv(?:e|ing)|inference|users|requests|meeting|employees?|staff|gpu[- ]?hours?)\b/u
const [maxLength, maxChatter] = [130, 0.97]

/** Null where no hours of each night or day are told as the most there are. */
export function readNightlyCap(reply: Reply): ReplyCandidate | null {
  const line = typedLine(reply)
  if (line.length > maxLength || ofElse.test(line) || !limits.test(line) || !ofMachine.test(line)) return null
  const groups = forms.map((form) => form.exec(line)?.groups).find((found) => found !== undefined)
  const length = Number(groups?.['hours'])
  if (groups === undefined || !(length > 0 && length <= 24)) return null
  if (isLikelyChatter(reply, maxChatter)) return null
  const name = groups['over'] !== undefined || /^(?:night|evening)/u.test(groups['window'] ?? '') ? 'night' : 'day'
  const window = { name, count: null, hours: length, isCap: true } as const
  return weighedReply(
    reply,
    { kind: 'question', topic: 'windows', subject: null, args: { window } },
    'tells how long it may run each night or day',
  )
}
