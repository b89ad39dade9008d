/** Whole costs to look at and to test: real facts and prices, hand-made speeds. */
import { datedCatalog } from '../offers/dated-catalog.ts'
import { openMarket } from '../../src/offers/market.ts'
import { type TeamAssumptions, noTerms, type TeamTerms } from '../../src/offers/team-terms.ts'
import { computeTotalCost } from '../../src/recommend/total-cost/total-cost.ts'
import { recommend } from '../../src/recommend/recommend.ts'
import { createRenderContext } from '../../src/presentation/render-context.ts'
import {
  type TotalCostSummary,
  summarizeTotalCost,
} from '../../src/presentation/content/total-cost/total-cost-summary.ts'
import type { Spec } from '../../src/scenario/scenario.ts'
import { sampleScenario, sampleSweep } from '../recommend/sample-sweeps.ts'

const catalog = datedCatalog()

export type TotalCostCase = {
  readonly model?: string
  readonly tokens?: number
  readonly spec?: Partial<Spec>
  readonly terms?: Partial<Omit<TeamTerms, 'assumed'>>
  readonly assumed?: Partial<TeamAssumptions>
  readonly today?: string
}

/** The decision about the best option of a question, and its words. */
export function sampleTotalCost({
  model = 'llama-3.3-70b',
  tokens = 2e9,
  spec = {},
  terms,
  assumed,
  today = '2026-11-24',
}: TotalCostCase) {
  const teamTerms: TeamTerms = { ...noTerms, ...terms, assumptions: { ...noTerms.assumptions, ...assumed } }
  const market = openMarket(catalog, today, teamTerms)
  const scenario = sampleScenario(model, tokens, spec)
  const result = recommend(scenario, sampleSweep(catalog, { model, spec }), market)
  if ('kind' in result) throw new Error(result.message)
  const decided = computeTotalCost(result.best, scenario, market)
  const words: TotalCostSummary = summarizeTotalCost(decided, {
    renderContext: createRenderContext(catalog, today, true),
    sourceTitle: (id) => catalog.sources.get(id)?.title ?? id,
    currencies: catalog.totalCost.currencies,
    currency: teamTerms.assumptions.currency,
  })
  return {
    scenario,
    recommendation: result,
    decision: decided,
    words,
    renderContext: createRenderContext(catalog, today, true),
  }
}
