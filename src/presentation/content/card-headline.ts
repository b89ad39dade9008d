/** The first line of a plan: what runs where, for how long, for how much, and by when it is done. */
import { isStatedPrice, sellerOfStatedPrice } from '../../offers/stated-offers.ts'
import { once } from '../../once.ts'
import { isOwnedAtPowerCost } from '../../recommend/total-cost/owned-market.ts'
import type { Option, Recommendation } from '../../recommend/recommendation.ts'
import { bothAskedNote } from '../../scenario/both-asked.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { type DisplayNames, planName, pricingLabels, providerName } from '../format/display-names.ts'
import { formatConverted, formatDuration, formatUsd, formatUsdPerHour, roundHours } from '../format/number-format.ts'
import type { RenderContext } from '../render-context.ts'
import { mayRunOut } from '../../recommend/option-fit.ts'

/** Below this a duration says the finish by itself. */
const minHoursWithDate = 12
/** Ten years: nobody plans by the day beyond them. */
const maxHoursWithDate = 87_660

/** "8 × H100 SXM at Lambda: about 42 h, $1,470 in total, done by Thu, Nov 26 if started today". */
export function cardHeadline(
  option: Option,
  { names, today, currency }: RenderContext,
  region: string | null = null,
  isGranted = false,
): string {
  const { hours, allInUsd } = option
  const isOwned = isOwnedAtPowerCost(option)
  const plan = planName(option, names)
  const where = isOwned ? `Your ${plan}` : `${plan} at ${placeName(option, region, names)}`
  const converted = currency === null ? '' : ` (about ${formatConverted(allInUsd.p50, currency)})`
  // Of hours that were granted somebody else pays the power.
  const power = isGranted ? '' : `, ${formatUsd(allInUsd.p50)}${converted} of electricity`
  const bill = isOwned ? `no rent${power}` : `${formatUsd(allInUsd.p50)} in total${converted}`
  const finish = finishDate(today, hours.p50)
  const condition = mayRunOut(option) ? ', if it fits in memory' : ''
  return `${where}: about ${formatDuration(hours.p50)}, ${bill}${finish === null ? '' : `, done by ${finish} if started today`}${condition}`
}

/** The same of the plan that was chosen; where the cheapest and the fastest are both asked for, of these two. */
export function planHeadline(
  { spec, notes }: Pick<Scenario, 'spec' | 'notes'>,
  { best, cheapest, fastest }: Pick<Recommendation, 'best' | 'cheapest' | 'fastest'>,
  context: RenderContext,
  isGranted = false,
): string {
  const of = (option: Option): string => cardHeadline(option, context, spec.region, isGranted)
  const areTwo = notes.includes(bothAskedNote) && of(cheapest) !== of(fastest)
  return areTwo ? `Cheapest, ${of(cheapest)}. Fastest, ${of(fastest)}` : of(best)
}

/** "Vultr in the EU, spot": the place stands with the provider. */
function placeName(option: Option, region: string | null, names: DisplayNames): string {
  if (isStatedPrice(option.provider)) {
    const price = `your ${formatUsdPerHour(option.usdPerGpuHour)} a GPU`
    return sellerOfStatedPrice(option.provider) === null ? price : `${names.provider(option.provider)} for ${price}`
  }
  if (region === null) return providerName(option, names)
  const pricing = option.pricing === 'on_demand' ? '' : `, ${pricingLabels[option.pricing]}`
  return `${providerName({ ...option, pricing: 'on_demand' }, names)} in ${names.place(region)}${pricing}`
}

/** "Thu, Nov 26": the day by which it is done whenever it starts today; null where no date says more than the hours. */
function finishDate(today: string, hours: number): string | null {
  const start = Date.parse(today)
  if (!Number.isFinite(start) || !(hours >= minHoursWithDate && hours <= maxHoursWithDate)) return null
  const finish = new Date(start + Math.ceil(roundHours(hours) / 24) * 86_400_000)
  const isOtherYear = finish.getUTCFullYear() !== new Date(start).getUTCFullYear()
  return (isOtherYear ? dayOfYear : dayOfThisYear)().format(finish)
}

/** Made once: each takes longer than a hundred dates. */
const day = { weekday: 'short', month: 'short', day: 'numeric', timeZone: 'UTC' } as const
const dayOfThisYear = once(() => new Intl.DateTimeFormat('en-US', day))
const dayOfYear = once(() => new Intl.DateTimeFormat('en-US', { ...day, year: 'numeric' }))
