/** "Invoice came in today: $912.40 for 340 GPU hours": the whole bill of a run, and the hours that it is for. */
import { isKind } from '../lexicon/meanings.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const noun = '(?:invoice|bill|receipt|billing statement|charge|final charge|statement)'
/** A bill that is there, or money that went for GPU-hours; one that is expected or asked about is none. */
const isStated = new RegExp(
  `\\b${noun}\\b.{0,40}\\b(?:came|arrived|is in|here|in|says|said|shows|was|got|for|reads|today|yesterday)\\b|\\b(?:got|received|have|here(?:'s|s| is)) (?:the|our|an?) (?:\\w{2,12} )?${noun}\\b|\\b(?:paid|billed|charged|spent|invoiced|cost us|burned|burnt)\\b.{0,40}\\bgpu[- ]?(?:hours?|hrs?|h)\\b|^(?:the |our )?(?:\\w{2,12} )?${noun}(?: is| was)?:?\\s`,
  'u',
)
const hours = /\b(\d[\d,]{0,9}(?:\.\d{1,2})?)(k?) ?gpu[- ]?(?:hours?|hrs?|h)\b/u
const notYet =
  /\?|\b(?:will|would|if|expect|expected|estimate|should|max|budget|limit|per hour|an hour|a month|per month|monthly)\b/u
const [maxLength, maxChatter] = [140, 0.7]

/** Null where no bill is told, or more than one sum. */
export function readStatedBill(reply: Reply): ReplyCandidate | null {
  const { line, understanding, likelyActs } = reply
  if (line.length > maxLength || notYet.test(line) || !isStated.test(line)) return null
  const [, figure, kilo] = hours.exec(line) ?? []
  if (!reply.isAddressed && figure === undefined && likelyActs.chatter > maxChatter) return null
  const sums = understanding.recognized.mentions.filter(
    (mention) => isKind(mention, 'amount') && /^(?:money|budget)$/u.test(mention.meaning.measure ?? ''),
  )
  const [sum] = sums
  if (sums.length !== 1 || !isKind(sum, 'amount') || sum.meaning.hourly === true || sum.meaning.currency !== undefined)
    return null
  const gpuHours = Number((figure ?? '0').replaceAll(',', '')) * (kilo === 'k' ? 1000 : 1)
  const act = { kind: 'spent', usd: sum.meaning.value, ...(gpuHours > 0 ? { gpuHours } : {}) } as const
  return sum.meaning.value > 0 ? wholeReply(reply, act, 'tells what was billed') : null
}
