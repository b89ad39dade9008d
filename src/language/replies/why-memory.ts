/** "Why is the memory so much lower than 140 GB?", "why so little VRAM": the reasons, and no other GPU. */
import { type ReplyCandidate, wholeReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'
import { isKind } from '../lexicon/meanings.ts'

const asksWhy = /^(?:[\p{L}.]{2,14}: )?(?:(?:and|so|but|ok|hm+|hang on|wait)[\s,]+)*(?:why|how come|how can)\b/u
const ofMemory = /\b(?:memory|vram|gb|gib|gigs?|gigabytes?)\b/u
const ofAmount = /\b(?:low|lower|little|less|small|smaller|few|only|high|higher|much|more|big|bigger|large|huge)\b/u
const [maxLength, maxChatter] = [140, 0.6]

/** Null where a GPU is named, or memory is not what is wondered at. */
export function readWhyMemory(reply: Reply): ReplyCandidate | null {
  const { line, understanding } = reply
  if (line.length > maxLength || isLikelyChatter(reply, maxChatter)) return null
  if (!asksWhy.test(line) || !ofMemory.test(line) || !ofAmount.test(line)) return null
  // "Why does an MoE need that much memory?" has an answer of its own.
  const { topic, matched } = reply.namedTopic
  const likely = reply.likelyTopic.matched
  if (topic === 'experts' || [matched, likely].some((one) => one?.says !== undefined)) return null
  if (understanding.recognized.mentions.some((mention) => isKind(mention, 'gpu'))) return null
  return wholeReply(reply, { kind: 'question', topic: 'memory', subject: null }, 'wonders at the memory')
}
