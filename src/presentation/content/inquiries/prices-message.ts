/** "H100 price": a few offers with their dates, and what of the question no price is known. */
import type { PricedOffer } from '../../../recommend/inquiries/priced-offer.ts'
import type { ComparedPrices } from '../../../recommend/inquiries/prices.ts'
import type { RentalBill } from '../../../recommend/inquiries/rental-bill.ts'
import { apartWords, leastAndApart, leastWords, notForPeople, pageWords } from './least-price-words.ts'
import { choiceHeadline, perTokenLines } from './weighed-cards-words.ts'
import { besideLines, besideWords, billWords } from './rental-bill-words.ts'
import type { PricesOnRecord } from '../../../recommend/inquiries/quote.ts'
import type { Currencies } from '../../../catalog/total-cost.ts'
import type { Spec } from '../../../scenario/scenario.ts'
import { type DisplayNames, pricingLabels, providerName } from '../../format/display-names.ts'
import { formatCount, formatDuration, formatPercent, formatUsd, formatUsdPerHour } from '../../format/number-format.ts'
import { currencyOf, exchangeText, moneyText } from '../../format/told-money.ts'
import type { RenderContext } from '../../render-context.ts'
import { bullet, line, type MessageContent } from '../message-content.ts'
import { priceDay } from '../price-day.ts'
import { answerOfLines, commonName, unusedLines } from './answer-lines.ts'
import { cappedHeadline } from './price-cap-sentences.ts'
import { estimatedWord, groupLabels, groupNames, leastOfSellers } from './prices-of-ways.ts'

/**
 * Dollars a GPU-hour by offer, and in total where hours were named. `comparedJob`: the job that hosted prices by the
 * token are set against.
 */
export function pricesMessage(
  list: ComparedPrices,
  spec: Spec,
  unused: readonly string[],
  comparedJob: Spec,
  { names, today, rules }: RenderContext,
): MessageContent {
  const { offers, furtherKinds, unpricedProviders, unpricedPricings, hours } = list
  const kinds = new Set((spec.gpus ?? []).map((id) => kindName(names.gpu(id))))
  const gpu = kinds.size > 1 ? [...kinds].join(' and ') : commonName((spec.gpus ?? []).map((id) => names.gpu(id)))
  const place = spec.region === null ? '' : ` in ${names.place(spec.region)}`
  const what = `${spec.gpuCount === null ? gpu : `${formatCount(spec.gpuCount)} × ${gpu}`}${place}`
  const [only, ...others] = spec.providers ?? []
  const seller = only === undefined || others.length > 0 ? '' : ` at ${names.provider(only)}`
  const headline =
    (list.cap === undefined ? null : cappedHeadline(list, list.cap, what, names)) ??
    (list.isHourlyAsked === true ? null : choiceHeadline(list.perToken, list.fewest ?? [], comparedJob, names)) ??
    headlineOf(list, what, seller, names)
  return answerOfLines(
    headline,
    [
      ...perTokenLines(list.perToken, list.fewest ?? [], comparedJob, names),
      ...offers.map((offer, at) => bullet(offerLine(offer, hours, list.allIn?.bills[at], today, names))),
      ...(furtherKinds === 0
        ? []
        : [
            line(
              `${furtherKinds === 1 ? 'Another kind of GPU costs' : `${formatCount(furtherKinds)} other kinds of GPU cost`} more: name one for its prices.`,
            ),
          ]),
      ...(list.isOtherCount
        ? [
            line(
              `No machine of ${formatCount(spec.gpuCount ?? 0)} is on record there: these are prices a GPU of other counts.`,
            ),
          ]
        : []),
      ...(list.elsewhere === undefined || list.elsewhere.length === 0
        ? []
        : [
            line(
              `${list.elsewhere.map((id) => names.provider(id)).join(' and ')}: a price of another place; none${place} is on record.`,
            ),
          ]),
      ...(offers.length === 0 && seller !== '' ? [] : unpricedProviders).map((id) =>
        line(`We have no price of ${what} at ${names.provider(id)}.`),
      ),
      ...(list.unpricedGroups ?? []).map((group) => line(`We have no price of ${what} of ${groupNames[group]}.`)),
      ...(unpricedProviders.length > 0 || offers.length === 0
        ? []
        : unpricedPricings.map((pricing) => line(`We have no ${pricingLabels[pricing]} price of ${what}${seller}.`))),
    ],
    [
      ...(offers.length === 0
        ? []
        : [
            line(
              `${list.isLiveAsked === true ? `No live price is held: these were seen on their dates${pageWords(offers, names)}` : 'Prices as they were seen on their dates'}${hours === null || list.allIn !== null ? '' : '; GPU time alone, without storage or traffic'}.`,
            ),
            ...(list.allIn === null ? [] : besideLines(list.allIn, rules)),
            ...(headline.includes(notForPeople) || !offers.some(({ isThirdParty }) => isThirdParty === true)
              ? []
              : [line(`Where hosts own the machines it is ${notForPeople}.`)]),
          ]),
      ...unusedLines(unused),
    ],
  )
}

/** "H100" of "H100 SXM", "RTX 4090" of "RTX 4090". */
const kindName = (name: string): string => /^.*?\d\S*/.exec(name)?.[0] ?? name

function headlineOf(
  { offers, hours, gpuHours, providerCount, highestUsdPerGpuHour, allIn, unpricedGroups }: ComparedPrices,
  what: string,
  seller: string,
  names: DisplayNames,
): string {
  const [least, apart] = leastAndApart(offers)
  if (least === undefined)
    return `We have no such price of ${what}${seller}${what.includes(' in ') ? ', and no live one' : ''}.`
  const [bill] = allIn?.bills ?? []
  if (allIn !== null && bill !== undefined && offers[0] !== undefined)
    return `${gpuHours === null ? `${what} for ${formatDuration(hours ?? 0)}` : `${formatCount(gpuHours)} GPU-hours of ${what}`}${besideWords(allIn.beside)}: from ${formatUsd(bill.usd)} at ${providerName(offers[0], names)}.`
  if (unpricedGroups !== undefined)
    return `${gpuHours === null ? `${what}${hours === null ? '' : ` for ${formatDuration(hours)}`}` : `${formatCount(gpuHours)} GPU-hours of ${what}`}: ${leastOfSellers(offers, names)}.`
  const ofKind = firstOfKinds(offers, names)
  const ways = [...Map.groupBy(offers, ({ pricing }) => pricing)].flatMap(([pricing, [first]]) =>
    first === undefined ? [] : [{ pricing, first }],
  )
  if (hours === null && ofKind.length === 1 && ways.length > 1)
    return `${what}: ${ways.map(({ pricing, first }) => `${pricingLabels[pricing]} from ${formatUsdPerHour(first.usdPerGpuHour)} (${providerName({ ...first, pricing: 'on_demand' }, names)})`).join(', ')} a GPU.`
  if (hours !== null && gpuHours === null && ofKind.length === 1 && ways.length > 1)
    return `${what} for ${formatDuration(hours)}: ${ways.map(({ pricing, first }) => `${pricingLabels[pricing]} from ${formatUsd(first.totalUsd ?? 0)} (${providerName({ ...first, pricing: 'on_demand' }, names)})`).join(', ')}.`
  if (hours === null && ofKind.length > 1)
    return `${ofKind
      .toSorted((one, other) => one.usdPerGpuHour - other.usdPerGpuHour)
      .map(
        (offer) =>
          `${kindName(names.gpu(offer.gpu))} from ${formatUsdPerHour(offer.usdPerGpuHour)} a GPU at ${providerName(offer, names)}`,
      )
      .join(', ')}.`
  if (hours !== null && gpuHours === null && ofKind.length > 1)
    return `For ${formatDuration(hours)}: ${ofKind.map((offer) => `${kindName(names.gpu(offer.gpu))} from ${formatUsd(offer.totalUsd ?? 0)}`).join(', ')}.`
  const where = providerName(least, names)
  const upTo =
    providerCount < 3 || highestUsdPerGpuHour === null
      ? ''
      : `, up to ${formatUsdPerHour(highestUsdPerGpuHour)} among ${formatCount(providerCount)} providers`
  return least.totalUsd === null || hours === null
    ? `${what}: from ${formatUsdPerHour(least.usdPerGpuHour)} a GPU at ${where}${upTo}${apartWords(apart, names)}.`
    : `${gpuHours === null ? `${what} for ${formatDuration(hours)}` : `${formatCount(gpuHours)} GPU-hours of ${what}`}: from ${formatUsd(least.totalUsd)} at ${where}${apartWords(apart, names)}.`
}

/** For whoever rents for a month or longer. */
export const reservedSentence = ({ lowest, median, count }: PricesOnRecord, names: DisplayNames): string =>
  `With a commitment it is from ${formatUsdPerHour(lowest.usdPerGpuHour)} a GPU (${names.gpu(lowest.gpu)}, ${providerName(lowest, names)}${estimatedWord({ lowest })})${count < 3 ? '' : `, half of ${formatCount(count)} providers up to ${formatUsdPerHour(median)}`}: ask for which term.`

/** So many GPUs of one network are seldom rented by the hour. */
export const quotedNetworkSentence = (gpuCount: number): string =>
  `${formatCount(gpuCount)} GPUs in one network are mostly sold by quotation, with a least term: ask several for the start, the term and the interconnect.`

/** Of each kind of GPU the cheapest. */
const firstOfKinds = (offers: readonly PricedOffer[], names: DisplayNames): readonly PricedOffer[] =>
  [...Map.groupBy(offers, ({ gpu }) => kindName(names.gpu(gpu))).values()].flatMap((group) =>
    group.toSorted((one, other) => one.usdPerGpuHour - other.usdPerGpuHour).slice(0, 1),
  )

function offerLine(
  offer: PricedOffer,
  hours: number | null,
  bill: RentalBill | undefined,
  today: string,
  names: DisplayNames,
): string {
  const { usdPerGpuHour, gpuCount, totalUsd, pricing } = offer
  const ofAll =
    gpuCount === null || gpuCount === 1
      ? leastWords(offer)
      : `, ${formatUsdPerHour(usdPerGpuHour * gpuCount)} for ${formatCount(gpuCount)}`
  const total =
    bill !== undefined
      ? `, ${billWords(bill)}`
      : totalUsd === null || hours === null
        ? ofAll
        : `, ${formatUsd(totalUsd)} in total`
  const kind = pricing === 'on_demand' ? ', on demand' : ''
  const other = `${offer.isOfOtherCount === true ? ', a price of other counts' : ''}${offer.isThirdParty === true ? ', hosts own the machines' : ''}`
  const seen = `${offer.isEstimated === true ? 'estimated by its discount, on a price of ' : ''}${priceDay(offer, today)}`
  const group = offer.group === undefined ? '' : ` (${groupLabels[offer.group]})`
  return `${providerName(offer, names)}${group}${kind}: ${names.gpu(offer.gpu)} ${formatUsdPerHour(usdPerGpuHour)} a GPU${total}${other} (${seen})`
}

/** The lowest price in the money that is asked for, and with the tax that is to be added. */
export function billSums(
  usd: number,
  isPerHour: boolean,
  money: Currencies[string] | undefined,
  tax: { readonly share: number; readonly name: string } | undefined,
): readonly string[] {
  const textOf = (sum: number): string =>
    money !== undefined && isPerHour
      ? `${money.sign}${(sum / money.usd.base).toFixed(2)} an hour`
      : moneyText(sum, money === undefined ? null : currencyOf(money))
  return [
    ...(money === undefined
      ? []
      : [
          `In other money: from ${textOf(usd)}, at ${exchangeText(currencyOf(money))}, rate of ${money.usd.asOf ?? ''}.`,
        ]),
    ...(tax === undefined
      ? []
      : [
          `With ${formatPercent(tax.share)} ${tax.name}: from ${textOf(usd * (1 + tax.share))}, where the seller has to charge it.`,
        ]),
  ]
}
