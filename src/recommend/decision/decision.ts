/** The whole decision behind one option: its bill, and spot, reserved, hosted and owned beside it. Pure arithmetic. */
import { hostedPrices } from '../../offers/hosted.ts'
import type { Market } from '../../offers/market.ts'
import type { QuotedOffer } from '../../offers/quoted-offer.ts'
import { ownServers } from '../../offers/owned.ts'
import { sells } from '../../offers/offer.ts'
import type { Plan } from '../../estimate/plan.ts'
import type { Scenario } from '../../scenario/spec.ts'
import { hostedJob } from '../hosted-job.ts'
import { planOfOption } from '../option-plan.ts'
import type { Option } from '../recommendation.ts'
import { type Bill, billOf } from './bill.ts'
import { cheapestOnDemand, type OnDemandWay, onDemandWay } from './by-the-hour.ts'
import { type Energy, energyOf } from './energy.ts'
import { closedServices, type HostedWay, hostedWays } from './hosted.ts'
import { type Buying, buying, homeCards } from './owning.ts'
import { type OwnWay, ownWay } from './own-way.ts'
import { type ReservedWay, reservedWay } from './reserved.ts'
import { assuming } from './spot-run.ts'
import { type SpotWay, spotWay } from './spot-way.ts'

export type Decision = {
  readonly option: Option
  /** Renting as the option says, everything counted. */
  readonly bill: Bill
  /** The same GPUs on demand, where the option is something else; null: it is on demand, or nobody rents them so. */
  readonly onDemand: OnDemandWay | null
  /** The same GPUs on spot; null: nobody on record rents them so. */
  readonly spot: SpotWay | null
  /** A commitment at the same provider; null: none is sold of this. */
  readonly reserved: ReservedWay | null
  /** Services that train it, the cheapest first. */
  readonly hosted: readonly HostedWay[]
  /** Services that are closing, or closed by today. */
  readonly closing: readonly string[]
  /** The team's own GPUs; null: it has said none that this plan fits on. */
  readonly own: OwnWay | null
  /** Buying the option's GPU; null: no purchase price on record. */
  readonly buy: Buying | null
  /** Cards for a PC at home, each against renting it. */
  readonly home: readonly Buying[]
  readonly energy: Energy
}

/**
 * What `option` costs in all, and what else could be done, on the market of a day and under a team's terms. The option
 * must come from a recommendation for `scenario`; throws otherwise.
 */
export function decision(option: Option, scenario: Scenario, market: Market): Decision {
  const { catalog, terms } = market
  const plan = planOfOption(option, scenario.spec, catalog)
  const found = offerOf(option, market)
  const { tokens } = scenario.spec
  if (tokens === null) throw new Error('decision() needs the number of training tokens')
  const job = hostedJob(scenario, plan.model, plan.shape.params, tokens)
  const bill = billOf(option, plan, found.offer.provider, scenario, market)
  return {
    option,
    bill,
    onDemand: onDemandWay(option, plan, market),
    spot: spotWay(option, plan, tokens, assuming(market, scenario.spec)),
    reserved: reservedWay(option, market),
    hosted: hostedWays(hostedPrices(job, catalog), catalog),
    closing: closedServices(catalog, market.today),
    own: ownWay(option, plan, market),
    buy: buying(plan.gpu, rentOf(option, found, plan, market), market),
    home: homeCards(market),
    energy: energyOf(plan.gpu, option.gpuCount, option.hours.p50, option, catalog.decision, terms.assumed),
  }
}

/** The offer behind an option: by the observation that it pins, else by its names. */
function offerOf(option: Option, { byGpu }: Market): QuotedOffer {
  const { gpuCount, nodes, provider, tier, pricing, usdPerGpuHour } = option
  const alike = (byGpu.get(option.gpu) ?? []).filter(
    ({ offer }) =>
      offer.provider.id === provider &&
      (offer.tier?.id ?? null) === tier &&
      offer.pricing === pricing &&
      sells(offer, gpuCount, nodes),
  )
  const found = alike.find(({ quote }) => quote.usdPerGpuHour === usdPerGpuHour) ?? alike[0]
  if (found === undefined) throw new Error(`no offer of ${provider} behind an option on ${option.gpu}`)
  return found
}

/** What buying is compared with: the option's own rate where it is on demand. */
function rentOf(
  option: Option,
  found: QuotedOffer,
  { gpu, gpuCount, nodes }: Plan,
  market: Market,
): QuotedOffer | null {
  const isRented = option.pricing === 'on_demand' && option.provider !== ownServers
  return isRented ? found : (cheapestOnDemand(gpu.id, gpuCount, nodes, market) ?? null)
}
