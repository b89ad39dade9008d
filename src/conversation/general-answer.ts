/** An answer in sentences that hold whatever the plan is. */
import { type GeneralAnswer, generalAnswerIn } from '../language/inquiries/general-inquiry.ts'
import { generalAnswerMessage } from '../presentation/content/inquiries/short-answer-messages.ts'
import type { WatchTarget } from '../scenario/watch-target.ts'
import type { Spec } from '../scenario/scenario.ts'
import { dataOutOf } from './data-out.ts'
import type { EngineContext } from './engine-context.ts'
import type { Outcome } from './outcome.ts'
import { tokensOfText } from './tokens-of-text.ts'

/** `says`: at least one sentence. */
export const generalAnswer = (says: readonly string[], stock?: WatchTarget): Outcome => ({
  kind: 'answer',
  content: generalAnswerMessage(says),
  detail: { kind: 'known', says, ...(stock === undefined ? {} : { stock }) },
})

/** What a reply asks that has the same answer whatever the plan is; null where nothing is known of it. `today`: an ISO date. */
export const knownOfText = (text: string, spec: Spec, context: EngineContext, today: string): GeneralAnswer | null =>
  tokensOfText(text, context, today) ??
  dataOutOf(text, spec, context) ??
  generalAnswerIn(text, context.catalog.inquiryFacts)
