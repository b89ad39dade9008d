/**
 * The corridor: text in, message out, straight through the rooms. Shells call `Advise` and decide nothing.
 * Everything that changes (today, the catalog, the offers, a channel's defaults) arrives as an argument.
 */
import { LRUCache } from 'lru-cache'
import type { Catalog } from '../catalog/catalog.ts'
import { checkClaim, type ClaimAnswer } from '../check/claim-check.ts'
import { withTeamMeasurements } from '../estimate/residuals/team-measurements.ts'
import { type Market, openMarket } from '../offers/market.ts'
import { type PinnedPrices, replayCatalog } from '../offers/catalog-replay.ts'
import type { TeamTerms } from '../offers/team-terms.ts'
import type { Advice, AdviceTopic } from '../recommend/advice/advice.ts'
import { adviseOn } from '../recommend/advice/advice-by-topic.ts'
import { keyAdvice } from '../recommend/advice/key-advice.ts'
import { type TotalCost, computeTotalCost } from '../recommend/total-cost/total-cost.ts'
import { planFromOption } from '../recommend/option-plan.ts'
import {
  teamMeasurementsOf,
  compareMeasurement,
  type MeasurementComparison,
  type TeamMeasurementRecord,
} from '../recommend/team-measurement-record.ts'
import { planRecordOf } from '../recommend/plan-record.ts'
import { createSweepCache } from '../recommend/search/sweep-cache.ts'
import { type SearchStats, sweepPlans } from '../recommend/search/sweep.ts'
import { createRentableCheck } from '../recommend/ranking/candidate.ts'
import { recommend } from '../recommend/recommend.ts'
import { receiptOf } from '../recommend/receipt/receipt.ts'
import type { ReceiptDependencies, ReceiptLine } from '../recommend/receipt/receipt-line.ts'
import type { Infeasible, Option, Recommendation } from '../recommend/recommendation.ts'
import type { AdvisorAnswer } from '../presentation/content/advisor-answer.ts'
import type { SlackMessage } from '../presentation/slack/slack-message.ts'
import { createRenderContext } from '../presentation/render-context.ts'
import { problemMessage } from '../presentation/slack/messages/problem-message.ts'
import { recommendationMessage } from '../presentation/slack/messages/recommendation-message.ts'
import { type TotalCostSummary, summarizeTotalCost } from '../presentation/content/total-cost/total-cost-summary.ts'
import { readMessageOrConfig } from '../language/config/pasted-config.ts'
import { readConfig } from '../language/config/trainer-config.ts'
import { type ParseResult, parseCommand } from '../language/command.ts'
import type { Problem } from '../scenario/problem.ts'
import type { Scenario, Spec } from '../scenario/scenario.ts'
import type { LogMetrics } from '../language/replies/trainer-log.ts'
import type { Vocabulary } from '../language/lexicon/vocabulary.ts'
import type { Estimator } from '../estimate/estimator.ts'

/** What only those who ask know, and how they are answered. */
export type AskerContext = {
  /** What they measured themselves: corrects their estimates and nobody else's. */
  readonly teamMeasurements?: readonly TeamMeasurementRecord[]
  /** Prices they negotiated and hardware they own. */
  readonly terms?: TeamTerms
  /** Prices that a saved answer rests on: they hold, whatever was seen since. */
  readonly pinnedPrices?: PinnedPrices
  /** Whether the thread and the buttons under an answer listen. */
  readonly isInteractive?: boolean
}

/** `today` is an ISO date; prices are aged against it. */
export type AdviseOnText = (text: string, today: string, asker?: AskerContext) => AdvisorAnswer

export type Advisor = {
  /** The text of a slash command: every word of it is understood, or named. */
  readonly advise: AdviseOnText
  /** A message written to people: the job is picked out of it. */
  readonly adviseMessage: AdviseOnText
  /** Configurations of one run, with a person's own words beside them. */
  readonly adviseConfig: (
    configs: readonly string[],
    words: string,
    today: string,
    asker?: AskerContext,
  ) => AdvisorAnswer
  /** The rest of the way, for a scenario that was read before. */
  readonly answer: (scenario: Scenario, today: string, asker?: AskerContext) => AdvisorAnswer
  /** A report about an option, set beside its estimate; kept as a run (`id`) it corrects what its team asks next. */
  readonly measure: (
    log: LogMetrics,
    planContext: PlanContext,
    asker?: AskerContext,
  ) => MeasurementComparison | { readonly problem: Problem }
  readonly ownRun: (
    measurement: MeasurementComparison,
    planContext: PlanContext,
    id: string,
    today: string,
  ) => TeamMeasurementRecord
  /** What an option costs in all, and what else could be done: spot, reserved, hosted, owned. */
  readonly decide: (planContext: PlanContext, today: string, asker?: AskerContext) => TotalCost
  /** The same in words, for a message or a terminal. */
  readonly summarizeTotalCost: (planContext: PlanContext, today: string, asker?: AskerContext) => TotalCostSummary
  /** Advice with evidence about the best option of an answer. */
  readonly adviceOn: (topic: AdviceTopic, answer: AnsweredScenario, today: string, asker?: AskerContext) => Advice
  /** A pasted claim, judged; `context` is the run spoken of where the text does not say, such as that of a thread. */
  readonly check: (text: string, today: string, context?: Spec | null, asker?: AskerContext) => ClaimAnswer
  /** Every figure of an answer, opened. */
  readonly receiptOf: (answer: AnsweredScenario, today: string, asker?: AskerContext) => readonly ReceiptLine[]
  /** How many plans the answer to a command looks at. */
  readonly searchStatsOf: (text: string, today: string) => SearchStats
}

/** A scenario with the recommendation that it got. */
export type AnsweredScenario = { readonly scenario: Scenario; readonly recommendation: Recommendation }

/** An option that answered a scenario. */
export type PlanContext = { readonly scenario: Scenario; readonly option: Option }

const unknownAsker: AskerContext = {}

/** The corridor over what is known. The markets and estimators of the last few teams are kept. */
export function createAdvisor(
  catalog: Catalog,
  vocabulary: Vocabulary,
  published: Estimator,
  evidence: ReceiptDependencies['runEvidence'],
): Advisor {
  const markets = new LRUCache<string, Market>({ max: 16 })
  let knownObservations = catalog.observations
  const sweeps = createSweepCache()
  const marketKey = (today: string, { terms, pinnedPrices }: AskerContext) =>
    JSON.stringify([today, terms ?? null, pinnedPrices ?? null])
  const marketOf = (today: string, asker: AskerContext): Market => {
    const { terms, pinnedPrices } = asker
    // Prices that were renewed make every market that was opened before an old one.
    if (knownObservations !== catalog.observations) {
      markets.clear()
      sweeps.clear()
    }
    knownObservations = catalog.observations
    return cached(markets, marketKey(today, asker), () =>
      openMarket(pinnedPrices === undefined ? catalog : replayCatalog(pinnedPrices, catalog).catalog, today, terms),
    )
  }
  const estimators = new LRUCache<string, Estimator>({ max: 16 })
  const estimatorOf = ({ teamMeasurements = [] }: AskerContext): Estimator =>
    teamMeasurements.length === 0
      ? published
      : cached(estimators, JSON.stringify(teamMeasurements), () =>
          withTeamMeasurements(published, teamMeasurementsOf(teamMeasurements, catalog)),
        )
  const renderContextOn = (today: string, asker: AskerContext) =>
    createRenderContext(catalog, today, asker.isInteractive === true)
  const refuse = (problem: Problem | Infeasible, today: string, asker: AskerContext): AdvisorAnswer => {
    return { kind: 'problem', problem, message: problemMessage(problem, renderContextOn(today, asker)) }
  }
  const recommendFor = (scenario: Scenario, today: string, asker: AskerContext): Recommendation | Infeasible => {
    const market = marketOf(today, asker)
    const estimator = estimatorOf(asker)
    const rentable = createRentableCheck(market)
    const cacheKey = `${marketKey(today, asker)} ${JSON.stringify(asker.teamMeasurements ?? [])}`
    const sweep = (spec: Spec) =>
      sweeps.getOrSweep(spec, cacheKey, () => sweepPlans(spec, catalog, estimator, rentable))
    return recommend(scenario, sweep(scenario.spec), market, sweep)
  }
  const answer = (scenario: Scenario, today: string, asker = unknownAsker): AdvisorAnswer => {
    const result = recommendFor(scenario, today, asker)
    if ('nearest' in result) return refuse(result, today, asker)
    const plan = planFromOption(result.best, scenario.spec, catalog)
    const advice = keyAdvice({ scenario, plan, tokens: scenario.spec.tokens ?? 0, catalog })
    const recommendation = { ...result, advice }
    const renderContext = renderContextOn(today, asker)
    let message: SlackMessage | undefined
    return {
      kind: 'recommendation',
      scenario,
      recommendation,
      // Whoever compares answers, or says what changed, has no use for it.
      get message() {
        return (message ??= recommendationMessage(scenario, recommendation, renderContext))
      },
    }
  }
  const adviceOn: Advisor['adviceOn'] = (topic, { scenario, recommendation }, today, asker = unknownAsker) =>
    adviseOn(topic, {
      scenario,
      recommendation,
      best: recommendation.best,
      plan: planFromOption(recommendation.best, scenario.spec, catalog),
      tokens: scenario.spec.tokens ?? 0,
      catalog,
      estimator: estimatorOf(asker),
      recommendWith: (change) => {
        const result = recommendFor({ ...scenario, spec: { ...scenario.spec, ...change } }, today, asker)
        return 'nearest' in result ? null : result
      },
    })
  const answerParsed = (parsed: ParseResult, today: string, asker: AskerContext): AdvisorAnswer =>
    'problem' in parsed ? refuse(parsed.problem, today, asker) : answer(parsed.scenario, today, asker)
  const searchStatsOf = (text: string, today: string): SearchStats => {
    const stats = { memory: 0, time: 0 }
    const parsed = parseCommand(text, vocabulary, today)
    const rentable = createRentableCheck(marketOf(today, unknownAsker))
    if ('scenario' in parsed) sweepPlans(parsed.scenario.spec, catalog, published, rentable, stats)
    return stats
  }
  const decide = ({ scenario, option }: PlanContext, today: string, asker = unknownAsker) =>
    computeTotalCost(option, scenario, marketOf(today, asker))
  return {
    answer,
    searchStatsOf,
    adviceOn,
    check: (text, today, context = null, asker = unknownAsker) =>
      checkClaim(
        text,
        {
          catalog,
          vocabulary,
          estimator: estimatorOf(asker),
          market: marketOf(today, asker),
          renderContext: renderContextOn(today, asker),
          answer: (scenario) => answer(scenario, today, asker),
        },
        context,
      ),
    decide,
    summarizeTotalCost: (planContext, today, asker = unknownAsker) =>
      summarizeTotalCost(decide(planContext, today, asker), {
        renderContext: renderContextOn(today, asker),
        sourceTitle: (id) => catalog.sources.get(id)?.title ?? id,
        currencies: catalog.totalCost.currencies,
        currency: asker.terms?.assumptions.currency ?? null,
      }),
    measure: (log, { scenario, option }, asker = unknownAsker) =>
      compareMeasurement(log, planFromOption(option, scenario.spec, catalog), estimatorOf(asker)),
    ownRun: ({ tokensPerSecondPerGpu, peak }, { scenario, option }, id, today) => {
      return { id, plan: planRecordOf(option, scenario.spec, catalog), tokensPerSecondPerGpu, peak, asOf: today }
    },
    receiptOf: ({ scenario, recommendation }, today, asker = unknownAsker) => {
      const { bill } = decide({ scenario, option: recommendation.best }, today, asker)
      return receiptOf(scenario, recommendation, {
        catalog,
        estimator: estimatorOf(asker),
        runEvidence: evidence,
        bill,
      })
    },
    advise: (text, today, asker = unknownAsker) => answerParsed(parseCommand(text, vocabulary, today), today, asker),
    adviseMessage: (text, today, asker = unknownAsker) =>
      answerParsed(readMessageOrConfig(text, vocabulary, today), today, asker),
    adviseConfig: (configs, words, today, asker = unknownAsker) =>
      answerParsed(readConfig(configs, words, vocabulary, today), today, asker),
  }
}

/** What `cache` holds under `key`, made where it holds nothing. */
function cached<T extends object>(cache: LRUCache<string, T>, key: string, create: () => T): T {
  const value = cache.get(key) ?? create()
  cache.set(key, value)
  return value
}
