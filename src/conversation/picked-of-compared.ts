/** One of the jobs that a first text has set side by side. */
import { topicOfText } from '../language/questions/topic-of-text.ts'
import { keptStageIn, namedPlanIn, planPickIn } from '../language/replies/plan-pick.ts'
import { rowPickIn } from '../language/replies/row-pick.ts'
import type { ConversationSubject } from './conversation-subject.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import type { RequestContext } from './request.ts'

/** "the cheaper one", "which one then?": one of the plans that were set side by side; null where none is meant. */
export function pickedOfCompared(
  { compared }: ConversationSubject,
  text: string,
  asked: RequestContext,
  context: EngineContext,
): Interpretation | null {
  if (compared.length === 0) return null
  const pick =
    keptStageIn(
      text,
      compared.map(({ name }) => name),
    ) ??
    placeIn(text, context) ??
    pickIn(text, context) ??
    namedPlanIn(
      text,
      compared.map(({ name }) => name),
    )
  if (pick === null) return null
  const ask = context.answerWith(asked, null)
  const plans = compared.map(({ scenario }) => {
    const answer = ask(scenario)
    const best = answer.kind === 'problem' ? null : answer.recommendation.best
    return { scenario, usd: best?.allInUsd.p50 ?? Infinity, hours: best?.hours.p50 ?? Infinity }
  })
  const chosen =
    typeof pick === 'number'
      ? plans.at(pick)
      : plans.toSorted((one, other) => (pick === 'fastest' ? one.hours - other.hours : one.usd - other.usd))[0]
  return chosen === undefined ? null : { kind: 'start', scenario: chosen.scenario, policy: null, phrases: [] }
}

/** Null where what is cheaper or better is asked of something else: "which one is cheaper to serve later?" */
const pickIn = (text: string, { vocabulary }: EngineContext): ReturnType<typeof planPickIn> => {
  const { matched } = topicOfText(text.toLowerCase().replace(vocabulary.intentPhrases.comparison, ' '), vocabulary)
  return matched?.says === undefined ? planPickIn(text) : null
}

/** "Option 2": from 0; null where the text names no place. */
function placeIn(text: string, { vocabulary }: EngineContext): number | null {
  const row = rowPickIn(text.toLowerCase(), vocabulary.replyWords.picks)?.row
  return row !== undefined && 'place' in row ? row.place : null
}
