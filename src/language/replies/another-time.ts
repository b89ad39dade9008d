/** What is told of another time, or of somebody else's matter, is no wish: "7b when it works", "the Nebius contract is with legal". */
import { clausesOf } from '../grammar/clauses.ts'
import type { Slot } from '../grammar/slots.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import type { Understanding } from '../resolution/understanding.ts'
import { isOffPlan } from './amendment.ts'

/**
 * Whether all values stand in clauses that are off the plan. Not where they are only left out or added: "I'd rather not touch
 * AWS after last time", "30M on top of what we had".
 */
export const isOfAnotherTime = (read: Understanding, vocabulary: Vocabulary): boolean =>
  !read.slots.every(isByContrast) && isOffPlan(read, vocabulary)

/** More or less of what holds. */
export const isStep = (slot: Slot): boolean =>
  slot.role === 'scale' || (slot.role === 'quantity' && slot.amount.change !== undefined)

const isByContrast = (slot: Slot): boolean =>
  isStep(slot) || 'opposite' in slot || ('excluded' in slot && slot.excluded)

/** Whether no clause of a text is of the plan. */
export const isAllOfAnotherTime = ({ recognized }: Understanding, { clauseCues }: Vocabulary): boolean =>
  clausesOf(recognized, clauseCues).every(({ isOffPlan: isOff }) => isOff)
