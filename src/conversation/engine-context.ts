/** What a conversation is led with: the language, the corridor, and how answers are spoken. */
import type { AskerContext, Advisor } from './advisor.ts'
import type { AdvisorAnswer } from '../presentation/content/advisor-answer.ts'
import type { Catalog } from '../catalog/catalog.ts'
import { type Market, openMarket } from '../offers/market.ts'
import { type RenderContext, createRenderContext } from '../presentation/render-context.ts'
import type { Scenario } from '../scenario/scenario.ts'
import type { Vocabulary } from '../language/lexicon/vocabulary.ts'
import { teamTermsOf } from '../team/market-terms.ts'
import type { ThreadState, RequestContext } from './thread-state.ts'

export type AnswerScenario = (scenario: Scenario) => AdvisorAnswer

export type EngineContext = {
  readonly catalog: Catalog
  readonly vocabulary: Vocabulary
  readonly advisor: Advisor
  readonly renderContextOn: (today: string) => RenderContext
  /** How far off the estimates are, in sentences. */
  readonly accuracy: () => readonly string[]
  /** Asks the corridor for a team; in a thread, at the prices that it rests on. */
  readonly answerWith: (request: RequestContext, thread: ThreadState | null) => AnswerScenario
  /** What the team brings to a question besides its words. */
  readonly askerContext: (request: RequestContext, thread: ThreadState | null) => AskerContext
}

export function createEngineContext(
  catalog: Catalog,
  vocabulary: Vocabulary,
  advisor: Advisor,
  accuracy: EngineContext['accuracy'],
): EngineContext {
  let market: Market | undefined
  const marketOn = (today: string): Market => {
    const isOld = market?.today !== today || market.catalog.observations !== catalog.observations
    if (market === undefined || isOld) market = openMarket(catalog, today)
    return market
  }
  const askerContext = (
    { rules, teamMeasurements, today }: RequestContext,
    thread: ThreadState | null,
  ): AskerContext => {
    const shownOptions = thread?.shown ?? null
    const terms = teamTermsOf(rules, marketOn(today))
    if (thread === null || shownOptions === null) return { teamMeasurements, terms }
    const { pins, pinnedObservations = [] } = thread
    return {
      teamMeasurements,
      terms,
      pinnedPrices: { today: shownOptions.today, observationIds: [...pins], observations: pinnedObservations },
    }
  }
  return {
    catalog,
    vocabulary,
    advisor,
    accuracy,
    renderContextOn: (today) => createRenderContext(catalog, today, true),
    askerContext,
    answerWith: (request, thread) => {
      const asker = askerContext(request, thread)
      // Prices that the thread rests on are as old as they were when it was answered.
      const today = thread?.shown?.today ?? request.today
      return (scenario) => advisor.answer(scenario, today, asker)
    },
  }
}
