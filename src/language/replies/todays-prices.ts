/** "today's prices", "update the prices": the whole text. */
import { type ReplyCandidate, bareReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const todaysPrices =
  /^(?:(?:use|at|with|show|what about|how about)\s+){0,3}(?:(?:refresh|update|renew)(?:\s+the)?\s+prices?|(?:the\s+)?(?:today'?s|todays|current|new|latest)\s+prices?|reprice)\W*$/

/** Null outside of a thread, where prices are today's already. */
export function readTodaysPrices(reply: Reply): ReplyCandidate | null {
  const { thread, bare } = reply
  if (thread === null || bare.line.length >= 80 || !todaysPrices.test(bare.line)) return null
  return bareReply(reply, { kind: 'todays-prices' }, 'asks for the prices of today')
}
