/**
 * The plan that a thread speaks of: the one that holds or, where no plan meets what was asked last, the last one that
 * stood. A thread whose first question has no plan speaks of the plan without its limits of money and time, else of the one
 * that gives up least: the number of GPUs, the place, or which GPUs.
 */
import { limitFields } from '../scenario/limit-fields.ts'
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
import { needsPlan } from '../presentation/questions/plan-words.ts'
import { openPhrase } from '../scenario/field-phrases.ts'
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
  /** Where it was never asked for: why there is none of what was. */
  readonly refusal?: Infeasible
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
  const stood = lastFeasible(earlier, ask)
  const answer = stood?.answer ?? firstFeasible(givenUp(current), ask)
  if (answer === null) return { problem: holding.problem }
  const fields = changedFields(answer.scenario.spec, current.spec)
  const feasible = answer.scenario
  const reply = stood === null ? dropReply(fields, answer.recommendation) : undoReply(stood.steps)
  const unmet = { fields, asked: current, feasible, undoReply: reply }
  const isOfLimits = fields.every((field) => limitFields.has(field))
  return { answer, unmet, ...(stood === null && !isOfLimits ? { refusal: holding.problem } : {}) }
}

/** The plan that somebody speaks of: what was run or paid was none that nobody ever asked for. */
export function planSpokenOf(
  { kind, thread }: { readonly kind: Interpretation['kind']; readonly thread: ThreadState },
  request: RequestContext,
  context: EngineContext,
): ReturnType<typeof latestFeasiblePlan> {
  const feasible = latestFeasiblePlan(thread, request, context)
  if ('problem' in feasible || feasible.refusal === undefined) return feasible
  return kind === 'report' || kind === 'run' ? { problem: feasible.refusal } : feasible
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

function firstFeasible(
  scenarios: readonly Scenario[],
  ask: (scenario: Scenario) => AdvisorAnswer,
): RecommendationAnswer | null {
  for (const scenario of scenarios) {
    const answer = ask(scenario)
    if (answer.kind === 'recommendation') return answer
  }
  return null
}

const countFields: readonly SpecField[] = ['gpuCount', 'nodes']
const placeFields: readonly SpecField[] = ['providers', 'tier', 'pricing', 'region', 'hosting', 'certificates']
const gpuFields: readonly SpecField[] = ['gpus', 'excludedGpus']

/** The scenario with less and less of what was asked, what matters least first. */
function givenUp(asked: Scenario): readonly Scenario[] {
  const steps = [
    [],
    countFields,
    placeFields,
    gpuFields,
    [...countFields, ...placeFields],
    [...countFields, ...gpuFields],
  ]
  return [...steps, [...countFields, ...placeFields, ...gpuFields]].map((fields) =>
    withoutFields(asked, [...limitFields, ...fields]),
  )
}

function withoutFields({ spec, setBy, ...rest }: Scenario, fields: readonly SpecField[]): Scenario {
  const open = Object.fromEntries(fields.map((field) => [field, null]))
  const others = Object.fromEntries(Object.entries(setBy).filter(([field]) => !(field in open)))
  return { ...rest, spec: { ...spec, ...open }, setBy: others }
}

/** What to reply, so that the standing plan holds again. */
const undoReply = (steps: number): string => (steps === 1 ? 'undo' : `undo ${steps} times`)

/** What to reply, so that the plan that never held does. */
const dropReply = (fields: readonly SpecField[], { best }: RecommendationAnswer['recommendation']): string =>
  fields
    .flatMap((field) => (field === 'gpuCount' ? [`on ${best.gpuCount} gpus`] : (openPhrase(field) ?? [])))
    .join(', ')

/** An alternative to what no plan meets, as an alternative to the last plan that stood. */
export function onFeasiblePlan(alternative: Scenario, { fields, asked, feasible }: UnmetRequest): Scenario {
  const changed = changedFields(alternative.spec, asked.spec)
  const dropped = fields.filter((field) => !changed.includes(field))
  const set = Object.fromEntries(dropped.map((field) => [field, feasible.spec[field]]))
  const result = applyChange(alternative, askedChange(set))
  return 'problem' in result ? alternative : result.scenario
}

/** A question, with the limits that no plan keeps: "are we over the budget" is of the one that was asked for. */
export function withAskedLimits<Asked extends Interpretation>(
  interpretation: Asked,
  unmet: UnmetRequest | null,
): Asked {
  if (interpretation.kind !== 'question' || unmet === null) return interpretation
  const { question } = interpretation
  // Who is left is asked of all that was wished.
  if (question.topic === 'sellers' && question.asked === undefined)
    return { ...interpretation, question: { ...question, asked: unmet.asked } }
  const { budgetUsd, deadlineHours, gpuCount } = unmet.asked.spec
  const { countAsked } = question.args ?? {}
  const limits = {
    ...(budgetUsd === null || question.topic !== 'over-budget' ? {} : { money: budgetUsd }),
    ...(deadlineHours === null || question.topic !== 'slack' ? {} : { due: deadlineHours }),
  }
  // What is set beside the plan is set beside the one that stands.
  const gap =
    question.gap === undefined
      ? {}
      : {
          gap: {
            ...question.gap,
            named: question.gap.named.map(({ scenario, words }) => ({
              words,
              scenario: onFeasiblePlan(scenario, unmet),
            })),
          },
        }
  const ofCount =
    countAsked === undefined || gpuCount === null || !unmet.fields.includes('gpuCount')
      ? {}
      : { countAsked: { ...countAsked, unmet: gpuCount } }
  return { ...interpretation, question: { ...question, ...gap, args: { ...limits, ...question.args, ...ofCount } } }
}

/** Whether it is answered without a figure of the plan, so that nothing of it hangs on what is not met. */
export const holdsOfAnyPlan = (interpretation: Interpretation): boolean =>
  interpretation.kind === 'question' &&
  interpretation.question.topic === 'fixed' &&
  interpretation.question.matched?.says?.some(needsPlan) !== true

/** An outcome about the last plan that stood, with the line that says what is not met; a file says it in its comment. */
export function withUnmet(outcome: Outcome, unmet: UnmetRequest, renderContext: RenderContext): Outcome {
  switch (outcome.kind) {
    // What was asked is answered first.
    case 'answer':
      return { ...outcome, content: withUnmetLine(outcome.content, unmet, renderContext, 'below') }
    case 'report':
      return { ...outcome, content: withUnmetLine(outcome.content, unmet, renderContext) }
    case 'file': {
      const { content, file } = outcome
      const comment = `${unmetText(unmet, renderContext.names)}\n${file.comment}`
      return { ...outcome, file: { ...file, comment }, content: withUnmetLine(content, unmet, renderContext) }
    }
    case 'run':
      // Where it began is told; what comes later is of the plan as it was begun.
      return outcome.event?.kind === 'started'
        ? { ...outcome, content: withUnmetLine(outcome.content, unmet, renderContext) }
        : outcome
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
