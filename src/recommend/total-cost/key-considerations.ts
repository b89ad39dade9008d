/** What of the whole cost changes the decision itself, and therefore belongs into the answer. Mostly nothing. */
import type { Market } from '../../offers/market.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { usdText } from '../figure-text.ts'
import type { TotalCost } from './total-cost.ts'

/** A sentence for each: the budget that only the bare hours keep, the service that is cheaper than renting at all. */
export function keyConsiderations({ option, bill, hosted }: TotalCost, scenario: Scenario, market: Market): string[] {
  const { budgetUsd } = scenario.spec
  const total = bill.total.p50
  const isOverBudgetInAll = budgetUsd !== null && option.usd.p50 <= budgetUsd && total > budgetUsd
  const cheaperService = hosted.find(({ usd }) => usd.high < total)
  const serviceName =
    cheaperService === undefined ? undefined : market.catalog.hosted.get(cheaperService.provider)?.name
  return [
    ...(isOverBudgetInAll
      ? [`With idle time, disk and failed runs it comes to about ${usdText(total)}: over the ${usdText(budgetUsd)}`]
      : []),
    ...(cheaperService === undefined || serviceName === undefined
      ? []
      : [
          `${serviceName} would train it for ${usdRangeText(cheaperService.usd)}, less than the ${usdText(total)} that renting comes to in all`,
        ]),
  ]
}

const usdRangeText = ({ low, high }: { readonly low: number; readonly high: number }) =>
  low === high ? usdText(low) : `${usdText(low)} to ${usdText(high)}`
