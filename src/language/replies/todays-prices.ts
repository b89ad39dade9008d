/** "today's prices", "update the prices": the whole text. */
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const todaysPrices =
  /^\W*(?:(?:please|ok|and|now|can you|could you|use|at|with|show|what about|how about)\s+){0,4}(?:(?:refresh|update|renew)(?:\s+the)?\s+prices?|(?:at\s+|with\s+|use\s+)?(?:the\s+)?(?:today'?s|todays|current|new|latest)\s+prices?|reprice)(?:\s+(?:please|now|pls))?\W*$/i

export function readTodaysPrices(reply: Reply): ReplyCandidate | null {
  const { thread, normalized } = reply
  if (thread === null || normalized.text.length >= 80 || !todaysPrices.test(normalized.text)) return null
  return wholeReply(reply, { kind: 'todays-prices' }, 'asks for the prices of today')
}
