/** "Lambda has no 8x right now, alternatives?": a seller that has none, and who else does. */
import { isKind } from '../lexicon/meanings.ts'
import { amend } from './amendment.ts'
import { type ReplyCandidate, typedLine, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const hasNone =
  /\b(?:sold out|out of (?:stock|capacity|gpus|cards)|(?:is|are|fully|all|completely) (?:full|booked(?: out)?|taken|gone)|no (?:\d{1,3} ?x|capacity|stock|gpus?|cards?|availability|machines?|nodes?|\d{1,3}x? ?[a-z]?\d{2,4}s?|[abhl]\d{2,3}s?)(?= |[,.;?!]|$)|none (?:left|available|free)|nothing (?:left|free|available)|unavailable|not available|waitlist(?:ed)?|(?:can't|cannot|can not|couldn't|won't) (?:get|give us|rent|find) )/u
const asksElse =
  /\b(?:alternatives?|who else|what else|where else|anyone else|anybody else|else has|other (?:options?|providers?|clouds?|sellers?|places?)|what now|now what|plan b|instead|what (?:can|do) we do|options\b)/u
const [maxLength, maxChatter] = [120, 0.85]

/** Null unless one seller is named that has none, and another is asked for. */
export function readSoldOut(reply: Reply): ReplyCandidate | null {
  const line = typedLine(reply)
  if (line.length > maxLength || !hasNone.test(line) || !asksElse.test(line)) return null
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
