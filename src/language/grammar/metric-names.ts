/** "Reward accuracy of 74 %", "the reward margin is flat": a figure of a log, and no reward model that is trained. */
import type { SlotFilter } from './slot-filter.ts'

const figures: ReadonlySet<string> = new Set(
  'accuracy accuracies margin margins score scores curve curves signal values value hacking'.split(' '),
)

/** The slots without the objective that begins the name of a figure. */
export const withoutMetricNames: SlotFilter['keep'] = (slots, { tokens }) =>
  slots.filter(
    (slot) =>
      slot.role !== 'field-value' ||
      slot.field !== 'task' ||
      !/^rewards?$/u.test(tokens[slot.to - 1]?.text ?? '') ||
      !figures.has(tokens[slot.to]?.text ?? ''),
  )
