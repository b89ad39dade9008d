/**
 * The corridor: text in, message out, straight through the rooms. Shells call `Advise` and decide nothing.
 * Everything that changes (today, the catalog, the offers, a channel's defaults) arrives as an argument.
 */
import type { KnownBlock } from '@slack/types'
import type { Catalog } from './catalog/catalog.ts'
import type { Estimator } from './estimate/estimate.ts'
import { type Market, openMarket } from './offers/market.ts'
import { type Effort, sweepPlans } from './recommend/plans.ts'
import { rentedAnywhere } from './recommend/candidate.ts'
import { recommend } from './recommend/recommend.ts'
import { type Books, type ReceiptLine, receiptOf } from './recommend/receipt.ts'
import type { Infeasible, Recommendation } from './recommend/recommendation.ts'
import { mannerOf } from './reply/manner.ts'
import { problemMessage } from './reply/problem.ts'
import { recommendationMessage } from './reply/recommendation.ts'
import { readMessage } from './scenario/message.ts'
import { type Parsed, parse } from './scenario/parse.ts'
import type { Problem } from './scenario/problem.ts'
import type { Scenario, Spec } from './scenario/spec.ts'
import type { Vocabulary } from './scenario/vocabulary.ts'

/** What is posted: `text` carries the whole answer for notifications and screen readers. */
export type Message = {
  readonly text: string
  readonly blocks: readonly KnownBlock[]
  readonly metadata?: {
    readonly event_type: string
    readonly event_payload: Record<string, string | number | boolean>
  }
}

export type Answer =
  | {
      readonly kind: 'recommendation'
      readonly scenario: Scenario
      readonly recommendation: Recommendation
      readonly message: Message
    }
  | { readonly kind: 'problem'; readonly problem: Problem | Infeasible; readonly message: Message }

/** `today` is an ISO date; prices are aged against it. */
export type Advise = (text: string, today: string) => Answer

export type Corridor = {
  /** The text of a slash command: every word of it is understood, or named. */
  readonly advise: Advise
  /** A message written to people: the job is picked out of it. */
  readonly adviseMessage: Advise
  /** The rest of the way, for a scenario that was read before. */
  readonly answer: (scenario: Scenario, today: string) => Answer
  /** Every figure of an answer, opened. */
  readonly receiptOf: (scenario: Scenario, recommendation: Recommendation) => readonly ReceiptLine[]
  /** How many plans the answer to a command looks at. */
  readonly effortOf: (text: string, today: string) => Effort
}

/** The corridor over what is known. The market of a day is opened once and kept. */
export function corridor(
  catalog: Catalog,
  vocabulary: Vocabulary,
  estimator: Estimator,
  witnesses: Books['witnesses'],
): Corridor {
  let opened: Market | undefined
  const marketOf = (today: string): Market => {
    if (opened?.today !== today) opened = openMarket(catalog, today)
    return opened
  }
  const refuse = (problem: Problem | Infeasible, today: string): Answer => {
    return { kind: 'problem', problem, message: problemMessage(problem, mannerOf(catalog, today, false)) }
  }
  const answer = (scenario: Scenario, today: string): Answer => {
    const market = marketOf(today)
    const rented = rentedAnywhere(market)
    const sweep = (spec: Spec) => sweepPlans(spec, catalog, estimator, rented)
    const advice = recommend(scenario, sweep(scenario.spec), market, sweep)
    if ('nearest' in advice) return refuse(advice, today)
    const message = recommendationMessage(scenario, advice, mannerOf(catalog, today, false))
    return { kind: 'recommendation', scenario, recommendation: advice, message }
  }
  const through = (read: Parsed, today: string): Answer =>
    'problem' in read ? refuse(read.problem, today) : answer(read.scenario, today)
  const effortOf = (text: string, today: string): Effort => {
    const effort = { memory: 0, time: 0 }
    const read = parse(text, vocabulary, today)
    if ('scenario' in read) sweepPlans(read.scenario.spec, catalog, estimator, rentedAnywhere(marketOf(today)), effort)
    return effort
  }
  return {
    answer,
    effortOf,
    receiptOf: (scenario, recommendation) => receiptOf(scenario, recommendation, { catalog, estimator, witnesses }),
    advise: (text, today) => through(parse(text, vocabulary, today), today),
    adviseMessage: (text, today) => through(readMessage(text, vocabulary, today), today),
  }
}
