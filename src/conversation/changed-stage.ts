/** "Sft is full and dpo lora", "2 gpus for the dpo part": changes of the stages of a sum, each of its own alone. */
import { slotsOf } from '../language/grammar/slots.ts'
import { understand } from '../language/pipeline.ts'
import { changedFields, type Scenario } from '../scenario/scenario.ts'
import type { ConversationSubject } from './conversation-subject.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import type { RequestContext } from './request.ts'

const clauseEnd = /[,.;]\s+|\s(?:and|but|while)\s/iu

/** Null where no stage is named, nothing is changed ("dpo beta?"), or a change cannot be read. `readAs`: what a reply makes of a plan. */
export function changedStages(
  { compared }: ConversationSubject,
  text: string,
  { today }: RequestContext,
  { vocabulary }: EngineContext,
  readAs: (scenario: Scenario, clause: string) => Scenario | null,
): Interpretation | null {
  const tasks = compared.map(({ scenario }) => scenario.spec.task ?? 'sft')
  if (compared.length < 2 || new Set(tasks).size < tasks.length) return null
  const stages = [...compared]
  let areChanged = false
  for (const clause of text.split(clauseEnd)) {
    const { slots } = understand(clause, { mode: 'command', vocabulary, today })
    const read = slotsOf(slots, 'field-value').flatMap(({ field, value }) => (field === 'task' ? [value] : []))
    // "Sft full" is by itself a name of the method.
    const named =
      read.length > 0
        ? read
        : tasks.filter((task) =>
            clause
              .toLowerCase()
              .split(/[^a-z]+/u)
              .includes(task),
          )
    const at = tasks.findIndex((task) => named.includes(task))
    const stage = stages[at]
    if (named.length !== 1 || stage === undefined) return null
    const scenario = readAs(stage.scenario, clause)
    if (scenario === null) return null
    // "Dpo lora", where it was so already.
    if (changedFields(scenario.spec, stage.scenario.spec).length === 0) continue
    areChanged = true
    stages[at] = { ...stage, scenario, name: `${stage.name}, ${clause.trim()}` }
  }
  return areChanged ? sumOfStages(stages) : null
}

/** Stages one after the other: what they come to together. */
export const sumOfStages = (stages: ConversationSubject['compared']): Interpretation => ({
  kind: 'comparison',
  thread: null,
  scenarios: stages.map(({ scenario }) => scenario),
  names: stages.map(({ name }) => name),
  counts: stages.map(({ count = 1 }) => count),
})
