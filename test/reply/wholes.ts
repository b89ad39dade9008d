/** Whole costs to look at and to test: real facts and prices, hand-made speeds. */
import { catalogOfThen } from '../offers/day.ts'
import { openMarket } from '../../src/offers/market.ts'
import { type Assumed, noTerms, type TeamTerms } from '../../src/offers/terms.ts'
import { decision } from '../../src/recommend/decision/decision.ts'
import { recommend } from '../../src/recommend/recommend.ts'
import { mannerOf } from '../../src/reply/manner.ts'
import { type WholeCost, wholeCost } from '../../src/reply/whole-cost.ts'
import type { Spec } from '../../src/scenario/spec.ts'
import { question, sweepOf } from '../recommend/sweeps.ts'

const catalog = catalogOfThen()

export type Whole = {
  readonly model?: string
  readonly tokens?: number
  readonly spec?: Partial<Spec>
  readonly terms?: Partial<Omit<TeamTerms, 'assumed'>>
  readonly assumed?: Partial<Assumed>
  readonly today?: string
}

/** The decision about the best option of a question, and its words. */
export function wholeOf({
  model = 'llama-3.3-70b',
  tokens = 2e9,
  spec = {},
  terms,
  assumed,
  today = '2026-11-24',
}: Whole) {
  const all: TeamTerms = { ...noTerms, ...terms, assumed: { ...noTerms.assumed, ...assumed } }
  const market = openMarket(catalog, today, all)
  const scenario = question(model, tokens, spec)
  const result = recommend(scenario, sweepOf(catalog, { model, spec }), market)
  if ('kind' in result) throw new Error(result.message)
  const decided = decision(result.best, scenario, market)
  const words: WholeCost = wholeCost(decided, {
    manner: mannerOf(catalog, today, true),
    sourceTitle: (id) => catalog.sources.get(id)?.title ?? id,
    currencies: catalog.decision.currencies,
    currency: all.assumed.currency,
  })
  return { scenario, recommendation: result, decision: decided, words, manner: mannerOf(catalog, today, true) }
}
