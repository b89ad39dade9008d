/** What is trained now, and what may come later: "reward model first, PPO after Christmas if at all". */
import { tasksOf } from '../../catalog/training-method.ts'
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
  const rewarded = withoutTaskOfReward(slots, recognized)
  if (rewarded !== slots) return rewarded
  const other = clausesOf(recognized, clauseCues).filter(({ isOffPlan }) => isOffPlan)
  const isOther = ({ from }: Slot): boolean => standsIn(other, from)
  return tasks.every(isOther) ? slots : slots.filter((slot) => !isTask(slot) || !isOther(slot))
}

const enough = 2
const generating: ReadonlySet<unknown> = tasksOf('reinforcement')
const judged: ReadonlySet<string> = new Set(
  'pair pairs comparison comparisons preference preferences ranking rankings'.split(' '),
)
const written: ReadonlySet<string> = new Set('prompt prompts rollout rollouts policy samples'.split(' '))
const beforeNext: ReadonlySet<string> = new Set('for before until next ahead later upcoming'.split(' '))
const beforeJudge: ReadonlySet<string> = new Set('with using against by via'.split(' '))

/** "The reward model for our next PPO round, 50k pairs": what is trained is the judge, and the loop that it is for comes later. */
function withoutTaskOfReward(slots: readonly Slot[], { tokens }: Pick<RecognizedText, 'tokens'>): readonly Slot[] {
  const valueOf = (slot: Slot): unknown => (slot.role === 'field-value' ? slot.value : null)
  const reward = slots.find((slot) => isTask(slot) && valueOf(slot) === 'reward')
  const loops = slots.filter((slot) => isTask(slot) && generating.has(valueOf(slot)))
  const [loop] = loops
  if (reward === undefined || loop === undefined) return slots
  const has = (words: ReadonlySet<string>): boolean => tokens.some(({ text }) => words.has(text))
  const standsBehind = ({ from }: Slot, words: ReadonlySet<string>): boolean =>
    tokens.slice(Math.max(0, from - nearby), from).some(({ text }) => words.has(text))
  const score =
    (reward.from < loop.from ? 1 : 0) +
    (has(judged) ? 1 : 0) +
    (standsBehind(loop, beforeNext) ? 1 : 0) -
    (has(written) ? 1 : 0) -
    (standsBehind(reward, beforeJudge) ? 2 : 0)
  return score >= enough ? slots.filter((slot) => !loops.includes(slot)) : slots
}
const nearby = 4
