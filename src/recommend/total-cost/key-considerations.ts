/** What of the whole cost changes the decision itself, and therefore belongs into the answer. Mostly nothing. */
import type { Market } from '../../offers/market.ts'
import { ownServersId } from '../../offers/owned-offers.ts'
import { hoursText, usdText } from '../figure-text.ts'
import type { TotalCost } from './total-cost.ts'

/** A sentence for each: the commitment that this run does not use, the service that is cheaper than renting at all. */
export function keyConsiderations(totalCost: TotalCost, market: Market): string[] {
  const { option, bill, hosted } = totalCost
  const total = bill.total.p50
  // Whoever owns the GPUs has not asked who else would train it.
  const cheaperService = option.provider === ownServersId ? undefined : hosted.find(({ usd }) => usd.high < total)
  const serviceName =
    cheaperService === undefined ? undefined : market.catalog.hosted.get(cheaperService.provider)?.name
  return [
    ...unusedCommitment(totalCost, market),
    ...rentedInstead(totalCost, market),
    ...(cheaperService === undefined || serviceName === undefined
      ? []
      : [
          `${serviceName} would train it for ${usdRangeText(cheaperService.usd)}, less than the ${usdText(total)} that renting comes to`,
        ]),
  ]
}

/** A term is paid whole: where the same run on demand costs less, nobody should commit to one for it. */
function unusedCommitment({ option, bill, onDemand }: TotalCost, { catalog }: Market): string[] {
  const commitment = bill.parts.find(({ id }) => id === 'commitment')
  if (commitment === undefined || onDemand === null || onDemand.usd >= bill.total.p50) return []
  const provider = catalog.providers.get(onDemand.provider)?.name ?? onDemand.provider
  return [
    `Reserving does not pay for ${hoursText(option.hours.p50)}: the same run on demand is ${usdText(onDemand.usd)} in total at ${provider}`,
  ]
}

/** What is owned is compared with renting the same, in one line. */
function rentedInstead({ option, onDemand }: TotalCost, { catalog }: Market): string[] {
  if (option.provider !== ownServersId || onDemand === null) return []
  const provider = catalog.providers.get(onDemand.provider)?.name ?? onDemand.provider
  return [`Renting the same would be ${usdText(onDemand.usd)} in total at ${provider}`]
}

const usdRangeText = ({ low, high }: { readonly low: number; readonly high: number }) =>
  low === high ? usdText(low) : `${usdText(low)} to ${usdText(high)}`
