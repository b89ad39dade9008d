/** "Job got OOM with seq len 4096, reduced to 2048": memory ran out at a value, and another was taken in its place. */
import { quantity } from '../grammar/preset-slots.ts'
import { slotsOf } from '../grammar/slots.ts'
import { type Mention, isKind } from '../lexicon/meanings.ts'
import { amendWith } from './amendment.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const maxLength = 160
const maxChatter = 0.6
/** A limit of memory is hardly met with more than so many times less. */
const maxTimes = 64

/** Null where memory did not run out, or no value of the run was lowered. */
export function readRanOut(reply: Reply): ReplyCandidate | null {
  const { line, understanding, vocabulary, isAddressed } = reply
  if (line.length > maxLength || line.includes('?') || !vocabulary.intentPhrases.ranOut.test(line)) return null
  if (!isAddressed && reply.likelyActs.chatter > maxChatter) return null
  const [before, ...others] = slotsOf(understanding.slots, 'quantity').filter(({ measure }) => lowered.has(measure))
  if (before === undefined || others.length > 0) return null
  const after = understanding.recognized.mentions.findLast((mention) => isBareNumber(mention, before.to))
  if (!isKind(after, 'amount')) return null
  const { value } = after.meaning
  if (value >= before.amount.value || value * maxTimes < before.amount.value) return null
  const words = understanding.wordsAt(after.from, after.to)
  const act = amendWith(reply, { words, slots: [quantity(before.measure, value)] })
  if (act.kind !== 'amended') return null
  const asked = { kind: 'question', topic: 'oom', subject: null } as const
  return wholeReply(reply, { ...act, asked }, 'tells that memory ran out, and what was lowered')
}

/** What takes less memory where it is less. */
const lowered: ReadonlySet<string> = new Set(['sequence', 'batch', 'rank', 'length'])

const isBareNumber = (mention: Mention, behind: number): boolean =>
  isKind(mention, 'amount') && mention.from >= behind && mention.meaning.measure === null
