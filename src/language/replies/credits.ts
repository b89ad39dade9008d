/** "Our gcp credits expire on the 30th, 180 left": money that only one provider takes; whether to go there is asked. */
import { isKind } from '../lexicon/senses.ts'
import { amend } from './amendment.ts'
import { confirmationOf } from './confirmation.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const credits = /\bcredits?\b/u
/** By then they must be used: a sum that only lies there is told among people. */
const ends = /\b(?:expir\w{1,4}|run out|runs out|lapse|use (?:it|them) or lose)\b/u
const sum =
  /\$ ?(?<sign>\d[\d,]{0,9}(?:\.\d{1,2})?k?)\b|\b(?<left>\d[\d,]{0,9}(?:\.\d{1,2})?k?) ?(?:usd |dollars |bucks )?(?:left|remaining|worth|of (?:\w+ ){0,2}credits?|in (?:\w+ ){0,2}credits?)\b/u
const maxLength = 110

/** Null where no credits of one provider are told of. */
export function readCredits(reply: Reply): ReplyCandidate | null {
  const { line, understanding, isAddressed, amendment } = reply
  if (line.length > maxLength || line.includes('?') || !credits.test(line) || !ends.test(line)) return null
  if (isAddressed || amendment.kind === 'amended') return null
  const named = understanding.recognized.mentions.filter((mention) => isKind(mention, 'provider'))
  const [provider] = named
  if (provider === undefined || named.length > 1) return null
  const { sign, left } = sum.exec(line)?.groups ?? {}
  const usd = sign ?? left
  if (usd === undefined) return null
  const act = amend(reply, `at ${understanding.wordsAt(provider.from, provider.to).trim()}, under $${usd}`)
  return act.kind === 'amended' && act.changed.length > 0
    ? wholeReply(reply, confirmationOf(reply, act.scenario, act.changed), 'tells of credits at a provider')
    : null
}
