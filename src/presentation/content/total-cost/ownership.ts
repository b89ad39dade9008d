/** Owned: a team's own GPUs, and buying against renting, for the plan's GPU and for the cards of a PC at home. */
import { ownServersId } from '../../../offers/owned-offers.ts'
import type { TotalCost } from '../../../recommend/total-cost/total-cost.ts'
import type { PurchaseAlternative } from '../../../recommend/total-cost/purchase-alternative.ts'
import { formatSignificant } from '../../format/significant-digits.ts'
import {
  formatDuration,
  formatUsd,
  formatUsdDifference,
  formatUsdPerHour,
  formatUsdRange,
} from '../../format/number-format.ts'
import type { RenderContext } from '../../render-context.ts'
import { planName, providerName } from '../../format/display-names.ts'
import type { CostAlternative } from './cost-alternative.ts'

/**
 * Own GPUs where the team has named some; the purchase of the plan's GPU always, without figures where no price is on
 * record.
 */
export function ownershipAlternatives(decision: TotalCost, renderContext: RenderContext): readonly CostAlternative[] {
  return [
    ...ownedAlternative(decision, renderContext),
    purchaseAlternative(decision, renderContext),
    ...homeAlternatives(decision, renderContext),
  ]
}

/** What runs on the team's own machines; nothing where it has named none. */
function ownedAlternative({ option, own }: TotalCost, { names }: RenderContext): readonly CostAlternative[] {
  // The plan is that already.
  if (own === null || option.provider === ownServersId) return []
  const saves = option.allInUsd.p50 - own.usd.p50
  return [
    {
      kind: 'Owned',
      where: `your ${planName({ gpu: option.gpu, gpuCount: own.gpuCount }, names)}`,
      cost: formatUsd(own.usd.p50),
      time: formatDuration(own.hours.p50),
      verdict: saves > 0 ? `saves ${formatUsdDifference(option.allInUsd.p50, own.usd.p50)}` : 'does not pay',
      assumptions: [
        `${formatUsdPerHour(own.usdPerGpuHour)} per GPU, as your team reckons; electricity for it is about ${formatUsd(own.powerUsd)}`,
      ],
    },
  ]
}

function purchaseAlternative({ option, buy }: TotalCost, { names }: RenderContext): CostAlternative {
  const gpu = names.gpu(option.gpu)
  if (buy === null) {
    const verdict = 'no purchase price is on record'
    return { kind: 'Bought', where: gpu, cost: '–', time: '–', verdict, assumptions: [] }
  }
  return {
    kind: 'Bought',
    where: `${planName({ gpu: option.gpu, gpuCount: option.gpuCount }, names)}, ${buy.condition.split(',')[0]}`,
    cost: `${formatUsdRange({ p10: buy.usd.low * option.gpuCount, p90: buy.usd.high * option.gpuCount })} once`,
    time: formatDuration(option.hours.p50 - option.startupHours),
    verdict: describeBreakEven(buy),
    assumptions: [describePurchase(buy, names)],
  }
}

/** The cards that the article advises to buy for home: against renting the same card, whatever this run is. */
function homeAlternatives({ home, option }: TotalCost, { names }: RenderContext): readonly CostAlternative[] {
  const others = home.filter(({ gpu, isArticle, rent }) => isArticle && gpu !== option.gpu && rent !== null)
  return others.map((purchase) => ({
    kind: 'At home',
    where: `${names.gpu(purchase.gpu)}, ${purchase.condition}`,
    cost: `${formatUsd(purchase.usualUsd)} once`,
    time: '–',
    verdict: describeBreakEven(purchase),
    assumptions: [describePurchase(purchase, names)],
  }))
}

function describeBreakEven({ breakEvenHours, hoursAWeek, years, withoutResaleHours }: PurchaseAlternative): string {
  if (breakEvenHours === null) return 'never pays: power alone costs as much as the rent'
  const week = hoursAWeek === null ? '' : `, ${approximateHours(hoursAWeek)} a week for ${years} years`
  const withoutResale =
    withoutResaleHours === null ? '' : ` (${approximateHours(withoutResaleHours)} if it is not sold)`
  return `pays after about ${approximateHours(breakEvenHours)} of use${week}${withoutResale}`
}

/** Prices of used cards are not known to the hour. */
const approximateHours = (hours: number): string => `${formatSignificant(hours, 2)} h`

/** "$1,800 used sold for $990 after 2 years; 0.6 kW at $0.16/kWh; against $0.34/h at RunPod". */
function describePurchase(purchase: PurchaseAlternative, names: RenderContext['names']): string {
  const { condition, usualUsd, isArticle, isRecalled, resaleUsd, years, wattsPerGpu, usdPerKwh, rent, place } = purchase
  const price = `${formatUsd(usualUsd)} ${condition}${isRecalled && !isArticle ? ' (remembered, not looked up)' : ''}`
  const power = `${(wattsPerGpu / 1000).toFixed(1)} kW at ${formatUsd(usdPerKwh)}/kWh`
  const against =
    rent === null
      ? 'nobody to compare with'
      : `against ${formatUsdPerHour(rent.usdPerGpuHour)} at ${providerName({ ...rent, pricing: 'on_demand' }, names)}`
  const rest = place === 'home' ? 'the PC around it is not counted' : 'room, network and staff are not counted'
  return `${price}, sold for ${formatUsd(resaleUsd)} after ${years} years; ${power}; ${against}; ${rest}`
}
