/** What of the whole cost changes the decision itself, and therefore belongs into the answer. Mostly nothing. */
import { hoursOfMonth } from '../../scenario/hours-of-time.ts'
import type { Market } from '../../offers/market.ts'
import { ownServersId } from '../../offers/owned-offers.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { exactUsdText, hoursText, usdText, spanText } from '../figure-text.ts'
import type { TotalCost } from './total-cost.ts'

type Asked = Pick<Scenario, 'remarks' | 'extras'> & {
  /** What was asked for; left out where nothing binds the place of the data. */
  readonly spec?: Scenario['spec']
  /** Another sentence says what renting instead of owned GPUs comes to. */
  readonly isRentCompared?: boolean
}

/** A sentence for each: the commitment that this run does not use, the service that is cheaper than renting at all. */
export function keyConsiderations(
  totalCost: TotalCost,
  market: Market,
  { remarks = [], extras, spec, isRentCompared = false }: Asked = {},
): string[] {
  const { option, bill, hosted } = totalCost
  const total = bill.total.p50
  // Whoever owns the GPUs has not asked who else would train it.
  const isAsked = extras?.hostedAsked !== undefined
  const isRuledOut = (provider: string): boolean => spec?.excludedProviders?.includes(provider) === true
  const cheaperService =
    option.provider === ownServersId || isAsked || isBoundToPlace(spec)
      ? undefined
      : hosted.find(({ usd, provider }) => isWorthIt(total - usd.high, total) && !isRuledOut(provider))
  const serviceName =
    cheaperService === undefined ? undefined : market.catalog.hosted.get(cheaperService.provider)?.name
  return [
    ...(remarks.some(isReservedAsked) ? [reservedOrNot(totalCost, market)] : []),
    ...unusedCommitment(totalCost, market),
    ...(isRentCompared ? [] : rentedInstead(totalCost, market)),
    ...(cheaperService === undefined || serviceName === undefined
      ? []
      : [
          `${serviceName} would train it for ${spanText(cheaperService.usd, usdText)}, less than the ${usdText(total)} of renting`,
        ]),
  ]
}

/** What less is not worth another way of working for. */
const isWorthIt = (saved: number, total: number): boolean => saved >= leastSavedUsd && saved >= leastSaved * total
const [leastSavedUsd, leastSaved] = [1, 0.2]

/** Where data have to stay, under whose law or on whose machines, and of who has named a seller, a service elsewhere is no advice. */
const isBoundToPlace = (spec: Scenario['spec'] | undefined): boolean =>
  spec !== undefined &&
  (spec.region !== null || spec.certificates !== null || spec.hosting !== null || spec.providers !== null)

/** What services ask for the same tokens, the one that was named first; nothing where nobody asks for them. */
export function hostedInstead(
  { bill, hosted, closing }: TotalCost,
  { catalog }: Market,
  { extras, spec }: Pick<Scenario, 'extras' | 'spec'>,
): readonly string[] {
  const asked = extras?.hostedAsked
  if (asked === undefined) return []
  const nameOf = (id: string): string => catalog.hosted.get(id)?.name ?? id
  const named = hosted.filter(({ provider }) => provider === asked)
  const shown = [...named, ...hosted.filter((one) => !named.includes(one))].slice(0, maxServices)
  const isUnknown = asked !== '' && named.length === 0
  const missing = isUnknown
    ? (closing.find((notice) => notice.startsWith(nameOf(asked))) ??
      `No price of ${nameOf(asked)} for this model is on record`)
    : ''
  if (shown.length === 0) return [missing === '' ? 'No hosted service on record trains this model' : missing]
  const total = bill.total.p50
  const prices = shown
    .map(
      ({ provider, usd, asOf }) =>
        `${spanText(usd, usdText)} at ${nameOf(provider)}${ofMillion(usd, spec.tokens, asOf)}`,
    )
    .join(', ')
  const [first] = shown
  const verdict =
    first === undefined || first.usd.low > total
      ? `more than the ${usdText(total)} of renting, and nothing to set up`
      : first.usd.high < total
        ? `cheaper than the ${usdText(total)} of renting, and nothing to set up`
        : `about the ${usdText(total)} of renting, and nothing to set up`
  return [
    `${missing === '' ? '' : `${missing}. `}Hosted, the same tokens are ${prices}: ${verdict}`,
    ...(first === undefined
      ? []
      : [serviceOrRent(first.usd.low - total, catalog.inquiryFacts.rules.setupHourUsd.base)]),
  ]
}
const maxServices = 3

/** " ($0.40 a million, 2026-09-23)" */
function ofMillion(
  { low, high }: { readonly low: number; readonly high: number },
  tokens: number | null,
  asOf: string | null,
): string {
  const of = (usd: number, all: number): number => (usd / all) * 1e6
  const rate =
    tokens === null ? '' : `${spanText({ low: of(low, tokens), high: of(high, tokens) }, exactUsdText)} a million`
  const words = [rate, asOf ?? ''].filter((each) => each !== '')
  return words.length === 0 ? '' : ` (${words.join(', ')})`
}

/** Which to take. `more`: dollars that a service asks beyond the rent; `setupUsd`: what an hour of set-up is worth. */
const serviceOrRent = (more: number, setupUsd: number): string =>
  more <= 0
    ? 'Take the service, if it has your model and settings and may have the data; see that the adapter can be downloaded'
    : more < setupUsd
      ? `${usdText(more)} more is less than an hour of set-up is worth: take the service for a run or two; rent for a series, for settings that it lacks, or to keep the data`
      : `Rent: ${usdText(more)} between them pay for the set-up`

/** "Reserved or on demand?", left open. */
const isReservedAsked = ({ field, text }: { readonly field: string | null; readonly text: string }): boolean =>
  field === 'pricing' && /reserv|commit|contract/i.test(text) && /left open/.test(text)

/** From which use a commitment pays, against what this run uses. */
function reservedOrNot({ option, reserved }: TotalCost, { catalog }: Market): string {
  const { low, high } = catalog.commitment
  const { low: from, high: to } = reserved?.paysFromHoursAMonth ?? {
    low: hoursOfMonth * (1 - high.base),
    high: hoursOfMonth * (1 - low.base),
  }
  const hours = option.hours.p50
  const advice =
    hours < from ? 'stay on demand unless more runs share them' : hours > to ? 'reserve' : 'ask what a term costs'
  const basis = reserved?.published === true ? '' : ', at the discounts that are said of others'
  return `A commitment pays from ${hoursText(from)} to ${hoursText(to)} of use a month${basis}: this run takes ${hoursText(hours)}, ${advice}`
}

/** A term is paid whole: where the same run on demand costs less, nobody should commit to one for it. */
function unusedCommitment({ option, bill, onDemand }: TotalCost, { catalog }: Market): string[] {
  const commitment = bill.parts.find(({ id }) => id === 'commitment')
  if (commitment === undefined || onDemand === null || onDemand.usd >= bill.total.p50) return []
  return [
    `Reserving does not pay for ${hoursText(option.hours.p50)}: the same run on demand is ${inTotalAt(onDemand, catalog)}`,
  ]
}

/** What is owned is compared with renting the same, in one line. */
function rentedInstead({ option, onDemand }: TotalCost, { catalog }: Market): string[] {
  if (option.provider !== ownServersId || onDemand === null) return []
  return [`Renting the same would be ${inTotalAt(onDemand, catalog)}`]
}

const inTotalAt = ({ usd, provider }: NonNullable<TotalCost['onDemand']>, { providers }: Market['catalog']): string =>
  `${usdText(usd)} in total at ${providers.get(provider)?.name ?? provider}`
