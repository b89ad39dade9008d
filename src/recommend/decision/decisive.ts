/** What of the whole cost changes the decision itself, and therefore belongs into the answer. Mostly nothing. */
import type { Market } from '../../offers/market.ts'
import type { Scenario } from '../../scenario/spec.ts'
import { usd as usdText } from '../words.ts'
import type { Decision } from './decision.ts'

/** A sentence for each: the budget that only the bare hours keep, the service that is cheaper than renting at all. */
export function decisive({ option, bill, hosted }: Decision, scenario: Scenario, market: Market): string[] {
  const { budgetUsd } = scenario.spec
  const total = bill.total.p50
  const inHours = budgetUsd !== null && option.usd.p50 <= budgetUsd && total > budgetUsd
  const cheaper = hosted.find(({ usd }) => usd.high < total)
  const service = cheaper === undefined ? undefined : market.catalog.hosted.get(cheaper.provider)?.name
  return [
    ...(inHours
      ? [`With idle time, disk and failed runs it comes to about ${usdText(total)}: over the ${usdText(budgetUsd)}`]
      : []),
    ...(cheaper === undefined || service === undefined
      ? []
      : [
          `${service} would train it for ${priceOf(cheaper.usd)}, less than the ${usdText(total)} that renting comes to in all`,
        ]),
  ]
}

const priceOf = ({ low, high }: { readonly low: number; readonly high: number }) =>
  low === high ? usdText(low) : `${usdText(low)} to ${usdText(high)}`
