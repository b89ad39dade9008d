/** "Can we get our money back?", "do we still pay when it crashes?": hours of a run that failed. */
import { type ReplyCandidate, wholeReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const refund =
  /\b(?:refund(?:s|ed)?|(?:money|hours|dollars) (?:back|refunded)|reimburs\w{1,8}|credit us|compensate us|(?:still|also) (?:pay|be billed|be charged|billed|charged)(?: us)?(?: for (?:it|that|them|those|the (?:hours|time)))? (?:when|if|after|although|though)\b)|\bwho (?:pays|covers|eats) (?:for )?(?:that|this|it|those|them)\b(?! (?:much|kind|sort|amount)\b)/u
/** Of credit and contracts other answers tell. */
const ofTerms =
  /\b(?:prepaid|pre-paid|credits? (?:left|balance)|reserved|reservation|commitment|committed|contract|deposit|balance|upfront|vat|tax|airline|flight|amazon order)\b/u
const asks = /\?|^(?:\W*(?:and|so|ok|but)\W{1,2})?(?:can|could|do|does|did|will|would|is|are|who|how|any|what)\b/u
/** Where and when it broke off is kept of the run first; the question behind it is read by itself. */
const tellsRun =
  /\b(?:crash\w*|died|killed|stopped|preempted|reclaimed|reached)\b[^.?!]{0,30}\d|\d{1,3} ?(?:%|percent)\b[^.?!]{0,40}\b(?:crash\w*|died|killed|stopped)\b/u
const [maxLength, maxChatter] = [160, 0.75]

/** Null where nobody asks for it. */
export function readAskedRefund(reply: Reply): ReplyCandidate | null {
  const { line, isAddressed, vocabulary } = reply
  if (line.length > maxLength || !refund.test(line) || ofTerms.test(line) || tellsRun.test(line)) return null
  if (!asks.test(line) && !(isAddressed && line.length < shortest)) return null
  const { likelyActs } = reply
  if (isLikelyChatter(reply, maxChatter) && likelyActs.question < likelyActs.chatter) return null
  const matched = vocabulary.questionCues.questions.get('refund-of-hours')
  if (matched === undefined) return null
  return wholeReply(reply, { kind: 'question', topic: 'fixed', subject: null, matched }, 'asks for money back')
}
const shortest = 30
