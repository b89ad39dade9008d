/** "We're a startup in Lisbon": where the asker sits, which binds no machine. */
import type { SlotFilter } from './slot-filter.ts'

/** Whoever has data of patients or of the state keeps them there. */
const seat =
  /(?:^|[.!?,;:] )(?:hi|hello|hey)?,? ?(?:we're|we are|were|i'm|i am|im) (?:an? |the )?(?:(?:small|tiny|young|new|two person|solo) )?(?:[\p{L}'-]{1,20} ){0,3}(?:startup|start - up|agency|studio|shop|founder|freelancer|student|hobbyist|indie hacker|consultancy) (?:(?:based|here|located) )?(?:in|from|at|out of)(?: the)?$/u

const reach = 16

/** The slots without a place that is only the asker's. */
export const withoutSeat: SlotFilter['keep'] = (slots, { tokens }) =>
  slots.filter((slot) => {
    if (slot.role !== 'field-value' || slot.field !== 'region') return true
    const before = tokens
      .slice(Math.max(0, slot.from - reach), slot.from)
      .map(({ text }) => text)
      .join(' ')
    return !seat.test(before)
  })
