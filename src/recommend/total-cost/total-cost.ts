/** The whole decision behind one option: its bill, and spot, reserved, hosted and owned beside it. Pure arithmetic. */
import { hostedPrices } from '../../offers/hosted-prices.ts'
import { type Market, placeMarket } from '../../offers/market.ts'
import type { QuotedOffer } from '../../offers/quoted-offer.ts'
import { ownServersId } from '../../offers/owned-offers.ts'
import { sells } from '../../offers/offer.ts'
import type { Plan } from '../../estimate/plan.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import {
  hostedJob,
  isHostedTask,
  closingNotices,
  type HostedAlternative,
  findHostedAlternatives,
} from './hosted-job.ts'
import { planFromOption } from '../option-plan.ts'
import type { Option } from '../recommendation.ts'
import { type Bill, billOf } from './bill.ts'
import { cheapestOnDemand, type OnDemandAlternative, findOnDemandAlternative } from './on-demand-alternative.ts'
import { type Energy, energyOf } from './energy.ts'
import { type PurchaseAlternative, comparePurchase, compareHomePurchases } from './purchase-alternative.ts'
import { type OwnedAlternative, findOwnedAlternative } from './owned-alternative.ts'
import { type ReservedAlternative, findReservedAlternative } from './reserved-alternative.ts'
import { ownedMarket } from './owned-market.ts'
import { marketBehind } from './stated-market.ts'
import { withSpecAssumptions } from './spot-run.ts'
import { type SpotAlternative, findSpotAlternative } from './spot-alternative.ts'

/** The whole cost of an option, and the same job bought in other ways. */
export type TotalCost = {
  readonly option: Option
  /** Renting as the option says, everything counted. */
  readonly bill: Bill
  /** The same GPUs on demand, where the option is something else; null: it is on demand, or nobody rents them so. */
  readonly onDemand: OnDemandAlternative | null
  /** The same GPUs on spot; null: nobody on record rents them so. */
  readonly spot: SpotAlternative | null
  /** A commitment at the same provider; null: none is sold of this. */
  readonly reserved: ReservedAlternative | null
  /** Services that train it, the cheapest first. */
  readonly hosted: readonly HostedAlternative[]
  /** Services that are closing, or closed by today. */
  readonly closing: readonly string[]
  /** The team's own GPUs; null: it has said none that this plan fits on. */
  readonly own: OwnedAlternative | null
  /** Buying the option's GPU; null: no purchase price on record. */
  readonly buy: PurchaseAlternative | null
  /** GPUs for a PC at home, each against renting it. */
  readonly home: readonly PurchaseAlternative[]
  readonly energy: Energy
}

/**
 * What `option` costs in all, and what else could be done, on the market of a day and under a team's terms. The option
 * must come from a recommendation for `scenario`; throws otherwise.
 */
export function computeTotalCost(option: Option, scenario: Scenario, teamMarket: Market): TotalCost {
  const open = ownedMarket(teamMarket, scenario.spec)
  const market = marketBehind(option, placeMarket(open, scenario.spec))
  const { catalog, terms } = market
  const plan = planFromOption(option, scenario.spec, catalog)
  const quotedOffer = offerBehind(option, market, open)
  const { tokens } = scenario.spec
  if (tokens === null) throw new Error('decision() needs the number of training tokens')
  const job = hostedJob(scenario, plan.model, plan.shape.params, tokens)
  const bill = billOf(option, plan, quotedOffer.offer, tokens, market)
  const buy = comparePurchase(plan.gpu, comparableRent(option, quotedOffer, plan, market), market)
  return {
    option,
    bill,
    onDemand: findOnDemandAlternative(option, plan, tokens, market),
    spot: findSpotAlternative(option, plan, tokens, withSpecAssumptions(market, scenario.spec)),
    reserved: findReservedAlternative(option, market),
    hosted: isHostedTask(scenario.spec) ? findHostedAlternatives(hostedPrices(job, catalog), catalog) : [],
    closing: closingNotices(catalog, market.today),
    own: findOwnedAlternative(option, plan, market),
    buy,
    home: compareHomePurchases(market),
    energy: energyOf(
      plan.gpu,
      option.gpuCount,
      option.hours.p50,
      { ...option, place: scenario.spec.region },
      catalog.totalCost,
      terms.assumptions,
      option.provider === ownServersId && buy?.place === 'home',
    ),
  }
}

/** The offer behind an option: by the observation that it pins, else by its names. */
function offerBehind(option: Option, { byGpu }: Market, open: Market): QuotedOffer {
  const { gpuCount, nodes, provider, tier, pricing, usdPerGpuHour } = option
  // A price of another region may stand in for one that is not on record.
  const all = [...(byGpu.get(option.gpu) ?? []), ...(open.byGpu.get(option.gpu) ?? []), ...open.everywhere]
  const matching = all.filter(
    ({ offer }) =>
      offer.gpu === option.gpu &&
      offer.provider.id === provider &&
      (offer.tier?.id ?? null) === tier &&
      offer.pricing === pricing &&
      sells(offer, gpuCount, nodes),
  )
  const quotedOffer = matching.find(({ quote }) => quote.usdPerGpuHour === usdPerGpuHour) ?? matching[0]
  if (quotedOffer === undefined) throw new Error(`no offer of ${provider} behind an option on ${option.gpu}`)
  return quotedOffer
}

/** What buying is compared with: the option's own rate where it is on demand. */
function comparableRent(
  option: Option,
  quotedOffer: QuotedOffer,
  { gpu, gpuCount, nodes }: Plan,
  market: Market,
): QuotedOffer | null {
  const isRented = option.pricing === 'on_demand' && option.provider !== ownServersId
  return isRented ? quotedOffer : (cheapestOnDemand(gpu.id, gpuCount, nodes, market) ?? null)
}
