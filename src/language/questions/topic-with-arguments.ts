/** The topic of a question by what it brings along. */
import type { QuestionArguments } from './question-arguments.ts'
import type { QuestionTopic } from './question-topic.ts'

/** "eta?" asks how long, with a day it asks whether or when; "does it fit in $300?" is of money. */
export function topicWith(
  topic: QuestionTopic | null,
  { start, due, money, steps }: QuestionArguments,
): QuestionTopic | null {
  if ((topic === 'what-fits' || topic === 'how-much-data') && steps !== undefined) return 'data'
  if ((topic === 'how-much-data' || topic === 'data') && money !== undefined) return 'affordable'
  if (topic === 'finish' && start === undefined && due === undefined) return 'time'
  return topic === 'what-fits' && money !== undefined ? 'over-budget' : topic
}
