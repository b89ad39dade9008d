/** A job at the price that the asker brings for its GPUs: that is the plan, and what is listed stands beside it. */
import type { Catalog } from '../catalog/catalog.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { usdDifferenceText, usdText } from './figure-text.ts'
import type { Infeasible, Option, Recommendation } from './recommendation.ts'
import { atStatedPrice } from './total-cost/stated-market.ts'

/** `atPrice` answers on a market that has the price, `listed` on the one that everybody sees. */
export function recommendAtStatedPrice(
  asked: Scenario,
  atPrice: (scenario: Scenario) => Recommendation | Infeasible,
  listed: () => Recommendation | Infeasible,
  catalog: Catalog,
): Recommendation | Infeasible {
  const own = atPrice({ ...asked, spec: atStatedPrice(asked.spec) })
  const open = listed()
  if ('nearest' in own) return open
  const { region, hosting, certificates } = asked.spec
  // What does better may stand where the data must not.
  const isBound = region !== null || hosting !== null || certificates !== null
  const considerations = (own.keyConsiderations ?? []).filter(
    (sentence) => !isBound || !sentence.startsWith('Another GPU does better'),
  )
  const beside = 'nearest' in open ? [] : [listedText(own.best, open, catalog)]
  return { ...own, keyConsiderations: [...beside, ...considerations] }
}

/** "At list prices $1,252 in total at Hyperstack ($3.99/h a GPU), $280 more; spot …", without a full stop. */
function listedText(own: Option, { best, spotInstead }: Recommendation, { providers, gpus }: Catalog): string {
  const nameOf = (id: string): string => providers.get(id)?.name ?? id
  const [total, other] = [own.allInUsd.p50, best.allInUsd.p50]
  const gap =
    usdText(total) === usdText(other)
      ? 'as much'
      : `${usdDifferenceText(total, other)} ${other > total ? 'more' : 'less'}`
  const isSame = best.gpu === own.gpu && best.gpuCount === own.gpuCount
  const plan = isSame ? '' : ` on ${best.gpuCount} × ${gpus.get(best.gpu)?.name ?? best.gpu}`
  const spot =
    spotInstead != null && isSame && spotInstead.usd < Math.min(total, other)
      ? `; spot ${usdText(spotInstead.usd)} at ${nameOf(spotInstead.provider)}, where machines can be taken back`
      : ''
  return `At list prices it is ${usdText(other)} in total at ${nameOf(best.provider)}${plan} ($${best.usdPerGpuHour.toFixed(2)}/h a GPU, ${best.priceAsOf}), ${gap}${spot}`
}
