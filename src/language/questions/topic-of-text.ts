/** The topic that a text would have if it were a question. */
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import { adviceQuestionIn } from './advice-questions.ts'
import { type QuestionTopic, topicIn } from './topics.ts'

/** Null where no topic has its words. */
export function topicOfText(text: string, { hostedServices }: Pick<Vocabulary, 'hostedServices'>): QuestionTopic | null {
  const line = text.slice(0, 240).toLowerCase()
  return adviceQuestionIn(line) ?? topicIn(line, hostedServices)
}
