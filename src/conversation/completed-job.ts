/** A text that makes a whole job of a part that was said before it. */
import { checkRequestIn } from '../check/claim-detection.ts'
import { type Scenario, type SpecField, specFields } from '../scenario/scenario.ts'
import type { ConversationSubject } from './conversation-subject.ts'
import type { EngineContext } from './engine-context.ts'
import { interpretFirstText } from './interpret-first-text.ts'
import type { Interpretation } from './interpretation.ts'
import type { ConversationRequest, RequestContext } from './request.ts'

/**
 * "70b 2B tokens" after "Which model, and how much data? So far: on h100, 256 gpus": it says what was asked for, and nothing
 * of what was said before.
 */
export function completesJob({ scenario, inquiry, compared }: ConversationSubject, alone: Interpretation): boolean {
  if (alone.kind !== 'start' || inquiry !== null || compared.length > 0 || scenario.spec.params !== null) return false
  const known = askedFields(scenario)
  return known.length > 0 && !askedFields(alone.scenario).some((field) => known.includes(field))
}

/** What was said of a job, defaults left out. */
const askedFields = ({ spec, setBy }: Scenario): readonly SpecField[] =>
  specFields.filter((field) => spec[field] !== null && setBy[field] === 'asked')

/** Together they are a job, so that every word counts and nothing need ask for an estimate. */
export function completedJob(
  { words, data: earlier }: ConversationSubject,
  { text, inputKind, data = earlier }: Extract<ConversationRequest, { kind: 'text' }>,
  asked: RequestContext,
  context: EngineContext,
): Interpretation | null {
  for (const kind of [inputKind, 'command'] as const) {
    const completed = interpretFirstText(`${words} ${text}`.trim(), kind, asked, context, data)
    // What a vendor was said to take for a job is still to be judged when the job is whole.
    if (completed.kind === 'start' || (completed.kind === 'verdict' && checkRequestIn(words) !== null)) return completed
  }
  return null
}
