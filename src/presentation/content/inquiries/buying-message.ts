/** "Which GPU should I buy?": each purchase price on record against renting the same GPU. */
import type { PurchaseAlternative } from '../../../recommend/total-cost/purchase-alternative.ts'
import { formatSignificant } from '../../format/significant-digits.ts'
import type { DisplayNames } from '../../format/display-names.ts'
import { formatCount, formatUsd, formatUsdPerHour, formatUsdRange } from '../../format/number-format.ts'
import { bullet, command, line, type MessageContent } from '../message-content.ts'
import { answerOfLines, unusedLines } from './answer-lines.ts'

const hoursOfAWeek = 168

/** `asked`: the GPUs that were named, as people call them; '' for none. */
export function buyingMessage(
  purchases: readonly PurchaseAlternative[],
  asked: string,
  unused: readonly string[],
  names: DisplayNames,
): MessageContent {
  const [soonest] = purchases
    .filter(({ breakEvenHours }) => breakEvenHours !== null)
    .toSorted((one, other) => (one.breakEvenHours ?? 0) - (other.breakEvenHours ?? 0))
  const headline =
    purchases.length === 0
      ? `I have no purchase price of ${asked} on record, so I cannot compare buying with renting.`
      : soonest === undefined
        ? 'Rent: none of these pays for itself at the rents on record.'
        : `Rent, unless it is busy for more than about ${hoursAWeek(soonest)} hours a week for ${formatCount(soonest.years)} years: that is when ${withArticle(names.gpu(soonest.gpu))}, the first of these, has paid for itself.`
  return answerOfLines(
    headline,
    [
      ...purchases.map((purchase) => bullet(purchaseLine(purchase, names))),
      line('Which one is right depends on the job: say it, such as ', command('8b qlora 20M tokens on a 4090'), '.'),
    ],
    [...purchaseNotes(purchases), ...unusedLines(unused)],
  )
}

const hoursAWeek = ({ hoursAWeek: hours }: PurchaseAlternative): string => formatSignificant(hours ?? 0, 2)
const withArticle = (gpu: string): string => `${/^[AHRL]\d|^RTX/u.test(gpu) ? 'an' : 'a'} ${gpu}`

function purchaseLine(purchase: PurchaseAlternative, names: DisplayNames): string {
  const { gpu, condition, usd, rent, breakEvenHours } = purchase
  const price = usd.low === usd.high ? formatUsd(usd.low) : formatUsdRange({ p10: usd.low, p90: usd.high })
  const bought = `${names.gpu(gpu)}, ${condition}: ${price}`
  if (rent === null) return `${bought}; nobody on record rents one by the hour`
  const place = names.provider(rent.provider)
  const rented = `rented at ${formatUsdPerHour(rent.usdPerGpuHour)} (${place})`
  if (breakEvenHours === null) return `${bought}; ${rented}, which is less than its electricity: buying never pays`
  const hours = formatCount(Number(breakEvenHours.toPrecision(2)))
  const isPossible = (purchase.hoursAWeek ?? 0) <= hoursOfAWeek
  const often = isPossible
    ? `${hoursAWeek(purchase)} hours a week for ${formatCount(purchase.years)} years`
    : 'longer than it is reckoned to last'
  return `${bought}; ${rented}; pays for itself after about ${hours} hours of use, ${often}`
}

function purchaseNotes(purchases: readonly PurchaseAlternative[]) {
  const [first] = purchases
  if (first === undefined) return []
  const share = Math.round((100 * first.resaleUsd) / first.usualUsd)
  return [
    line(
      `Assumed: electricity at ${formatUsd(first.usdPerKwh)}/kWh, sold for ${share}% of its price after ${formatCount(first.years)} years; the machine around it is not counted for a card at home.`,
    ),
  ]
}
