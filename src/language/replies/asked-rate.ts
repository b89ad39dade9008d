/** "What does Nebius charge per hour for an H200?", "the H200 rate at Nebius?": the price of an hour, and no other plan. */
import { isKind } from '../lexicon/meanings.ts'
import { subjectOf } from '../questions/subject.ts'
import { wordsIn } from '../recognizers/recognized-text.ts'
import { asksInForm } from './question-forms.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const perHour = String.raw`(?:(?:per|an?|each|every|/) ?(?:gpu[- ]?|card[- ]?)?(?:and )?(?:hour|hr|h)\b|hourly\b|(?:gpu|card)[- ](?:hour|hr)\b)`
const money = String.raw`\b(?:price[sd]?|pricing|rates?|costs?|charg\w+|asks?|asking|how much|pays?|list(?:s|ed)?|going|take)\b`
/** A price and its hour, in either order; a rate needs no hour. */
const asksRate = new RegExp(
  String.raw`${money}.{0,50}${perHour}|${perHour}.{0,40}${money}|\b(?:the|what|hourly|list|current|going|whose|gpu|your|\d) ?(?:[a-z]*\d+\w* )?(?:list )?rates? (?:at|of|for|on|from|with)\b|\b(?:list|sticker|catalog(?:ue)?) (?:price|rate) (?:at|of|for|on)\b`,
  'u',
)
/** How time is billed, what the run costs, other terms, and what is reported or supposed. */
const asksOtherwise =
  /\b(?:or (?:by|per|to)|by the (?:minute|second)|minimum|min|round\w*|started|full hours?|if|whether|why|how long|run|job|total|budget|spot|reserved|commit\w*|discount\w*|our|my|we (?:pay|have|own|got)|paid|tax|vat|electric\w*|power|kwh|success rate|learning rate|error rate|throughput|tokens?|example|storage|disk|egress|per (?:month|day|week|run|token)|instead|switch|use|try|take us|bring|drop)\b|\$ ?\d|\d ?(?:usd|dollars|bucks)/u
const [maxLength, maxChatter] = [110, 0.9]

/** Null unless a GPU or a seller is named, or “that” stands for the one of the plan, and nothing would change. */
export function readAskedRate(reply: Reply): ReplyCandidate | null {
  const { line, isAddressed, understanding } = reply
  if (line.length > maxLength || !asksRate.test(line) || asksOtherwise.test(line)) return null
  if (!asksInForm(reply) && !/^(?:(?:the|current) )?(?:hourly|list|price|rate)/u.test(line)) return null
  if (!isAddressed && reply.likelyActs.chatter > maxChatter) return null
  const { recognized, allSlots } = understanding
  const { mentions } = recognized
  if (!mentions.some((one) => isKind(one, 'gpu', 'provider')) || mentions.some((one) => isKind(one, 'model')))
    return null
  const subject = subjectOf(mentions, allSlots, wordsIn(recognized))
  return wholeReply(
    reply,
    { kind: 'question', topic: 'per-gpu', subject, args: { perHours: 1 } },
    'asks for the price of an hour',
  )
}
