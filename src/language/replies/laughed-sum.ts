/** "Lol 9 dollars": a remark on a price that was shown, and no budget. */
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const laughs: ReadonlySet<string> = new Set([
  'lol',
  'lmao',
  'rofl',
  'haha',
  'hahaha',
  'heh',
  'wow',
  'omg',
  'whoa',
  'lool',
  'pff',
])
const money: ReadonlySet<string> = new Set(['dollars', 'dollar', 'bucks', 'usd', 'euros', 'eur', 'quid'])
const around: ReadonlySet<string> = new Set([
  'a',
  'whole',
  'just',
  'only',
  'for',
  'all',
  'of',
  'that',
  "that's",
  'thats',
  'its',
  "it's",
  'whopping',
  'difference',
])

/** Whether a part of a reply laughs at a sum, and says no more. */
export function laughsAtSum(text: string): boolean {
  const words = text
    .toLowerCase()
    .split(' ')
    .map((word) => word.replaceAll(/^[,.!?]+|[,.!?]+$/gu, ''))
    .filter((word) => word !== '')
  const isSum = (word: string): boolean => money.has(word) || !Number.isNaN(Number(word.replace('$', '')))
  const isMoney = text.includes('$') || words.some((word) => money.has(word))
  return (
    isMoney &&
    words.some((word) => laughs.has(word)) &&
    words.every((word) => laughs.has(word) || around.has(word) || isSum(word))
  )
}

/** Null where the app is addressed, or more is said. */
export function readLaughedSum(reply: Reply): ReplyCandidate | null {
  return reply.isAddressed || !laughsAtSum(reply.typed)
    ? null
    : wholeReply(reply, { kind: 'ignored' }, 'laughs at a sum')
}
