/** Talk between people below a plan, which may be full of its words: "50 cents! The vending machine takes more". */
import { confirmationOf } from './confirmation.ts'
import type { ReplyCandidate } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

/**
 * From these chances of talk on a reply that was not sent to the app is left alone, whatever it can be read as: of two writers
 * that the classifier had not seen, 97 % of the talk was, and 87 % of what was meant was served. A change that is less sure
 * is asked about. What is said in a few words, or below a plan that was changed before, leans on the thread, which the
 * classifier does not see.
 */
const maxChatter = { sure: 0.25, wish: 0.6, question: 0.35, leaning: 0.75, short: 0.95 }
const [maxWordsOfLeaning, maxWordsOfQuestion] = [4, 7]

/** The candidate; silence where it is more likely talk, a question to the writer where it may be. */
export function unlessTalk(reply: Reply, candidate: ReplyCandidate): ReplyCandidate {
  const { act } = candidate
  // A link is answered, whoever is meant by what stands around it.
  if (reply.isAddressed || reply.typed.includes('://')) return candidate
  const words = reply.line.split(' ').length
  const isShort = words <= maxWordsOfLeaning
  const isShortQuestion = reply.line.endsWith('?') && words <= maxWordsOfQuestion
  const leans = isShort || isShortQuestion || (reply.history?.revisions.length ?? 0) > 1
  const silent = { ...candidate, act: { kind: 'ignored' }, reason: 'is likely talk' } as const
  const isAtMost = (limit: number): boolean =>
    reply.likelyActs.chatter < (isShort ? maxChatter.short : leans ? maxChatter.leaning : limit)
  if (act.kind === 'question' || act.kind === 'claim') return isAtMost(maxChatter.question) ? candidate : silent
  if (act.kind === 'problem' || act.kind === 'asks') return isAtMost(maxChatter.sure) ? candidate : silent
  if (act.kind !== 'amended') return candidate
  if (!isAtMost(maxChatter.wish)) return silent
  const isSure = isAtMost(maxChatter.sure) || act.asked !== undefined
  return isSure ? candidate : { ...candidate, act: confirmationOf(reply, act.scenario, act.changed) }
}
