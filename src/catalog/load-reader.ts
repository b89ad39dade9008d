/** What readers of texts have learned: data/reader, each part read when it is first asked for. */
import type * as z from 'zod'
import { answerTopicsSchema } from './answer-topics.ts'
import { answeredQuestionsSchema } from './answered-questions.ts'
import { changeKindModelSchema } from './change-kinds.ts'
import { clauseRolesSchema } from './clause-roles.ts'
import { messageIntentModelSchema } from './message-intent-model.ts'
import { newsModelSchema } from './news-model.ts'
import { quantityRoleModelSchema } from './quantity-roles.ts'
import { questionFormsSchema } from './question-forms.ts'
import { questionModelSchema } from './question-model.ts'
import { replyJudgeModelSchema } from './reply-judge-model.ts'
import { suppositionModelSchema } from './supposition-model.ts'
import { talkModelSchema } from './talk-model.ts'
import { turnActModelSchema } from './turn-acts.ts'
import { wantedValuesSchema } from './wanted-values.ts'

/** `read`: a file of the data folder by its name, checked. */
export const readerParts = (read: <T>(name: string, schema: z.ZodType<T>) => T) => ({
  turnActs: () => read('reader/turn-acts', turnActModelSchema),
  questionModel: () => read('reader/questions', questionModelSchema),
  talk: () => read('reader/talk', talkModelSchema),
  planNews: () => read('reader/plan-news', newsModelSchema),
  suppositions: () => read('reader/suppositions', suppositionModelSchema),
  answeredQuestions: () => read('reader/answered-questions', answeredQuestionsSchema),
  replyJudge: () => read('reader/reply-judge', replyJudgeModelSchema),
  answerTopics: () => read('reader/answer-topics', answerTopicsSchema),
  answerJudge: () => read('reader/answer-judge', replyJudgeModelSchema),
  changeKinds: () => read('reader/change-kinds', changeKindModelSchema),
  wantedValues: () => read('reader/wanted-values', wantedValuesSchema),
  messageIntent: () => read('reader/message-intent', messageIntentModelSchema),
  quantityRoles: () => read('reader/quantity-roles', quantityRoleModelSchema),
  clauseRoles: () => read('reader/clause-roles', clauseRolesSchema),
  questionForms: () => read('reader/question-forms', questionFormsSchema),
})
