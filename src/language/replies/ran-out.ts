/**
 * "Job got OOM with seq len 4096, reduced to 2048": memory ran out at a value, and another was taken in its place. "CUDA out
 * of memory at step 340, seq len 8192": the value that it ran with, which the advice is given for.
 */
import { type PresetPhrase, quantity } from '../grammar/preset-slots.ts'
import { type SlotOf, slotsOf } from '../grammar/slots.ts'
import { type Mention, isKind } from '../lexicon/meanings.ts'
import { amendWith } from './amendment.ts'
import { type ReplyCandidate, wholeReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const asks =
  /^(?:\p{L}{2,5}[\s,]+)?(?:would|will|could|does|do|can|might|may|is|should|won't|wouldn't|doesn't) (?:it|this|that|we|they|the)\b/u
const maxLength = 160
const maxChatter = 0.6
/** A limit of memory is hardly met with more than so many times less. */
const maxTimes = 64

/** Null where memory did not run out, or no value of the run was lowered. */
export function readRanOut(reply: Reply): ReplyCandidate | null {
  const { line, understanding, vocabulary } = reply
  // "Would it OOM at batch 4" asks.
  if (asks.test(line)) return null
  if (line.length > maxLength || line.includes('?') || !vocabulary.intentPhrases.ranOut.test(line)) return null
  if (isLikelyChatter(reply, maxChatter)) return null
  const settings = slotsOf(understanding.slots, 'quantity').filter(({ measure }) => lowered.has(measure))
  const [before, ...others] = settings
  return (before === undefined || others.length > 0 ? null : readLowered(reply, before)) ?? readRanWith(reply, settings)
}

/** The value that memory ran out at, and the lower one behind it. */
function readLowered(reply: Reply, before: SlotOf<'quantity'>): ReplyCandidate | null {
  const { understanding } = reply
  const after = understanding.recognized.mentions.findLast((mention) => isBareNumber(mention, before.to))
  if (!isKind(after, 'amount')) return null
  const { value } = after.meaning
  if (value >= before.amount.value || value * maxTimes < before.amount.value) return null
  const words = understanding.wordsAt(after.from, after.to)
  const act = amendWith(reply, { words, slots: [quantity(before.measure, value)] })
  if (act.kind !== 'amended') return null
  return wholeReply(reply, { ...act, asked: outOfMemory }, 'tells that memory ran out, and what was lowered')
}

/** What the run had when it ran out: of another length or batch than the plan, the advice is for that. */
function readRanWith(reply: Reply, settings: readonly SlotOf<'quantity'>[]): ReplyCandidate | null {
  const { line, understanding } = reply
  const sequence = settings.some(({ measure }) => measure === 'sequence') ? undefined : ofSequences.exec(line)?.[1]
  const given: PresetPhrase = {
    words: [
      ...settings.map(({ from, to }) => understanding.wordsAt(from, to)),
      ...(sequence === undefined ? [] : [`seq ${sequence}`]),
    ].join(', '),
    slots: [
      ...settings.map(({ role, measure, amount }) => ({ role, measure, amount })),
      ...(sequence === undefined ? [] : [quantity('sequence', lengthOf(sequence))]),
    ],
  }
  if (given.slots.length === 0) return null
  const act = amendWith(reply, given)
  if (act.kind !== 'amended') return null
  const told = act.changed.length === 0 ? outOfMemory : { ...act, asked: outOfMemory }
  return wholeReply(reply, told, 'tells that memory ran out, and what it ran with')
}
const outOfMemory = { kind: 'question', topic: 'oom', subject: null } as const
/** "We use 8k sequences" */
const ofSequences =
  /(?<![\w.])(\d{1,3}k|\d{3,6})[- ](?:token )?(?:sequences?|seqs?|context|ctx|tokens? (?:context|sequences?))\b/u
const lengthOf = (digits: string): number =>
  digits.endsWith('k') ? Number(digits.slice(0, -1)) * 1024 : Number(digits)

/** What takes less memory where it is less. */
const lowered: ReadonlySet<string> = new Set(['sequence', 'batch', 'globalBatch', 'rank', 'length'])

const isBareNumber = (mention: Mention, behind: number): boolean =>
  isKind(mention, 'amount') && mention.from >= behind && mention.meaning.measure === null
