/** "Their sales guy swears they train this in 20 minutes on one card, legit?": what the words most likely claim of a run. */
import { isKind } from '../lexicon/meanings.ts'
import { isDoubtedClaim } from './claimed-plan.ts'
import { readClaimedFigures } from './claimed-figures.ts'
import { type ReplyActReader, type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const offered = /\b(?:offer(?:s|ed|ing)?|gives?|gave|quot(?:e|es|ed)) (?:us|me|our)\b[^?]*$/u
const asksWhy = /\b(?:why|how come|how do|how does|how can)\b[^?]*\?\W*$/u
const asksCounted =
  /\b(?:is|are|was|were|do you|did you|does (?:it|that|this|the plan|your \w+))\b.{0,24}\b(?:already|counted|count|included?|factored?|baked|considered|accounted|in there|assumed?)\b/u
/** From here on it is a claim. */
const minClaim = 0.6

/** "My boss thinks it costs between 2 and 20 dollars. Is she right?" */
const judged =
  /\b(?:says?|said|thinks?|thought|claims?|claimed|reckons?|guess(?:es|ed)?|estimate[sd]?|told (?:me|us)|heard)\b[^?]{0,80}\d[^?]{0,40}[.,;!–-] ?(?:so |and )?(?:(?:is|are|was) (?:he|she|they|that|this|it) (?:right|correct|true|realistic|wrong|off)|true|right|correct|realistic|legit)\b[^?]{0,12}\?/u

/** Null where nothing is likely claimed, where no figure is, or where no thread can check it. */
function readLikelyClaim(reply: Reply): ReplyCandidate | null {
  const { thread, likelyActs, understanding, typed, line } = reply
  if (thread === null) return null
  if (likelyActs.claim < minClaim && !isDoubtedClaim(line) && !judged.test(line)) return null
  // "CoreWeave have offered us $1.90 an hour per H100": a price that one has.
  // "…, but then why do people do it?" asks for the reason.
  // "…, is that already counted" asks of the plan.
  if (offered.test(line) || asksWhy.test(line) || asksCounted.test(line)) return null
  const hasFigure = understanding.recognized.mentions.some((mention) => isKind(mention, 'amount'))
  return hasFigure ? wholeReply(reply, { kind: 'claim', text: typed }, 'likely claims figures of a run') : null
}

/** Claims that a thread can check, the surer first. */
export const claimActs: readonly ReplyActReader[] = [
  { name: 'claim', read: readClaimedFigures },
  { name: 'likely-claim', read: readLikelyClaim },
]
