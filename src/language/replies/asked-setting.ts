/** "What tok/s did you assume?": of all that is assumed the one value that is asked for. */
import type { AskedSetting } from '../../catalog/question-forms.ts'
import { askingPart } from '../questions/asking-part.ts'
import type { Question } from '../questions/question.ts'
import type { QuestionTopic } from '../questions/question-topic.ts'
import type { Reply } from './reply-input.ts'

/** What is asked of these may be the value of one setting alone; null: of any. */
const settingsOf: Partial<Record<QuestionTopic, readonly AskedSetting[] | null>> = {
  assumptions: null,
  data: ['exampleLength', 'imageTokens', 'responseLength', 'steps', 'stepTime'],
  time: ['exampleLength', 'responseLength', 'stepTime'],
  math: ['flops'],
  memory: ['weightsMemory', 'gradientsMemory', 'optimizerMemory'],
  checkpoint: ['checkpointInterval'],
  params: ['trainable'],
  energy: ['electricity'],
}

/** Settings of which a topic by itself is asked. */
export const topicOfSetting: Readonly<Partial<Record<AskedSetting, QuestionTopic>>> = {
  mfu: 'mfu',
  throughput: 'throughput',
  epochs: 'epochs',
  batch: 'batch',
}

/** The question of that value; unchanged where it asks for none, or for the whole. */
export function ofSetting(question: Question, { line, vocabulary }: Reply): Question {
  const settings = settingsOf[question.topic]
  // "How far is 5,000 steps?" is of a part of them.
  if (settings === undefined || question.args?.steps !== undefined) return question
  const { wordsOf } = vocabulary.formCues
  const setting = wordsOf(askingPart(line) ?? line).setting ?? wordsOf(line).setting
  if (setting === null || settings?.includes(setting) === false) return question
  const { matched: _, unused: _unused, ...rest } = question
  const topic = topicOfSetting[setting]
  return topic === undefined ? { ...rest, topic: 'setting', args: { ...question.args, setting } } : { ...rest, topic }
}
