/** "They quoted 1.95 per GPU hour, use that", "what is the bill at 2.2/h?": the plan at an hourly price that is named. */
import { leastTermIn } from '../questions/least-term.ts'
import { subjectOf } from '../questions/subject.ts'
import { wordsIn } from '../recognizers/recognized-text.ts'
import { type ReplyCandidate, wholeReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const hourlyRate =
  /(?<![\w.])(?:\$|usd\s?)?\s?(\d{1,3}(?:\.\d{1,3})?)\s?(?:\$|usd|dollars?|bucks)?\s?(?:(?:\/|per|an?|each|every)[\s-]?(?:(?:gpu|card)[\s/-]?(?:\/|per\s|an?\s)?)?(?:h|hr|hour)|(?:\/|per|a)\s?(?:gpu|card)\s?(?:\/|per|an?)\s?(?:h|hr|hour))\b/iu
/** "8 H100 reserved at 2.1": what is reserved has a price of the hour. */
const bareRate = /(?:\bat|@) ?\$?(\d{1,2}\.\d{1,3})(?=[\s.!]*$| (?:until|till|through|for)\b)/iu
const ofTerm = /\b(?:reserv\w*|commit\w*|contract\w*)\b/iu
/** A limit is a request; another currency, electricity and speeds are no price of a GPU. */
const noRate =
  /\b(?:under|below|less than|at most|max|maximum|no more than|up to|cheaper than|kwh|eur|euros?|gbp|pounds?|tokens?|samples?|requests?)\b|[€£<]/iu
/** It is to be reckoned with, or asked about. */
const isUsed =
  /\b(?:use|take|apply|with|at|for|quot\w*|offer\w*|pay|paying|rate|price|contract|deal|get|got|bill|total|cost|instead|if|charge[sd]?|sent)\b/iu
const maxLength = 160
const maxChatter = 0.6
/** A GPU costs less. */
const maxUsdPerHour = 20

/** Null where the text names no price of an hour, or one that it only asks about. */
export function readStatedRate(reply: Reply): ReplyCandidate | null {
  const text = reply.plain.text
  if (text.length > maxLength || noRate.test(text)) return null
  const isOfTerm = reply.scenario.spec.pricing === 'reserved' || ofTerm.test(text)
  const said = Number((hourlyRate.exec(text) ?? (isOfTerm ? bareRate.exec(text) : null))?.[1])
  if (!(said > 0)) return null
  const { recognized, allSlots } = reply.understanding
  const subject = subjectOf(recognized.mentions, allSlots, wordsIn(recognized))
  // "$1.60 an hour for the whole box" of eight is 20 cents for each of them.
  const machine = reply.vocabulary.intentPhrases.wholeMachine.test(text.toLowerCase())
    ? (subject?.count ?? reply.scenario.spec.gpuCount ?? reply.lastPlan.gpuCount ?? 1)
    : 1
  const value = said / machine
  if (!(value > 0) || value > maxUsdPerHour || !isUsed.test(text)) return null
  if (!isOfTerm && isLikelyChatter(reply, maxChatter)) return null
  // "Why is it $5/h?" asks about a price that is shown.
  if (/^\W*(?:why|is|where|which|how come|does)\b/u.test(reply.sentence)) return null
  const leastTerm = leastTermIn(reply.typed)
  // Of the card that is planned the plan stays as it is.
  const planned = reply.lastPlan.gpus?.[0]
  const hasPlace = subject !== null && subject.gpus.length > 0 && !subject.gpus.some((id) => id === planned)
  return wholeReply(
    reply,
    {
      kind: 'question',
      topic: 'own-rate',
      subject: hasPlace ? { ...subject, providers: [] } : null,
      value,
      ...(leastTerm === null ? {} : { args: { leastTermHours: leastTerm } }),
    },
    'names a price of an hour',
  )
}
