/** "My laptop (4070, 8 GB) gives up on it, so what would renting cost?": a machine of one's own that does not do is not planned on. */
import type { RecognizedText } from '../recognizers/recognized-text.ts'
import { sentenceOfSlot } from './sentence-of-slot.ts'
import type { Slot } from './slots.ts'

const renting = /\b(?:rent|rents|renting|rented|rental|cloud|hire|hiring)\b/u
const ownMachine =
  /\b(?:my|our|the|this) (?:[\p{L}-]{1,12} ){0,2}(?:laptop|notebook|macbook|desktop|pc|computer|workstation|rig|box|machine|server|card|gpu)\b/u
const givesUp =
  /^(?:[\p{L}\d(),]{1,12} ){0,6}?(?:gives? up|chokes?|dies|struggles|crashes|fails|runs out of|(?:can't|cannot|can not|won't|doesn't|couldn't) (?:handle|take|fit|run|train|do|hold|cope|manage|cut)|(?:is|are|was) (?:[\p{L}]{1,8} )?(?:too|not enough|not up to))\b/u

const ofMachine: ReadonlySet<Slot['role']> = new Set(['gpus', 'count', 'memory', 'nodes'])

/** The slots without the GPUs of a machine that gives up, where something is to be rented instead. */
export function withoutGivenUpMachine(slots: readonly Slot[], { tokens }: RecognizedText): readonly Slot[] {
  const words = (from: number, to: number): string =>
    tokens
      .slice(from, to)
      .map(({ text }) => text)
      .join(' ')
  if (!renting.test(words(0, tokens.length))) return slots
  const isGivenUp = (slot: Slot): boolean => {
    const sentence = sentenceOfSlot(slot, tokens, reach)
    return ownMachine.test(words(sentence.from, slot.from)) && givesUp.test(words(slot.to, sentence.to))
  }
  const isOfMachine = (slot: Slot): boolean =>
    ofMachine.has(slot.role) || (slot.role === 'field-value' && slot.field === 'owned')
  const last = slots.findLast((slot) => isOfMachine(slot) && isGivenUp(slot))
  if (last === undefined) return slots
  const { from } = sentenceOfSlot(last, tokens, reach)
  return slots.filter((slot) => !(isOfMachine(slot) && slot.from >= from && slot.to <= last.to))
}
const reach = 14
