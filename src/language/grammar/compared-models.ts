/** "We got maybe a fifth of dense 3B speed": another model that a speed is told by, and none that is to be trained. */
import type { RecognizedText } from '../recognizers/recognized-text.ts'
import { sentenceOfSlot, wordsBesideSlot } from './sentence-of-slot.ts'
import type { Slot } from './slots.ts'
import type { SlotFilter } from './slot-filter.ts'

const part = String.raw`(?:half|thirds?|quarters?|fifths?|sixths?|eighths?|tenths?|fraction|part|share|percent|%|twice|double|times|x)`
/** As fast as so much of it, right before its name. */
const held = new RegExp(
  String.raw`(?:\b|(?<=\d )|%)(?:${part} (?:of )?(?:(?:what|that of|as fast as|the (?:speed|throughput|pace|rate) of) )*|(?:slower|faster|quicker) than (?:what )?|as (?:fast|slow|quick) as |(?:the )?(?:speed|throughput|pace|rate) of )(?:(?:a|an|the|our|my|your|some|any) )?(?:(?:dense|plain|normal|regular|comparable|old|small|similar) ){0,2}$`,
  'u',
)
/** Right behind it: its speed. */
const ofSpeed =
  /^(?:(?:dense|model|models|one|moe|base)(?:'s)? ){0,2}(?:speeds?|throughput|pace|tok\/s|tokens (?:per|a) second|steps? times?|gives?|gave|gets|reach(?:es|ed)|manage[sd]|did|does|runs? at|ran at)\b/u
/** Words that tell what was found; and those that wish. */
const told =
  /\b(?:got|get|saw|see|seen|seeing|measured|had|ran|runs|was|were|is|are|reached|reaches|reach|came|comes|gave|gives|managed|achieved|observed|found|hit|hits|ended|stuck)\b/u
const wishes =
  /\b(?:use|take|try|switch|go with|go for|change|instead|please|pls|let's|lets|make it|plan|price|want|should|need|redo|move to|train)\b/u

/** The slots without all that such a sentence names. */
export const withoutComparedModels: SlotFilter['keep'] = (slots, recognized) => {
  const models = slots.filter(isModel)
  if (models.length > mostModels) return slots
  const compared = models.filter((slot) => isCompared(slot, recognized))
  if (compared.length === 0) return slots
  const sentences = compared.map((slot) => sentenceOfSlot(slot, recognized.tokens))
  return slots.filter((slot) => !sentences.some(({ from, to }) => slot.from >= from && slot.to <= to))
}

/** A text that names more of them compares none; each is looked at with its whole sentence. */
const mostModels = 8

const isModel = (slot: Slot): boolean =>
  slot.role === 'model' ||
  (slot.role === 'quantity' && slot.measure === 'params') ||
  (slot.role === 'unitless' && slot.amount.magnitude.toLowerCase() === 'b')

function isCompared(slot: Slot, { tokens }: RecognizedText): boolean {
  // What is asked of another model is of its plan.
  if (tokens[sentenceOfSlot(slot, tokens).to]?.text === '?') return false
  const { before, behind } = wordsBesideSlot(slot, tokens)
  if (wishes.test(before) || wishes.test(behind) || !told.test(`${before} ${behind}`)) return false
  return held.test(before === '' ? '' : `${before} `) || ofSpeed.test(behind)
}
