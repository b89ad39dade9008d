/** "T4 has no bf16", "the a100 has 80gb": what a GPU can do is told, and no GPU is wished or owned by it. */
import { isKind } from '../lexicon/meanings.ts'
import type { ReplyAct } from './reply-act.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const feature =
  '(?:bf16|bfloat16|fp16|fp8|fp4|mxfp4|nvfp4|tf32|int8|int4|nvlink|nvswitch|tensor cores?|flash[ -]?att\\w*|fa ?[23]|infiniband|mig|ecc|hbm\\d?e?|\\d{1,3} ?(?:gb|gig|gigs|g)(?: (?:of )?(?:vram|memory|ram|hbm))?)'
const statedFeature = new RegExp(
  `^(?:(?:careful|remember|isn't it that)[\\s,:]+)?(?:an? |the |those |these )?(?<card>[\\w -]{2,24}?) (?:only |still |also )?(?:has|have|had|got|lacks?|(?:doesn't|does not|don't|do not|can't|cannot|didn't)(?: (?:have|do|support|run|get|come with))?|does|do|supports?|comes? with|misses)(?: (?:no|any|real|native|proper|hardware|only|just|the|a|full|more|less))* ${feature}(?:[\\s,]+(?:or|and|nor|support|at all|either|though|tho|only|natively|in hardware|anyway|btw|${feature}))*[\\s.!]*$`,
  'u',
)
const maxLength = 80

/** Null where it tells nothing of a GPU by itself. */
export function readGpuFact(reply: Reply): ReplyCandidate | null {
  const { sentence, understanding, thread } = reply
  if (reply.isAddressed || sentence.length > maxLength || sentence.includes('?')) return null
  const card = statedFeature.exec(sentence)?.groups?.['card']
  const names = understanding.recognized.mentions.some((mention) => isKind(mention, 'gpu'))
  if (card === undefined || !names || /\b(?:i|we|you|they|my|our|who|which|that|whoever)\b/u.test(card)) return null
  // Where more is known of it than was told, it is said.
  const known = thread?.generalAnswerIn(`is it that ${sentence}?`) ?? null
  const isKnown = known !== null && known.beforePlan !== true
  const act: ReplyAct = isKnown
    ? { kind: 'question', topic: 'fixed', subject: null, matched: { id: known.id, says: [...known.says] } }
    : { kind: 'ignored' }
  return wholeReply(reply, act, 'tells what a card can do')
}
