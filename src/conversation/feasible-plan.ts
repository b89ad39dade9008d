/**
 * The plan that a thread speaks of: the one that holds or, where no plan meets what was asked last, the last one that
 * stood. A thread whose first question has no plan speaks of the plan without its limits of money and time.
 */
import type { AdvisorAnswer, RecommendationAnswer } from '../presentation/content/advisor-answer.ts'
import {
  type UnmetRequest,
  unmetText,
  withDropControl,
  withUnmetLine,
} from '../presentation/content/messages/unmet-line.ts'
import type { MessageContent } from '../presentation/content/message-content.ts'
import type { RenderContext } from '../presentation/render-context.ts'
import type { Infeasible } from '../recommend/recommendation.ts'
import { applyChange, askedChange } from '../scenario/scenario-change.ts'
import { type Scenario, type SpecField, changedFields } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import type { Outcome } from './outcome.ts'
import type { RequestContext } from './request.ts'
import type { ThreadState } from './thread-state.ts'

export type FeasiblePlan = {
  readonly answer: RecommendationAnswer
  /** What was asked since and no plan meets; null: the plan meets everything. */
  readonly unmet: UnmetRequest | null
}

/** The problem, where nothing ever stood and nothing would without the limits. */
export function latestFeasiblePlan(
  thread: ThreadState,
  request: RequestContext,
  context: EngineContext,
): FeasiblePlan | { readonly problem: Infeasible } {
  const ask = context.answerWith(request, thread)
  const { revisions, position } = thread.conversation
  const earlier = revisions.slice(0, position + 1).toReversed()
  const [current] = earlier
  if (current === undefined) throw new Error(`conversation has no revision ${position} of ${revisions.length}`)
  const holding = ask(current)
  if (holding.kind === 'recommendation') return { answer: holding, unmet: null }
  const { answer, steps } = lastFeasible(earlier, ask) ?? { answer: ask(withoutLimits(current)), steps: null }
  if (answer.kind === 'problem') return { problem: holding.problem }
  const fields = changedFields(answer.scenario.spec, current.spec)
  return { answer, unmet: { fields, asked: current, feasible: answer.scenario, undoReply: undoReply(steps, fields) } }
}

/** `steps`: how many revisions it lies back. Null: none of them has a plan. */
function lastFeasible(
  revisions: readonly Scenario[],
  ask: (scenario: Scenario) => AdvisorAnswer,
): { readonly answer: RecommendationAnswer; readonly steps: number } | null {
  for (const [steps, scenario] of revisions.entries()) {
    const answer = steps === 0 ? null : ask(scenario)
    if (answer?.kind === 'recommendation') return { answer, steps }
  }
  return null
}

const withoutLimits = ({ spec, setBy, ...rest }: Scenario): Scenario => {
  const { budgetUsd: _budget, deadlineHours: _deadline, ...others } = setBy
  return { ...rest, spec: { ...spec, budgetUsd: null, deadlineHours: null }, setBy: others }
}

const limitReplies: Readonly<Partial<Record<SpecField, string>>> = {
  budgetUsd: 'no budget',
  deadlineHours: 'no deadline',
}

/** What to reply, so that the standing plan holds again. `steps` null: it never held. */
function undoReply(steps: number | null, fields: readonly SpecField[]): string {
  if (steps !== null) return steps === 1 ? 'undo' : `undo ${steps} times`
  return fields.flatMap((field) => limitReplies[field] ?? []).join(', ')
}

/** An alternative to what no plan meets, as an alternative to the last plan that stood. */
export function onFeasiblePlan(alternative: Scenario, { fields, asked, feasible }: UnmetRequest): Scenario {
  const changed = changedFields(alternative.spec, asked.spec)
  const dropped = fields.filter((field) => !changed.includes(field))
  const set = Object.fromEntries(dropped.map((field) => [field, feasible.spec[field]]))
  const result = applyChange(alternative, askedChange(set))
  return 'problem' in result ? alternative : result.scenario
}

/** A question, with the limits that no plan keeps: "are we over the budget" is of the one that was asked for. */
export function withAskedLimits<Asked extends Interpretation>(interpretation: Asked, unmet: UnmetRequest | null): Asked {
  if (interpretation.kind !== 'question' || unmet === null) return interpretation
  const { question } = interpretation
  const { budgetUsd, deadlineHours } = unmet.asked.spec
  const limits = {
    ...(budgetUsd === null || question.topic !== 'over-budget' ? {} : { money: budgetUsd }),
    ...(deadlineHours === null || question.topic !== 'slack' ? {} : { due: deadlineHours }),
  }
  return { ...interpretation, question: { ...question, args: { ...limits, ...question.args } } }
}

/** An outcome about the last plan that stood, with the line that says what is not met; a file says it in its comment. */
export function withUnmet(outcome: Outcome, unmet: UnmetRequest, renderContext: RenderContext): Outcome {
  switch (outcome.kind) {
    case 'answer':
    case 'report':
      return { ...outcome, content: withUnmetLine(outcome.content, unmet, renderContext) }
    case 'file': {
      const { content, file } = outcome
      const comment = `${unmetText(unmet, renderContext.names)}\n${file.comment}`
      return { ...outcome, file: { ...file, comment }, content: withUnmetLine(content, unmet, renderContext) }
    }
    case 'run':
    case 'run callback':
    case 'watch':
    case 'watch end':
    case 'plan':
    case 'infeasible':
    case 'problem':
    case 'asks':
    case 'ignored':
      return outcome
  }
}

/** The refusal of what no plan meets, with a button that goes back to the last plan that stood. */
export function refusalWithDrop(
  content: MessageContent,
  thread: ThreadState,
  request: RequestContext,
  context: EngineContext,
): MessageContent {
  const feasible = latestFeasiblePlan(thread, request, context)
  return 'problem' in feasible || feasible.unmet === null
    ? content
    : withDropControl(content, feasible.unmet, context.renderContextOn(request))
}
