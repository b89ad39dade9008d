/** How it is told that a text asks something, and what about. */
import { adviceQuestionIn } from './advice-questions.ts'
import { questionIn } from './question.ts'
import { topicIn } from './topics.ts'

export const questionReaders = [
  { name: 'topics', read: topicIn },
  { name: 'advice', read: adviceQuestionIn },
  { name: 'question', read: questionIn },
] as const
