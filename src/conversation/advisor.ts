/**
 * Recommendations and figures for a scenario, from the catalog on a day, for a team. Pure: today, the team's terms and
 * its measurements arrive as arguments. Markets and estimators of the last few teams are cached.
 */
import { LRUCache } from 'lru-cache'
import type { Catalog } from '../catalog/catalog.ts'
import { checkClaim, type ClaimAnswer } from '../check/claim-check.ts'
import type { Estimator } from '../estimate/estimator.ts'
import type { MeasuredFacts } from '../estimate/measured-facts.ts'
import { withTeamMeasurements } from '../estimate/residuals/team-measurements.ts'
import type { Vocabulary } from '../language/lexicon/vocabulary.ts'
import type { LogMetrics } from '../scenario/log-metrics.ts'
import { type PinnedPrices, replayCatalog } from '../offers/catalog-replay.ts'
import { type Market, openMarket } from '../offers/market.ts'
import type { TeamTerms } from '../offers/team-terms.ts'
import type { AdvisorAnswer, AnsweredScenario } from '../presentation/content/advisor-answer.ts'
import { summarizeTotalCost, type TotalCostSummary } from '../presentation/content/total-cost/total-cost-summary.ts'
import { createRenderContext } from '../presentation/render-context.ts'
import type { Advice, AdviceTopic } from '../recommend/advice/advice.ts'
import { adviseOn } from '../recommend/advice/advice-by-topic.ts'
import { keyAdvice } from '../recommend/advice/key-advice.ts'
import { type AffordableJob, affordableJob } from '../recommend/inquiries/affordable.ts'
import { fitAlone, type FitOfMethod, type FitResult, fitOf, type SpecOfMethod } from '../recommend/inquiries/fit.ts'
import { type SmallestSetup, smallestSetups, type SmallestSetups } from '../recommend/inquiries/smallest.ts'
import { type HardwareByMethod, type HardwareLimits, hardwareByMethod } from '../recommend/inquiries/hardware.ts'
import { planFromOption } from '../recommend/option-plan.ts'
import { withPretrainingScale, withPretrainingNote } from '../recommend/pretraining-scale.ts'
import { withHardwareNote, withRentedHardware } from '../recommend/unnamed-hardware.ts'
import { planRecordOf } from '../recommend/plan-record.ts'
import { createRentableCheck } from '../recommend/ranking/offer-lookup.ts'
import type { ReceiptLine } from '../recommend/receipt/receipt-line.ts'
import { receiptOf } from '../recommend/receipt/receipt.ts'
import { recommendAtStatedPrice } from '../recommend/at-stated-price.ts'
import { recommend } from '../recommend/recommend.ts'
import type { Infeasible, Option, Recommendation } from '../recommend/recommendation.ts'
import { createSweepCache } from '../recommend/search/sweep-cache.ts'
import type { SearchStats } from '../recommend/search/fastest-configuration.ts'
import { sweepPlans } from '../recommend/search/sweep.ts'
import {
  compareMeasurement,
  type MeasurementComparison,
  type TeamMeasurementRecord,
  teamMeasurementsOf,
} from '../recommend/team-measurement-record.ts'
import { sellerOf, statedMarket, statedPriceOf, withForm } from '../recommend/total-cost/stated-market.ts'
import { computeTotalCost, type TotalCost } from '../recommend/total-cost/total-cost.ts'
import type { Problem } from '../scenario/problem.ts'
import type { Scenario, Spec } from '../scenario/scenario.ts'

/** What only the askers know. */
export type AskerContext = {
  /** Their own measurements: they correct their estimates and nobody else's. */
  readonly teamMeasurements?: readonly TeamMeasurementRecord[]
  /** Negotiated prices and owned hardware. */
  readonly terms?: TeamTerms
  /** Prices that an earlier answer rests on: they hold, whatever was observed since. */
  readonly pinnedPrices?: PinnedPrices
}

/** An option of the answer to a scenario. */
export type PlanContext = { readonly scenario: Scenario; readonly option: Option }

/** `today` is an ISO date; prices are aged against it. */
export type Advisor = {
  readonly answer: (scenario: Scenario, today: string, asker?: AskerContext) => AdvisorAnswer
  /** A reported measurement set against the estimate of the plan that was measured. */
  readonly compareMeasurement: (
    log: LogMetrics,
    planContext: PlanContext,
    asker?: AskerContext,
  ) => MeasurementComparison | { readonly problem: Problem }
  /** The measurement in the form in which it corrects the team's later estimates. */
  readonly recordMeasurement: (
    measurement: MeasurementComparison,
    planContext: PlanContext,
    id: string,
    today: string,
  ) => TeamMeasurementRecord
  /** What an option costs in all, and the alternatives: spot, reserved, hosted, owned. */
  readonly totalCost: (planContext: PlanContext, today: string, asker?: AskerContext) => TotalCost
  readonly summarizeTotalCost: (planContext: PlanContext, today: string, asker?: AskerContext) => TotalCostSummary
  /** Advice with evidence about the best option of an answer. */
  readonly advice: (topic: AdviceTopic, answer: AnsweredScenario, today: string, asker?: AskerContext) => Advice
  /** A claim judged; `spec` is the run it is about where the text does not say, such as that of a thread. */
  readonly checkClaim: (text: string, today: string, spec?: Spec | null, asker?: AskerContext) => ClaimAnswer
  /** Every figure of an answer with its formula, inputs and sources. */
  readonly receiptOf: (answer: AnsweredScenario, today: string, asker?: AskerContext) => readonly ReceiptLine[]
  /** Whether a model fits GPUs; null where no software that we know runs it so. */
  readonly fit: (spec: Spec, today: string, asker?: AskerContext) => FitResult | null
  readonly fitAlone: (spec: SpecOfMethod, today: string, asker?: AskerContext) => FitOfMethod | null
  /** The smallest machines that hold a job with a method. */
  readonly smallest: (
    spec: Spec,
    method: SmallestSetup['method'],
    today: string,
    asker?: AskerContext,
  ) => SmallestSetups
  /** Which GPUs a model needs, by method. */
  readonly hardware: (spec: Spec, today: string, asker?: AskerContext, limits?: HardwareLimits) => HardwareByMethod
  /** How much data a sum of money trains the model of a scenario on; null: not even the least. */
  readonly affordable: (scenario: Scenario, usd: number, today: string, asker?: AskerContext) => AffordableJob | null
  /** Every offer at its price of the day, with the asker's own prices. */
  readonly market: (today: string, asker?: AskerContext) => Market
  /** How many plans the answer to a scenario examines. */
  readonly searchStatsOf: (scenario: Scenario, today: string) => SearchStats
}

const unknownAsker: AskerContext = {}

/** `measured`: without any team's measurements. */
export function createAdvisor(
  catalog: Catalog,
  vocabulary: Vocabulary,
  measured: Pick<MeasuredFacts, 'estimator' | 'evidence'>,
): Advisor {
  const { estimator: published } = measured
  const markets = new LRUCache<string, Market>({ max: 16 })
  let knownObservations = catalog.observations
  const sweeps = createSweepCache()
  const marketKey = (today: string, { terms, pinnedPrices }: AskerContext) =>
    JSON.stringify([today, terms ?? null, pinnedPrices ?? null])
  const marketOf = (today: string, asker: AskerContext): Market => {
    const { terms, pinnedPrices } = asker
    // Renewed prices make every cached market stale.
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
          withTeamMeasurements(published, teamMeasurementsOf(teamMeasurements, catalog, published)),
        )
  const recommendFor = (asked: Scenario, today: string, asker: AskerContext): Recommendation | Infeasible => {
    const spec = withRentedHardware(withPretrainingScale(asked.spec, catalog), asker.terms)
    const scenario = { ...asked, spec }
    const market = marketOf(today, asker)
    const estimator = estimatorOf(asker)
    const rentable = createRentableCheck(market)
    const cacheKey = `${marketKey(today, asker)} ${JSON.stringify(asker.teamMeasurements ?? [])}`
    const sweep = (tried: Spec) =>
      sweeps.getOrSweep(tried, cacheKey, () => sweepPlans(tried, catalog, estimator, rentable))
    const listed = () => recommend(scenario, sweep(spec), market, sweep)
    const price = statedPriceOf(scenario)
    if (price === null) return listed()
    const priced = statedMarket(withForm(spec, price.form), price.usdPerGpuHour, market, sellerOf(spec.providers))
    const isRentable = createRentableCheck(priced)
    const key = `${cacheKey} ${JSON.stringify(price)} ${spec.gpuCount}`
    const sweepPriced = (tried: Spec) =>
      sweeps.getOrSweep(tried, key, () => sweepPlans(tried, catalog, estimator, isRentable))
    const atPrice = (at: Scenario) => recommend(at, sweepPriced(at.spec), priced, sweepPriced)
    return recommendAtStatedPrice(scenario, atPrice, listed, catalog)
  }
  const answer = (asked: Scenario, today: string, asker = unknownAsker): AdvisorAnswer => {
    const scenario = withHardwareNote(withPretrainingNote(asked, catalog), asker.terms)
    const result = recommendFor(scenario, today, asker)
    if ('nearest' in result) return { kind: 'problem', problem: result }
    const plan = planFromOption(result.best, scenario.spec, catalog)
    const advice = keyAdvice({ scenario, plan, tokens: scenario.spec.tokens ?? 0, catalog })
    return { kind: 'recommendation', scenario, recommendation: { ...result, advice } }
  }
  const totalCost = ({ scenario, option }: PlanContext, today: string, asker = unknownAsker) =>
    computeTotalCost(option, scenario, marketOf(today, asker))
  return {
    answer,
    searchStatsOf: ({ spec }, today) => {
      const stats = { memory: 0, time: 0 }
      sweepPlans(spec, catalog, published, createRentableCheck(marketOf(today, unknownAsker)), stats)
      return stats
    },
    advice: (topic, { scenario, recommendation }, today, asker = unknownAsker) =>
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
      }),
    checkClaim: (text, today, spec = null, asker = unknownAsker) =>
      checkClaim(
        text,
        {
          catalog,
          vocabulary,
          estimator: estimatorOf(asker),
          market: marketOf(today, asker),
          renderContext: createRenderContext(catalog, today, false),
          answer: (scenario) => answer(scenario, today, asker),
        },
        spec,
      ),
    fit: (spec, today, asker = unknownAsker) =>
      fitOf(spec, { catalog, estimator: estimatorOf(asker), market: marketOf(today, asker) }),
    fitAlone: (spec, today, asker = unknownAsker) =>
      fitAlone(spec, { catalog, estimator: estimatorOf(asker), market: marketOf(today, asker) }),
    smallest: (spec, method, today, asker = unknownAsker) =>
      smallestSetups(spec, method, { catalog, estimator: estimatorOf(asker), market: marketOf(today, asker) }),
    hardware: (spec, today, asker = unknownAsker, limits = {}) =>
      hardwareByMethod(spec, { catalog, estimator: estimatorOf(asker), market: marketOf(today, asker) }, limits),
    affordable: (scenario, usd, today, asker = unknownAsker) =>
      affordableJob(scenario, usd, (tried) => {
        const result = recommendFor(tried, today, asker)
        return 'nearest' in result ? null : result
      }),
    market: (today, asker = unknownAsker) => marketOf(today, asker),
    totalCost,
    summarizeTotalCost: (planContext, today, asker = unknownAsker) =>
      summarizeTotalCost(totalCost(planContext, today, asker), {
        renderContext: createRenderContext(catalog, today, false),
        sourceTitle: (id) => catalog.sources.get(id)?.title ?? id,
        currencies: catalog.totalCost.currencies,
        currency: asker.terms?.assumptions.currency ?? null,
      }),
    compareMeasurement: (log, { scenario, option }, asker = unknownAsker) =>
      compareMeasurement(log, planFromOption(option, scenario.spec, catalog), estimatorOf(asker)),
    recordMeasurement: ({ tokensPerSecondPerGpu, peak }, { scenario, option }, id, today) => {
      return { id, plan: planRecordOf(option, scenario.spec, catalog), tokensPerSecondPerGpu, peak, asOf: today }
    },
    receiptOf: ({ scenario, recommendation }, today, asker = unknownAsker) => {
      const { bill } = totalCost({ scenario, option: recommendation.best }, today, asker)
      return receiptOf(scenario, recommendation, {
        catalog,
        estimator: estimatorOf(asker),
        runEvidence: measured.evidence,
        bill,
      })
    },
  }
}

/** The cached value of `key`, created where there is none. */
function cached<T extends object>(cache: LRUCache<string, T>, key: string, create: () => T): T {
  const value = cache.get(key) ?? create()
  cache.set(key, value)
  return value
}
