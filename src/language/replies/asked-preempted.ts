/** "If we get preempted 3 times, what does that add in hours and $?": what so many preemptions cost. */
import { numberWords } from '../text/number-words.ts'
import { asksInClause, asksInForm } from './question-forms.ts'
import { type ReplyCandidate, weighedReply, typedLine, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const taken = String.raw`(?:pre-?empt\w*|interrupt\w*|evict\w*|reclaim\w*|kicked(?: (?:off|out))?|revok\w*|taken (?:back|away)|bumped|lose (?:it|the (?:node|machine|box|gpus?))|pulled)`
const number = String.raw`(?<count>\d{1,2}|once|twice|thrice|one|two|three|four|five|six|seven|eight|ten|a single)`
const forms: readonly RegExp[] = [
  new RegExp(
    String.raw`\b${taken}(?: \p{L}+){0,3}? ${number}(?: ?x| times)?\b(?! ?(?:hours?|h\b|days?|gpus?|cards?|minutes|min\b))`,
    'u',
  ),
  new RegExp(String.raw`\b${number}(?: ?x| times)? (?:spot |more |such )*${taken}`, 'u'),
]
const ofFigures =
  /\b(?:cost|costs|add|adds|added|extra|hours?|time|money|dollars?|bucks|lose|lost|price|bill|much|long|longer|mean|means|do to|hurt)\b|\$/u
const ofElse = /\b(?:chances?|odds|likel\w+|probab\w+|how (?:often|many)|per (?:day|week)|an? (?:day|week))\b/u
const [maxLength, maxChatter, most] = [150, 0.9, 50]

/** Null where no number of preemptions is named, or nothing is asked of it. */
export function readAskedPreempted(reply: Reply): ReplyCandidate | null {
  const line = typedLine(reply)
  if (line.length > maxLength || ofElse.test(line) || !ofFigures.test(line)) return null
  if (isLikelyChatter(reply, maxChatter)) return null
  if (!asksInForm(reply) && !asksInClause.test(line)) return null
  const said = forms.map((form) => form.exec(line)?.groups?.['count']).find((words) => words !== undefined)
  const preemptions =
    said === undefined ? 0 : /^\d/u.test(said) ? Number(said) : (adverbs[said] ?? numberWords[said] ?? 0)
  if (preemptions < 1 || preemptions > most) return null
  return weighedReply(
    reply,
    { kind: 'question', topic: 'spot', subject: null, args: { preemptions } },
    'asks what so many preemptions cost',
  )
}
const adverbs: Readonly<Record<string, number>> = { once: 1, twice: 2, thrice: 3, 'a single': 1 }
