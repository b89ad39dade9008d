/** "Megatron should be 3x", "they claim 2x over FSDP": a speed that somebody promises and nobody measured. */
import { isKind } from '../lexicon/meanings.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const promised =
  /\b(?:should|shld|would|could|might|can|must|supposed to|supposedly|claims?|claimed|promises?|promised|advertises?|says?|said|gives?|gets?|is|are)\b.{0,24}?\b(\d{1,2}(?:\.\d{1,2})?)\s?(?:x|×|times)(?:$|\W)/u
const ofSpeed = /\b(?:faster|quicker|speed-?up|speed|throughput|tok|over|than|as fast)\b|\d\s?(?:x|×)[\s?!.,]*$/u
const asksCounted =
  /\b(?:already|included|counted|counts?|factored|baked|priced|accounted|considered|reflected|in there)\b.{0,60}$/u
const maxTimes = 20

/** Null unless software, a kernel or a GPU is said to be so many times as fast. */
export function readExpectedSpeed(reply: Reply): ReplyCandidate | null {
  const { line, understanding } = reply
  const [, figure] = line.length > 120 ? [] : (promised.exec(line) ?? [])
  const value = Number(figure)
  if (figure === undefined || !(value > 1 && value <= maxTimes)) return null
  // Whether it is counted already is asked of the plan.
  if (asksCounted.test(line)) return null
  if (!ofSpeed.test(line) || reply.vocabulary.intentPhrases.otherThanSpeed.test(line)) return null
  const names = understanding.recognized.mentions.some(
    (mention) =>
      (isKind(mention, 'field-value') &&
        ['stack', 'attentionKernel', 'sharding', 'precision'].includes(mention.meaning.field)) ||
      isKind(mention, 'no-effect', 'switch'),
  )
  if (!names && !reply.isAddressed) return null
  return wholeReply(
    reply,
    { kind: 'question', topic: 'speedup', subject: null, value },
    'expects a speed that was not measured',
  )
}
