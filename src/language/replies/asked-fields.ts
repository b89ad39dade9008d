/** What a question was about, as fields of the plan: "ok 2" after "is that one epoch?" is of the epochs. */
import type { SpecField } from '../../scenario/scenario.ts'
import type { QuestionTopic } from '../questions/question-topic.ts'

const countFields: readonly SpecField[] = ['gpuCount']
/** What a number alone is of, after a question of such a topic; null where it says nothing of that. */
const fieldsByTopic: Readonly<Partial<Record<QuestionTopic, readonly SpecField[]>>> = {
  'gpu-count': countFields,
  'bigger-gpu': countFields,
  'what-fits': countFields,
  smallest: countFields,
  speedup: countFields,
  faster: countFields,
  'over-budget': ['budgetUsd'],
  affordable: ['budgetUsd'],
  context: ['sequenceLength'],
  batch: ['batch'],
  epochs: ['tokens'],
  data: ['tokens'],
  'tokens-needed': ['tokens'],
  'how-much-data': ['tokens'],
}

/** The fields of a topic; null for a topic that is about none, and without one. */
export const fieldsAskedAbout = (topic: QuestionTopic | null): readonly SpecField[] | null =>
  topic === null ? null : (fieldsByTopic[topic] ?? null)
