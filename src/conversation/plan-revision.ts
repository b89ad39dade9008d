/** A reply that leads to another plan: changed, undone, redone, reset, or set by a form or a policy. */
import { sentenceMessage, withAnswerBelow } from '../presentation/content/message-content.ts'
import { optionHeadline } from '../presentation/content/recommendation-summary.ts'
import { changedTerms } from '../presentation/content/plan-terms-lines.ts'
import type { DisplayNames } from '../presentation/format/display-names.ts'
import { describeChanges } from '../presentation/content/scenario-summary.ts'
import { appendRevision, currentScenario } from '../language/replies/revision-history.ts'
import type { Question } from '../language/questions/question.ts'
import type { AnsweredScenario } from '../presentation/content/advisor-answer.ts'
import { withLastNote } from '../scenario/noted-scenario.ts'
import type { Scenario } from '../scenario/scenario.ts'
import type { MethodPolicy } from '../team/method-policy.ts'
import { applyPolicy, reopenFields, remarkViolations } from '../team/rule-application.ts'
import { bestAttempt } from './best-attempt.ts'
import type { EngineContext } from './engine-context.ts'
import { answerComparison } from './comparison-response.ts'
import type { Interpretation, Revision } from './interpretation.ts'
import type { Outcome } from './outcome.ts'
import { planOutcome } from './plan-outcome.ts'
import { withPriceChange } from './repricing.ts'
import type { RequestContext } from './request.ts'
import type { ThreadState } from './thread-state.ts'

/** The revision answered, at the prices that the thread rests on, as a difference to what was shown last. */
export function answerRevision(
  thread: ThreadState,
  revision: Revision,
  request: RequestContext,
  context: EngineContext,
): Outcome {
  const { names } = context.renderContextOn(request)
  const terms = termsOfRevision(revision, names)
  if (revision.changed.length === 0 && thread.shown !== null && !bringsHours(revision) && terms.length === 0)
    return answerUnchanged(thread, revision.scenario, request, context)
  const { conversation, by } = revision
  const scenario =
    by === 'amend' ? remarkViolations(withLengthDoubt(revision), request.rules, context.catalog) : revision.scenario
  const revisions = conversation.revisions.with(conversation.position, scenario)
  const next: ThreadState = { ...thread, conversation: { ...conversation, revisions } }
  const answer = context.answerWith(request, thread)(scenario)
  const changes = describeRevision(revision, terms, request, context)
  const outcome = planOutcome(thread, next, answer, changes, request, context)
  return outcome.kind === 'plan' ? withPriceChange(outcome, request, context) : outcome
}

/** What it changes beside the fields of the plan; of one that is undone what it had changed. */
const termsOfRevision = ({ by, before, scenario }: Revision, names: DisplayNames): readonly string[] =>
  by === 'undo' && before !== null ? changedTerms(scenario, before, names) : changedTerms(before, scenario, names)

/** Data of another kind whose length nobody told: the figures hang on it. */
function withLengthDoubt({ scenario, before }: Revision): Scenario {
  const each = scenario.corpus?.tokensPerExample ?? null
  const isAssumed = ({ notes }: Scenario): boolean =>
    notes.some((note) => note.includes('assumed, as no length is given'))
  return each === null || before === null || isAssumed(before) || !isAssumed(scenario)
    ? scenario
    : withLastNote(scenario, `No length is given, so each counts as ${each}, a guess: say how many tokens one has.`)
}

/** Hours of their own that were just told: the plan is as it was, and is set against them. */
const bringsHours = ({ by, before, scenario }: Revision): boolean =>
  by === 'amend' &&
  scenario.extras?.gpuHours !== undefined &&
  scenario.extras.gpuHours.words !== before?.extras?.gpuHours?.words

/** The same, and below it the answer to what was asked beside the change: `answerAsked`, of the plan as it is then. */
export function answerRevisionAsked(
  { thread, revision, behind }: Extract<Interpretation, { kind: 'revision' }>,
  request: RequestContext,
  context: EngineContext,
  answerAsked: (
    asked: { readonly question: Question; readonly thread: ThreadState },
    answer: AnsweredScenario,
  ) => Outcome,
): Outcome {
  const outcome = answerRevision(thread, revision, request, context)
  if (outcome.kind !== 'plan') return outcome
  if (behind !== undefined) {
    const beside = answerComparison({ ...behind, thread: outcome.thread }, request, context)
    return 'content' in beside ? { ...outcome, content: withAnswerBelow(outcome.content, beside.content) } : outcome
  }
  if (revision.asked === undefined) return outcome
  const below = answerAsked({ question: revision.asked, thread: outcome.thread }, outcome.answer)
  return 'content' in below ? { ...outcome, content: withAnswerBelow(outcome.content, below.content) } : outcome
}

/** What was asked for holds already: a sentence, or what no plan meets once more, and no revision. */
function answerUnchanged(
  thread: ThreadState,
  scenario: Scenario,
  request: RequestContext,
  context: EngineContext,
): Outcome {
  const answer = context.answerWith(request, thread)(scenario)
  if (answer.kind === 'problem') return planOutcome(thread, thread, answer, '', request, context)
  const { best } = answer.recommendation
  const { names } = context.renderContextOn(request)
  const known = new Set(currentScenario(thread.conversation).notes)
  const newNotes = scenario.notes.filter((note) => !known.has(note))
  const holds = `That is already the plan: ${optionHeadline(best, names)}.`
  return { kind: 'answer', content: sentenceMessage([...newNotes, holds].join(' ')) }
}

/** A policy named in a thread: its methods, whatever was asked of method and precision before. */
export function answerPolicy(
  thread: ThreadState,
  policy: MethodPolicy,
  request: RequestContext,
  context: EngineContext,
): Outcome {
  const current = currentScenario(thread.conversation)
  const attempts = applyPolicy(reopenFields(current, ['method', 'weights']), policy, context.catalog)
  const answer = bestAttempt([attempts], context.answerWith(request, thread))
  const scenario = answer.kind === 'recommendation' ? answer.scenario : attempts[0]
  return answerRevision(thread, appendRevision(thread.conversation, scenario ?? current), request, context)
}

function describeRevision(
  { by, changed, scenario, before }: Revision,
  terms: readonly string[],
  request: RequestContext,
  context: EngineContext,
): readonly string[] | string {
  const { names } = context.renderContextOn(request)
  if (by === 'reset') return 'Back to the first question'
  if (by === 'undo' && before !== null)
    return `Undone: ${[...describeChanges(changed, before, names), ...terms].join(', ')}`
  const changes = [...describeChanges(changed, scenario, names), ...terms]
  return by === 'redo' ? `Redone: ${changes.join(', ')}` : changes
}
