/** What is trained now, and what may come later: "reward model first, PPO after Christmas if at all". */
import type { RecognizedText } from '../recognizers/recognized-text.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import { standsIn } from './clause.ts'
import { clausesOf } from './clauses.ts'
import type { Slot } from './slots.ts'

const isTask = (slot: Slot): boolean => slot.role === 'field-value' && slot.field === 'task'

/** Without the objectives of another time, where one of now is named: the numbers are counted by that one. */
export function withoutLaterTasks(
  slots: readonly Slot[],
  recognized: Pick<RecognizedText, 'tokens'>,
  { clauseCues }: Vocabulary,
): readonly Slot[] {
  const tasks = slots.filter(isTask)
  if (tasks.length < 2) return slots
  const other = clausesOf(recognized, clauseCues).filter(({ isOffPlan }) => isOffPlan)
  const isOther = ({ from }: Slot): boolean => standsIn(other, from)
  return tasks.every(isOther) ? slots : slots.filter((slot) => !isTask(slot) || !isOther(slot))
}
