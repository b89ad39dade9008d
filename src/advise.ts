/**
 * The corridor: text in, message out, straight through the rooms. Shells call `Advise` and decide nothing.
 * Everything that changes (today, the catalog, the offers, a channel's defaults) arrives as an argument.
 */
import { LRUCache } from 'lru-cache'
import type { Catalog } from './catalog/catalog.ts'
import { checkClaim, type CheckedClaim } from './check/check.ts'
import { anchored } from './estimate/anchor.ts'
import type { Estimator } from './estimate/estimate.ts'
import { type Market, openMarket } from './offers/market.ts'
import { type Pinned, replay } from './offers/replay.ts'
import type { TeamTerms } from './offers/terms.ts'
import type { Advice, AdviceTopic } from './recommend/advice/advice.ts'
import { adviseOn } from './recommend/advice/advise-on.ts'
import { decisiveAdvice } from './recommend/advice/decisive.ts'
import { type Decision, decision } from './recommend/decision/decision.ts'
import { planOfOption } from './recommend/option-plan.ts'
import { anchorsOf, measure, type Measured, type OwnRun } from './recommend/own-run.ts'
import { recordOf } from './recommend/plan-record.ts'
import { keptSweeps } from './recommend/kept-sweeps.ts'
import { type Effort, sweepPlans } from './recommend/plans.ts'
import { rentedAnywhere } from './recommend/candidate.ts'
import { recommend } from './recommend/recommend.ts'
import { receiptOf } from './recommend/receipt.ts'
import type { Books, ReceiptLine } from './recommend/receipt-parts.ts'
import type { Infeasible, Option, Recommendation } from './recommend/recommendation.ts'
import type { Answer } from './reply/answer.ts'
import type { Message } from './reply/message.ts'
import { mannerOf } from './reply/manner.ts'
import { problemMessage } from './reply/problem.ts'
import { recommendationMessage } from './reply/recommendation.ts'
import { type WholeCost, wholeCost } from './reply/whole-cost.ts'
import { readMessageOrConfig } from './scenario/config/in-message.ts'
import { readConfig } from './scenario/config/read-config.ts'
import { type Parsed, parse } from './scenario/parse.ts'
import type { Problem } from './scenario/problem.ts'
import type { Scenario, Spec } from './scenario/spec.ts'
import type { LogReading } from './scenario/trainer-log.ts'
import type { Vocabulary } from './scenario/vocabulary.ts'

/** What only those who ask know, and how they are answered. */
export type Asker = {
  /** What they measured themselves: corrects their estimates and nobody else's. */
  readonly own?: readonly OwnRun[]
  /** Prices they negotiated and hardware they own. */
  readonly terms?: TeamTerms
  /** Prices that a saved answer rests on: they hold, whatever was seen since. */
  readonly pins?: Pinned
  /** Whether the thread and the buttons under an answer listen. */
  readonly interactive?: boolean
}

/** `today` is an ISO date; prices are aged against it. */
export type Advise = (text: string, today: string, asker?: Asker) => Answer

export type Corridor = {
  /** The text of a slash command: every word of it is understood, or named. */
  readonly advise: Advise
  /** A message written to people: the job is picked out of it. */
  readonly adviseMessage: Advise
  /** Configurations of one run, with a person's own words beside them. */
  readonly adviseConfig: (configs: readonly string[], words: string, today: string, asker?: Asker) => Answer
  /** The rest of the way, for a scenario that was read before. */
  readonly answer: (scenario: Scenario, today: string, asker?: Asker) => Answer
  /** A report about an option, set beside its estimate; kept as a run (`id`) it corrects what its team asks next. */
  readonly measure: (log: LogReading, about: About, asker?: Asker) => Measured | { readonly problem: Problem }
  readonly ownRun: (measured: Measured, about: About, id: string, today: string) => OwnRun
  /** What an option costs in all, and what else could be done: spot, reserved, hosted, owned. */
  readonly decide: (about: About, today: string, asker?: Asker) => Decision
  /** The same in words, for a message or a terminal. */
  readonly wholeCost: (about: About, today: string, asker?: Asker) => WholeCost
  /** Advice with evidence about the best option of an answer. */
  readonly adviceOn: (topic: AdviceTopic, answered: Answered, today: string, asker?: Asker) => Advice
  /** A pasted claim, judged; `context` is the run spoken of where the text does not say, such as that of a thread. */
  readonly check: (text: string, today: string, context?: Spec | null, asker?: Asker) => CheckedClaim
  /** Every figure of an answer, opened. */
  readonly receiptOf: (answered: Answered, today: string, asker?: Asker) => readonly ReceiptLine[]
  /** How many plans the answer to a command looks at. */
  readonly effortOf: (text: string, today: string) => Effort
}

/** A scenario with the recommendation that it got. */
export type Answered = { readonly scenario: Scenario; readonly recommendation: Recommendation }

/** An option that answered a scenario. */
export type About = { readonly scenario: Scenario; readonly option: Option }

const nobody: Asker = {}

/** The corridor over what is known. The markets and estimators of the last few teams are kept. */
export function corridor(
  catalog: Catalog,
  vocabulary: Vocabulary,
  published: Estimator,
  witnesses: Books['witnesses'],
): Corridor {
  const markets = new LRUCache<string, Market>({ max: 16 })
  let priced = catalog.observations
  const sweeps = keptSweeps()
  const marketKey = (today: string, { terms, pins }: Asker) => JSON.stringify([today, terms ?? null, pins ?? null])
  const marketOf = (today: string, asker: Asker): Market => {
    const { terms, pins } = asker
    // Prices that were renewed make every market that was opened before an old one.
    if (priced !== catalog.observations) {
      markets.clear()
      sweeps.clear()
    }
    priced = catalog.observations
    return kept(markets, marketKey(today, asker), () =>
      openMarket(pins === undefined ? catalog : replay(pins, catalog).catalog, today, terms),
    )
  }
  const estimators = new LRUCache<string, Estimator>({ max: 16 })
  const estimatorOf = ({ own = [] }: Asker): Estimator =>
    own.length === 0
      ? published
      : kept(estimators, JSON.stringify(own), () => anchored(published, anchorsOf(own, catalog)))
  const manner = (today: string, asker: Asker) => mannerOf(catalog, today, asker.interactive === true)
  const refuse = (problem: Problem | Infeasible, today: string, asker: Asker): Answer => {
    return { kind: 'problem', problem, message: problemMessage(problem, manner(today, asker)) }
  }
  const recommended = (scenario: Scenario, today: string, asker: Asker): Recommendation | Infeasible => {
    const market = marketOf(today, asker)
    const estimator = estimatorOf(asker)
    const rented = rentedAnywhere(market)
    const under = `${marketKey(today, asker)} ${JSON.stringify(asker.own ?? [])}`
    const sweep = (spec: Spec) => sweeps.of(spec, under, () => sweepPlans(spec, catalog, estimator, rented))
    return recommend(scenario, sweep(scenario.spec), market, sweep)
  }
  const answer = (scenario: Scenario, today: string, asker = nobody): Answer => {
    const found = recommended(scenario, today, asker)
    if ('nearest' in found) return refuse(found, today, asker)
    const plan = planOfOption(found.best, scenario.spec, catalog)
    const advice = decisiveAdvice({ scenario, plan, tokens: scenario.spec.tokens ?? 0, catalog })
    const recommendation = { ...found, advice }
    const spoken = manner(today, asker)
    let message: Message | undefined
    return {
      kind: 'recommendation',
      scenario,
      recommendation,
      // Whoever compares answers, or says what changed, has no use for it.
      get message() {
        return (message ??= recommendationMessage(scenario, recommendation, spoken))
      },
    }
  }
  const adviceOn: Corridor['adviceOn'] = (topic, { scenario, recommendation }, today, asker = nobody) =>
    adviseOn(topic, {
      scenario,
      recommendation,
      best: recommendation.best,
      plan: planOfOption(recommendation.best, scenario.spec, catalog),
      tokens: scenario.spec.tokens ?? 0,
      catalog,
      estimator: estimatorOf(asker),
      again: (change) => {
        const found = recommended({ ...scenario, spec: { ...scenario.spec, ...change } }, today, asker)
        return 'nearest' in found ? null : found
      },
    })
  const through = (read: Parsed, today: string, asker: Asker): Answer =>
    'problem' in read ? refuse(read.problem, today, asker) : answer(read.scenario, today, asker)
  const effortOf = (text: string, today: string): Effort => {
    const effort = { memory: 0, time: 0 }
    const read = parse(text, vocabulary, today)
    const worth = rentedAnywhere(marketOf(today, nobody))
    if ('scenario' in read) sweepPlans(read.scenario.spec, catalog, published, worth, effort)
    return effort
  }
  const decide = ({ scenario, option }: About, today: string, asker = nobody) =>
    decision(option, scenario, marketOf(today, asker))
  return {
    answer,
    effortOf,
    adviceOn,
    check: (text, today, context = null, asker = nobody) =>
      checkClaim(
        text,
        {
          catalog,
          vocabulary,
          estimator: estimatorOf(asker),
          market: marketOf(today, asker),
          manner: manner(today, asker),
          answer: (scenario) => answer(scenario, today, asker),
        },
        context,
      ),
    decide,
    wholeCost: (about, today, asker = nobody) =>
      wholeCost(decide(about, today, asker), {
        manner: manner(today, asker),
        sourceTitle: (id) => catalog.sources.get(id)?.title ?? id,
        currencies: catalog.decision.currencies,
        currency: asker.terms?.assumed.currency ?? null,
      }),
    measure: (log, { scenario, option }, asker = nobody) =>
      measure(log, planOfOption(option, scenario.spec, catalog), estimatorOf(asker)),
    ownRun: ({ tokensPerSecondPerGpu, peak }, { scenario, option }, id, today) => {
      return { id, plan: recordOf(option, scenario.spec, catalog), tokensPerSecondPerGpu, peak, asOf: today }
    },
    receiptOf: ({ scenario, recommendation }, today, asker = nobody) => {
      const { bill } = decide({ scenario, option: recommendation.best }, today, asker)
      return receiptOf(scenario, recommendation, { catalog, estimator: estimatorOf(asker), witnesses, bill })
    },
    advise: (text, today, asker = nobody) => through(parse(text, vocabulary, today), today, asker),
    adviseMessage: (text, today, asker = nobody) => through(readMessageOrConfig(text, vocabulary, today), today, asker),
    adviseConfig: (configs, words, today, asker = nobody) =>
      through(readConfig(configs, words, vocabulary, today), today, asker),
  }
}

/** What `cache` holds under `key`, made where it holds nothing. */
function kept<T extends object>(cache: LRUCache<string, T>, key: string, make: () => T): T {
  const known = cache.get(key) ?? make()
  cache.set(key, known)
  return known
}
