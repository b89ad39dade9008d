/** An answer in sentences that hold whatever the plan is. */
import { generalAnswerMessage } from '../presentation/content/inquiries/short-answer-messages.ts'
import type { WatchTarget } from '../scenario/watch-target.ts'
import type { Outcome } from './outcome.ts'

/** `says`: at least one sentence. */
export const generalAnswer = (says: readonly string[], stock?: WatchTarget): Outcome => ({
  kind: 'answer',
  content: generalAnswerMessage(says),
  detail: { kind: 'known', says, ...(stock === undefined ? {} : { stock }) },
})
