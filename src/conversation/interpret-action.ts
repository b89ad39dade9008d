/** What a pressed control asks of the plan that holds. */
import { currentScenario } from '../language/replies/revision-history.ts'
import { alternativeName } from '../presentation/content/plan-comparison.ts'
import type { ControlAction } from '../presentation/content/control-action.ts'
import type { Problem } from '../scenario/problem.ts'
import { applyChange, askedChange } from '../scenario/scenario-change.ts'
import type { Scenario } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import { revisionWith } from './interpret-reply.ts'
import type { RequestContext } from './request.ts'
import { threadOfCard } from './thread-of-card.ts'
import type { ThreadState } from './thread-state.ts'

/** `scenario`: what the message answers that the control stands under; undefined: what holds. */
export function interpretAction(
  thread: ThreadState,
  action: ControlAction,
  scenario: Scenario | undefined,
  request: RequestContext,
  context: EngineContext,
): Interpretation {
  const earlier = scenario === undefined ? null : threadOfCard(thread, scenario, request, context)
  if (earlier === null) return interpretOn(thread, action, request, context)
  return { kind: 'earlier plan', thread: earlier, asked: interpretOn(earlier, action, request, context) }
}

function interpretOn(
  thread: ThreadState,
  action: ControlAction,
  request: RequestContext,
  context: EngineContext,
): Interpretation {
  const current = currentScenario(thread.conversation)
  switch (action.kind) {
    case 'change': {
      const result = applyChange(current, action.change)
      return 'problem' in result ? problemOf(result.problem) : revisionWith(thread, result.scenario)
    }
    case 'question':
      return { kind: 'question', question: { kind: 'question', topic: action.topic, subject: null }, thread }
    case 'file':
      return { kind: 'file', format: action.format, thread }
    case 'run-files':
      return { kind: 'run files', tool: action.tool, thread }
    case 'todays-prices':
      return { kind: 'reprice', thread }
    case 'run':
      return { kind: 'run', event: action.event, typed: '', thread }
    case 'run callback':
      return { kind: 'run callback', thread }
    case 'compare':
      return compareWith(thread, current, action.sets, request, context)
  }
}

const problemOf = (problem: Problem): Interpretation => ({ kind: 'problem', problem, style: 'reply' })

function compareWith(
  thread: ThreadState,
  current: Scenario,
  sets: Extract<ControlAction, { kind: 'compare' }>['sets'],
  request: RequestContext,
  context: EngineContext,
): Interpretation {
  const scenarios: Scenario[] = []
  for (const set of sets) {
    const result = applyChange(current, askedChange(set))
    if ('problem' in result) return problemOf(result.problem)
    scenarios.push(result.scenario)
  }
  const { names } = context.renderContextOn(request)
  return {
    kind: 'comparison',
    scenarios,
    names: scenarios.map((scenario) => alternativeName(scenario, current, names)),
    thread,
  }
}
