/** How much data a sum of money trains a model on: found by asking for plans until one costs just that. */
import type { Scenario } from '../../scenario/scenario.ts'
import type { Recommendation } from '../recommendation.ts'

/** A job that the money pays for, whole bill counted. */
export type AffordableJob = {
  readonly scenario: Scenario
  readonly tokens: number
  readonly recommendation: Recommendation
}

const firstGuess = 1e8
const maxSteps = 8
/** Data that nobody fills a plan with. */
const maxTokens = 1e13
/** Of the money so much may be left over. */
const closeEnough = 0.93

/** Null where the money does not pay for the least. `recommend` answers a scenario; null: no plan. */
export function affordableJob(
  scenario: Scenario,
  usd: number,
  recommend: (scenario: Scenario) => Recommendation | null,
): AffordableJob | null {
  let tokens = firstGuess
  let best: AffordableJob | null = null
  let tooMany = Infinity
  for (let step = 0; step < maxSteps; step += 1) {
    const tried = { ...scenario, spec: { ...scenario.spec, tokens, budgetUsd: null } }
    const recommendation = recommend(tried)
    const cost = recommendation?.best.allInUsd.p50 ?? Infinity
    if (recommendation !== null && cost <= usd && tokens > (best?.tokens ?? 0))
      best = { scenario: tried, tokens, recommendation }
    if (cost <= usd && cost >= usd * closeEnough) break
    if (cost > usd) tooMany = Math.min(tooMany, tokens)
    const scaled = Math.min(maxTokens, Number.isFinite(cost) ? (tokens * usd * 0.97) / cost : tokens / 10)
    // More data may be planned on dearer GPUs: what was too much once, or is known to do, is not tried again.
    const next = roundDown(
      best === null || (scaled < tooMany && scaled > best.tokens)
        ? scaled
        : Math.sqrt(best.tokens * Math.min(tooMany, maxTokens)),
    )
    if (next === tokens || next < 1000) break
    tokens = next
  }
  return best
}

/** To two digits. */
function roundDown(tokens: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(tokens)) - 1)
  return Math.floor(tokens / step) * step
}

const firstParams = 1e9
const maxParams = 4e11

/** The largest model that the money trains on `tokensPerParameter`; null where it pays for none. */
export function optimalJob(
  spec: Scenario['spec'],
  usd: number,
  tokensPerParameter: number,
  recommend: (scenario: Scenario) => Recommendation | null,
): AffordableJob | null {
  let params = firstParams
  let best: AffordableJob | null = null
  for (let step = 0; step < maxSteps; step += 1) {
    const tokens = params * tokensPerParameter
    const tried: Scenario = {
      spec: { ...spec, params, model: null, tokens, method: 'full', task: 'pretrain', budgetUsd: null },
      setBy: {},
      notes: [],
    }
    const recommendation = recommend(tried)
    const cost = recommendation?.best.allInUsd.p50 ?? Infinity
    if (recommendation !== null && cost <= usd && params > (best?.scenario.spec.params ?? 0))
      best = { scenario: tried, tokens, recommendation }
    if (cost <= usd && cost >= usd * closeEnough) break
    // Arithmetic grows with the square of the size.
    const next = roundDown(
      Math.min(maxParams, Number.isFinite(cost) ? params * Math.sqrt((usd * 0.97) / cost) : params / 10),
    )
    if (next === params || next < 1e6) break
    params = next
  }
  return best
}
