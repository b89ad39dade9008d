/** Decisions to look into: real facts and prices of one day, hand-made speeds. */
import { openMarket } from '../../../src/offers/market.ts'
import { type Assumed, noTerms, type TeamTerms } from '../../../src/offers/terms.ts'
import { type Decision, decision } from '../../../src/recommend/decision/decision.ts'
import { recommend } from '../../../src/recommend/recommend.ts'
import type { Recommendation } from '../../../src/recommend/recommendation.ts'
import type { Spec } from '../../../src/scenario/spec.ts'
import { catalogOfThen } from '../../offers/day.ts'
import { question, sweepOf } from '../sweeps.ts'

export const catalog = catalogOfThen()
export const today = '2026-11-24'
export const termsWith = (terms: Partial<Omit<TeamTerms, 'assumed'>>, assumed: Partial<Assumed> = {}): TeamTerms => ({
  ...noTerms,
  ...terms,
  assumed: { ...noTerms.assumed, ...assumed },
})

export type Asked = { model?: string; tokens?: number; spec?: Partial<Spec>; terms?: TeamTerms; day?: string }

export function ask({ model = 'llama-3.3-70b', tokens = 2e9, spec = {}, terms = noTerms, day = today }: Asked) {
  const scenario = question(model, tokens, spec)
  const market = openMarket(catalog, day, terms)
  return { scenario, market, result: recommend(scenario, sweepOf(catalog, { model, spec }), market) }
}

export function answered(asked: Asked) {
  const { scenario, market, result } = ask(asked)
  if ('kind' in result) throw new Error(result.message)
  const recommendation: Recommendation = result
  const decided: Decision = decision(recommendation.best, scenario, market)
  return { ...decided, scenario, market, recommendation }
}

export const h100 = (spec: Partial<Spec> = {}): Partial<Spec> => ({ gpus: ['h100-sxm'], gpuCount: 8, ...spec })
export const partOf = ({ bill }: Pick<Decision, 'bill'>, id: string) => bill.parts.find((part) => part.id === id)
