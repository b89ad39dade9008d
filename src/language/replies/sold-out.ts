/** "Lambda has no 8x right now, alternatives?": a seller that has none, and who else does. */
import { isKind } from '../lexicon/meanings.ts'
import { amend } from './amendment.ts'
import { type ReplyCandidate, typedLine, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const hasNone =
  /\b(?:sold out|out of (?:stock|capacity|gpus|cards)|(?:is|are|fully|all|completely) (?:full|booked(?: out)?|taken|gone)|(?:no|zero|0|not (?:a single|any|one)) (?:\d{1,3} ?x|(?:free |available |spare )?\d{0,3}x? ?[abhl]\d{2,3}s?|capacity|stock|gpus?|cards?|availability|machines?|nodes?|\d{1,3}x? ?[a-z]?\d{2,4}s?|[abhl]\d{2,3}s?)(?= |[,.;?!]|$)|none (?:left|available|free)|nothing (?:left|free|available)|unavailable|not available|waitlist(?:ed)?|(?:can't|cannot|can not|couldn't|won't) (?:get|give us|rent|find) )/u
const asksElse =
  /\b(?:alternatives?|who else|what else|where else|anyone else|anybody else|else has|other (?:options?|providers?|clouds?|sellers?|places?)|what now|now what|plan b|instead|what (?:can|do) we do|options\b)/u
/** "Fyi, gave up after 3 tries": tells what happened there, and needs no other question. */
const isNews =
  /\b(?:fyi|(?:has|had|have|got|shows?|showed) (?:no|zero|0|none)|heads[ -]?up|btw|gave up|giving up|tried|tries|attempts?|all (?:morning|day|night|week|afternoon)|right now|atm|at the moment|again|today|yesterday|this (?:morning|week|afternoon)|still|sold out|waitlist(?:ed)?|out of (?:stock|capacity))\b/u
const isAsked =
  /\?|^(?:is|are|does|do|did|will|has|have|what|why|how|when|if|should|can|could)\b|\b(?:if|when|unless) \w+ (?:is|has|are|sells)\b|[.,;:!–-] (?:so |and |but )?(?:what|how (?:much|long|many)) (?:would|will|do|does|is|are)\b/u
const [maxLength, maxChatter] = [120, 0.85]

/** Null unless one seller is named that has none, and another is asked for. */
export function readSoldOut(reply: Reply): ReplyCandidate | null {
  const line = typedLine(reply)
  if (line.length > maxLength || !hasNone.test(line)) return null
  const isTold = !asksElse.test(line) && isNews.test(line) && !isAsked.test(line)
  if (!asksElse.test(line) && !isTold) return null
  const { isAddressed, understanding, scenario, vocabulary } = reply
  if (!isAddressed && reply.likelyActs.chatter > maxChatter) return null
  const named = understanding.recognized.mentions.filter((mention) => isKind(mention, 'provider'))
  const [seller] = named
  if (named.length !== 1 || seller === undefined) return null
  const name = understanding.wordsAt(seller.from, seller.to).trim()
  // What the plan asked for at that seller is wished elsewhere.
  const act = amend(reply, scenario.spec.providers === null ? `not ${name}` : `any provider, not ${name}`)
  if (act.kind !== 'amended' || act.changed.length === 0) return null
  // What is free at this moment nobody sees here.
  const matched = vocabulary.questionCues.questions.get('availability')
  const asked =
    matched === undefined ? {} : { asked: { kind: 'question', topic: 'fixed', subject: null, matched } as const }
  return wholeReply(reply, { ...act, ...asked }, 'tells that a seller has none and asks for another')
}
