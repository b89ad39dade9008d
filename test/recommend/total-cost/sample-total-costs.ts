/** Decisions to look into: real facts and prices of one day, hand-made speeds. */
import { openMarket } from '../../../src/offers/market.ts'
import { type TeamAssumptions, noTerms, type TeamTerms } from '../../../src/offers/team-terms.ts'
import { type TotalCost, computeTotalCost } from '../../../src/recommend/total-cost/total-cost.ts'
import { recommend } from '../../../src/recommend/recommend.ts'
import type { Recommendation } from '../../../src/recommend/recommendation.ts'
import type { Spec } from '../../../src/scenario/scenario.ts'
import { datedCatalog } from '../../offers/dated-catalog.ts'
import { sampleScenario, sampleSweep } from '../sample-sweeps.ts'

export const catalog = datedCatalog()
export const today = '2026-11-24'
export const termsWith = (
  terms: Partial<Omit<TeamTerms, 'assumptions'>>,
  assumed: Partial<TeamAssumptions> = {},
): TeamTerms => ({
  ...noTerms,
  ...terms,
  assumptions: { ...noTerms.assumptions, ...assumed },
})

export type SampleRequest = { model?: string; tokens?: number; spec?: Partial<Spec>; terms?: TeamTerms; day?: string }

export function recommendFor({
  model = 'llama-3.3-70b',
  tokens = 2e9,
  spec = {},
  terms = noTerms,
  day = today,
}: SampleRequest) {
  const scenario = sampleScenario(model, tokens, spec)
  const market = openMarket(catalog, day, terms)
  return { scenario, market, result: recommend(scenario, sampleSweep(catalog, { model, spec }), market) }
}

export function totalCostFor(request: SampleRequest) {
  const { scenario, market, result } = recommendFor(request)
  if ('kind' in result) throw new Error(result.message)
  const recommendation: Recommendation = result
  const totalCost: TotalCost = computeTotalCost(recommendation.best, scenario, market)
  return { ...totalCost, scenario, market, recommendation }
}

export const h100 = (spec: Partial<Spec> = {}): Partial<Spec> => ({ gpus: ['h100-sxm'], gpuCount: 8, ...spec })
export const itemOf = ({ bill }: Pick<TotalCost, 'bill'>, id: string) => bill.parts.find((part) => part.id === id)
