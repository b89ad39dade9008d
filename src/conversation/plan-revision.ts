/** A turn that leads to another plan: amended, undone, redone, reset, or set by a form or a policy. */
import type { Option } from '../recommend/recommendation.ts'
import { describeChanges } from '../presentation/content/scenario-summary.ts'
import { answerMessage } from '../presentation/questions/answer-question.ts'
import { optionHeadline } from '../presentation/content/recommendation-summary.ts'
import { type RevisionHistory, currentScenario, appendRevision } from '../language/replies/revision-history.ts'
import type { SpecField, Scenario } from '../scenario/scenario.ts'
import type { MethodPolicy } from '../team/method-policy.ts'
import { remarkViolations, clearFields, applyPolicy } from '../team/rule-application.ts'
import type { EngineContext } from './engine-context.ts'
import { bestAttempt } from './best-attempt.ts'
import type { ThreadState, Outcome, RequestContext } from './thread-state.ts'
import { withPriceChange } from './repricing.ts'
import { planOutcome } from './plan-outcome.ts'

/** A new revision, and how it came about. */
export type Revision = {
  readonly conversation: RevisionHistory
  readonly scenario: Scenario
  readonly before: Scenario | null
  readonly changed: readonly SpecField[]
  readonly by: 'start' | 'amend' | 'undo' | 'redo' | 'reset'
}

/** The revision answered, at the prices that the thread rests on, as a difference to what was shown last. */
export function applyRevision(
  thread: ThreadState,
  revision: Revision,
  request: RequestContext,
  context: EngineContext,
): Outcome {
  if (revision.changed.length === 0 && thread.shown !== null)
    return unchangedOutcome(thread.shown.best, request, context)
  const { conversation, by } = revision
  const { providers } = context.vocabulary
  const scenario = by === 'amend' ? remarkViolations(revision.scenario, request.rules, providers) : revision.scenario
  const revisions = conversation.revisions.with(conversation.position, scenario)
  const next: ThreadState = { ...thread, conversation: { ...conversation, revisions } }
  const answer = context.answerWith(request, thread)(scenario)
  const outcome = planOutcome(
    thread,
    next,
    answer,
    describeRevision(revision, context, request.today),
    request,
    context,
  )
  return outcome.kind === 'plan' ? withPriceChange(outcome, request, context) : outcome
}

/** What was asked for holds already: a word, and no revision. */
function unchangedOutcome(best: Option, { today }: RequestContext, context: EngineContext): Outcome {
  const { names } = context.renderContextOn(today)
  return { kind: 'words', message: answerMessage(`That is how it is already: ${optionHeadline(best, names)}.`) }
}

/** The thread goes on with a scenario that came from elsewhere. */
export function revise(
  thread: ThreadState,
  scenario: Scenario,
  request: RequestContext,
  context: EngineContext,
): Outcome {
  return applyRevision(thread, appendRevision(thread.conversation, scenario), request, context)
}

/** A policy named in a thread: its ways, whatever was said of method and precision before. */
export function switchPolicy(
  thread: ThreadState,
  policy: MethodPolicy,
  request: RequestContext,
  context: EngineContext,
): Outcome {
  const attempts = applyPolicy(clearFields(currentScenario(thread.conversation), ['method', 'weights']), policy)
  const answer = bestAttempt([attempts], context.answerWith(request, thread))
  const scenario = answer.kind === 'recommendation' ? answer.scenario : attempts[0]
  return revise(thread, scenario ?? currentScenario(thread.conversation), request, context)
}

function describeRevision(
  { by, changed, scenario, before }: Revision,
  context: EngineContext,
  today: string,
): readonly string[] | string {
  const { names } = context.renderContextOn(today)
  if (by === 'reset') return 'Back to the first question'
  if (by === 'undo' && before !== null) return `Undone: ${describeChanges(changed, before, names).join(', ')}`
  const words = describeChanges(changed, scenario, names)
  return by === 'redo' ? `Redone: ${words.join(', ')}` : words
}
