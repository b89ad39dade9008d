/** What a plan that was shown costs at the prices of today, under the rules of its channel. */
import type { WebClient } from '@slack/web-api'
import type { AnsweredScenario } from '../../presentation/content/advisor-answer.ts'
import { newThread } from '../../conversation/thread-state.ts'
import type { RequestContext } from '../../conversation/request.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { loadRequestContext } from '../request-context.ts'
import type { Services } from '../services.ts'
import { ask, type RequestSource } from '../worker/ask.ts'

export type ScenarioInThread = {
  readonly scenario: Scenario
  readonly channel: string
  readonly thread: string | null
}

export type PlanToday = {
  /** Null: no plan meets the scenario any more. */
  readonly answer: AnsweredScenario | null
  readonly requestContext: RequestContext
}

/** The scenario is taken as it stands: defaults that were settled since change nothing of it. */
export async function planToday(
  { scenario, channel, thread }: ScenarioInThread,
  client: WebClient,
  services: Services,
): Promise<PlanToday> {
  const requestContext = await loadRequestContext(channel, client, services, thread)
  return { answer: await answerToday(scenario, requestContext, 'button', services), requestContext }
}

/** Null where no plan meets the scenario any more. */
export async function answerToday(
  scenario: Scenario,
  requestContext: RequestContext,
  via: RequestSource,
  services: Services,
): Promise<AnsweredScenario | null> {
  const request = { kind: 'action', action: { kind: 'todays-prices' }, thread: newThread(scenario) } as const
  const outcome = await ask(services, via, request, requestContext)
  return outcome.kind === 'plan' ? outcome.answer : null
}
