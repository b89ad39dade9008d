/** "Lambda has no 8x right now, alternatives?": a seller that has none, and who else does. */
import { isKind } from '../lexicon/meanings.ts'
import { amend } from './amendment.ts'
import { type ReplyCandidate, typedLine, wholeReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const hasNone =
  /\b(?:sold out|out of (?:stock|capacity|gpus|cards)|(?:is|are|fully|all|completely) (?:full|booked(?: out)?|taken|gone)|(?:no|zero|0|not (?:a single|any|one)) (?:(?:more )?(?:\d{1,3}[x ]{0,2}(?:gpus? )?|full |whole |big )?(?:nodes?|boxes|clusters?|machines?|instances?|slots?)|\d{1,3} ?x|(?:free |available |spare )?\d{0,3}x? ?[abhl]\d{2,3}s?|capacity|stock|gpus?|cards?|availability|machines?|nodes?|\d{1,3}x? ?[a-z]?\d{2,4}s?|[abhl]\d{2,3}s?)(?= |[,.;?!]|$)|none (?:left|available|free)|nothing (?:left|free|available)|unavailable|not available|waitlist(?:ed)?|(?:can't|cannot|can not|couldn't|won't) (?:get|give us|rent|find) )/u
const asksElse =
  /\b(?:alternatives?|who else|what else|where else|anyone else|anybody else|else has|other (?:options?|providers?|clouds?|sellers?|places?)|what now|now what|plan b|instead|what (?:can|do) we do|options\b)/u
/** "Fyi, gave up after 3 tries": tells what happened there, and needs no other question. */
const isNews =
  /\b(?:fyi|(?:has|had|have|got|shows?|showed) (?:no|zero|0|none)|heads[ -]?up|btw|gave up|giving up|tried|tries|attempts?|all (?:morning|day|night|week|afternoon)|right now|atm|at the moment|again|today|yesterday|this (?:morning|week|afternoon)|still|sold out|waitlist(?:ed)?|out of (?:stock|capacity)|un?till?|till|before|for (?:weeks|months|a while)|this (?:month|quarter|year)|next (?:week|month|quarter|year))\b/u
const isAsked =
  /\?|^(?:is|are|does|do|did|will|has|have|what|why|how|when|if|should|can|could)\b|\b(?:if|when|unless) \w+ (?:is|has|are|sells)\b|[.,;:!–-] (?:so |and |but )?(?:what|how (?:much|long|many)) (?:would|will|do|does|is|are)\b/u
const [maxLength, maxChatter, maxChatterOfPlan] = [120, 0.85, 0.97]

/** Null unless one seller is named that has none, and another is asked for. */
export function readSoldOut(reply: Reply): ReplyCandidate | null {
  const line = typedLine(reply)
  if (line.length > maxLength || !hasNone.test(line)) return null
  const { understanding, scenario, vocabulary } = reply
  const named = understanding.recognized.mentions.filter((mention) => isKind(mention, 'provider'))
  const [seller] = named
  if (named.length !== 1 || seller === undefined) return null
  // Of the seller that was asked for it is news however it is put.
  const isOfPlan =
    isKind(seller, 'provider') && seller.meaning.ids.some((id) => scenario.spec.providers?.includes(id) === true)
  if (isLikelyChatter(reply, isOfPlan ? maxChatterOfPlan : maxChatter)) return null
  const isTold = (isOfPlan || isNews.test(line)) && !isAsked.test(line)
  if (!asksElse.test(line) && !isTold) return null
  const name = understanding.wordsAt(seller.from, seller.to).trim()
  // What the plan asked for at that seller is wished elsewhere.
  const act = amend(reply, scenario.spec.providers === null ? `not ${name}` : `any provider, not ${name}`)
  if (act.kind !== 'amended' || act.changed.length === 0) return null
  // What is free at this moment nobody sees here.
  const matched = vocabulary.questionCues.questions.get('availability')
  const asked =
    matched === undefined ? {} : { asked: { kind: 'question', topic: 'fixed', subject: null, matched } as const }
  const candidate = wholeReply(reply, { ...act, ...asked }, 'tells that a seller has none and asks for another')
  return isOfPlan ? { ...candidate, isWeighed: true } : candidate
}
