/** "45 is optimistic for us, we get like 32": the share of the peak that they reach, where it was spoken of. */
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'
import { measuredReport } from './reported-results.ts'

const who = "(?:we|we've|we're|i|ours?(?: \\w{2,10})?|our (?:runs?|jobs?|setup|cluster|gpus|node|box|code|stack))"
const often =
  '(?:really|usually|typically|normally|mostly|always|only|ever|actually|never|rarely|hardly|more|have|had|just|tend to|can)'
const reach =
  "(?:get|got|gets|see|saw|seen|hit|hits|reach|reached|reaches|manage|managed|measured?|sit|sits|are|is|'re|run|runs|at|do|does|average|averages)"
const near = '(?:like|about|around|roughly|maybe|closer to|more like|something like|at|to|above|over|~|only|just)'
/** The figure of whoever reports it, whatever another was said to be. */
const reached = new RegExp(
  `\\b${who} (?:${often} ){0,3}${reach}(?: ${near}){0,3} ?~?(?<share>\\d{1,2}(?:\\.\\d)?) ?(?:%|percent)?(?: (?:mfu|utili[sz]ation|of (?:the )?peak|(?:on|with) (?:our |my |the )?[a-z0-9-]{2,14}|at (?:best|most)|max|tops|or so|here|in practice|usually|ish|tbh|these days)){0,3}[\\s.!]*$`,
  'u',
)
/** "Yes, use 45", where it was spoken of. */
const taken =
  /^(?:(?:yes|yep|yeah|ok|okay|sure|please|pls|then|so|right|fine|no)[\s,]+){0,3}(?:use|take|assume|go with|make it|set it to|put|plan with|count with) (?:the |our |my )?~?(?<share>\d{1,2}(?:\.\d)?) ?(?:%|percent)?(?: mfu)?(?: (?:then|please|pls|instead|for it|as mfu)){0,2}[\s.!]*$/u
/** "MFU came out at 0.41", "0.38 mfu over the first hour": a share, or so many percent. */
const measured =
  /\b(?:mfu|hfu)\b[^\d.?]{0,40}?(?<![\w.])~?(?<share>0?\.\d{1,3}|\d{1,2}(?:\.\d)?) ?(?:%|percent)?|(?<![\w.])(?<before>0?\.\d{1,3}|\d{1,2}(?:\.\d)?) ?(?:%|percent)? (?:mfu|hfu)\b/u
const minReport = 0.5
const names = /\b(?:mfu|hfu)\b/u
const [maxLength, leastShare] = [110, 3]

/** Null where no share of the peak was spoken of last, nor here. */
export function readOwnUtilization(reply: Reply): ReplyCandidate | null {
  const { line, thread } = reply
  // "What MFU do you assume? We get 45": what is told behind the question.
  const answer = line.slice(line.lastIndexOf('?') + 1).trim()
  if (line.length > maxLength || answer === '') return null
  const isSpokenOf = thread?.askedTopic === 'mfu'
  if (!isSpokenOf && !names.test(line)) return null
  const isNews = reply.likelyActs.report > minReport && !answer.includes('?')
  const said = (
    reached.exec(answer) ??
    (isSpokenOf ? taken.exec(answer) : null) ??
    (isNews ? measured.exec(answer) : null)
  )?.groups
  const figure = Number(said?.['share'] ?? said?.['before'] ?? 0)
  const share = figure < 1 ? figure * 100 : figure
  if (share < leastShare) return null
  const report = measuredReport({ from: 'you', perGpu: null, mfu: share / 100 })
  return wholeReply(reply, report, 'tells the share of the peak that they reach')
}
