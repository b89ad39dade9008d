/** What the conversation engine works with: the catalog, the language, the advisor and the team of a request. */
import type { AskerContext, Advisor } from './advisor.ts'
import type { AdvisorAnswer } from '../presentation/content/advisor-answer.ts'
import type { Catalog } from '../catalog/catalog.ts'
import { type Market, openMarket } from '../offers/market.ts'
import { type RenderContext, createRenderContext } from '../presentation/render-context.ts'
import type { FitResult } from '../recommend/inquiries/fit.ts'
import type { Scenario, Spec } from '../scenario/scenario.ts'
import type { Vocabulary } from '../language/lexicon/vocabulary.ts'
import { teamTermsOf } from '../team/market-terms.ts'
import type { RequestContext } from './request.ts'
import { priceDateOf, type ThreadState } from './thread-state.ts'

export type AnswerScenario = (scenario: Scenario) => AdvisorAnswer

/** What the engine works with; the same for every request. */
export type EngineContext = {
  readonly catalog: Catalog
  readonly vocabulary: Vocabulary
  readonly advisor: Advisor
  readonly renderContextOn: (
    request: Pick<RequestContext, 'today' | 'isInteractive'> & Partial<Pick<RequestContext, 'rules'>>,
  ) => RenderContext
  /** Answers scenarios for a team; in a thread, at the prices that it rests on. */
  readonly answerWith: (request: RequestContext, thread: ThreadState | null) => AnswerScenario
  /** Prices of today, with the team's own. */
  readonly marketFor: (request: RequestContext) => Market
  /** Whether a job that no thread plans fits its GPUs; null where no software that we know runs it so. */
  readonly fitFor: (request: RequestContext) => (spec: Spec) => FitResult | null
  /** The terms and measurements of the team; in a thread, the prices that it rests on. */
  readonly askerContext: (request: RequestContext, thread: ThreadState | null) => AskerContext
}

/** The market of a day is opened once, and again when prices were renewed. */
export function createEngineContext(catalog: Catalog, vocabulary: Vocabulary, advisor: Advisor): EngineContext {
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
    const terms = teamTermsOf(rules, () => marketOn(today))
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
    renderContextOn: ({ today, isInteractive = true, rules }) =>
      createRenderContext(catalog, today, isInteractive, rules?.defaults.currency ?? null),
    askerContext,
    marketFor: (request) => advisor.market(request.today, askerContext(request, null)),
    fitFor: (request) => {
      const asker = askerContext(request, null)
      return (spec) => advisor.fit(spec, request.today, asker)
    },
    answerWith: (request, thread) => {
      const asker = askerContext(request, thread)
      // Prices that the thread rests on are as old as they were when it was answered.
      const priceDate = priceDateOf(thread, request.today)
      return (scenario) => advisor.answer(scenario, priceDate, asker)
    },
  }
}
