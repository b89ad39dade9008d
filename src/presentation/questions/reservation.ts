/** "Can we reserve these?", "is there a reserved price for it?": what a term costs for the plan's GPUs, and whether one run is worth it. */
import { hoursOfMonth } from '../../scenario/hours-of-time.ts'
import { isOwnedAtPowerCost } from '../../recommend/total-cost/owned-market.ts'
import type { ReservedAlternative } from '../../recommend/total-cost/reserved-alternative.ts'
import type { Option } from '../../recommend/recommendation.ts'
import { planName } from '../format/display-names.ts'
import {
  formatCount,
  formatDuration,
  formatPercent,
  formatUsd,
  formatUsdPerHour,
  formatUsdRange,
} from '../format/number-format.ts'
import { breakEvenAnswer } from './break-even.ts'
import { rateThere } from './seller-rates.ts'
import type { QuestionContext } from './question-context.ts'

/** `whatIf`: the same GPUs reserved, wherever that is cheapest. */
export function reservationAnswer(context: QuestionContext): readonly string[] {
  const {
    recommendation: { best },
    renderContext: { names },
    totalCost,
    whatIf,
    args,
  } = context
  if (isOwnedAtPowerCost(best)) return ['They are GPUs of your own: nothing is to be reserved.']
  const asked = args?.asksTerm === undefined ? null : termOfPrice(context, args.asksTerm)
  if (asked !== null) return asked
  if (best.pricing === 'reserved') return breakEvenAnswer(context)
  const provider = names.provider(best.provider)
  const term = totalCost?.reserved ?? null
  const other = whatIf !== undefined && 'option' in whatIf ? whatIf.option : null
  const plan = planName(best, names)
  const held = `On demand nothing is held for you: only a reserved term, or a date agreed with the sales of ${provider}, makes a slot sure (whether it agrees to a date without a term is not on record).`
  if (term !== null) return [held, ...termSentences(term, best, plan, provider), worthOf(term, best)]
  const usual = usualTerm(context)
  const elsewhere =
    other === null || other.pricing !== 'reserved'
      ? usual === null
        ? ''
        : `A term is bargained for: ${usual.discount} off is what RunPod is said to give.`
      : `Reserved at ${names.provider(other.provider)} they are ${formatUsdPerHour(other.usdPerGpuHour)} per GPU, ${formatUsd(other.allInUsd.p50)} in total with the term that is paid whole, against ${formatUsd(best.allInUsd.p50)} as planned.`
  return [
    held,
    `No reserved price of ${plan} at ${provider} is on record.`,
    elsewhere,
    useOf(best, usual?.from ?? null),
  ]
}

/** "Is a month's commitment in the price?", "does AWS have them without a reservation?"; null where a term itself is asked for. */
function termOfPrice(context: QuestionContext, asks: 'in' | 'without'): readonly string[] | null {
  const { subject, recommendation, renderContext, totalCost, catalog } = context
  const { best } = recommendation
  const { names } = renderContext
  const [named] = subject?.providers ?? []
  const id = named ?? best.provider
  const provider = names.provider(id)
  const isByQuota = catalog?.providers.get(id)?.kind === 'hyperscaler'
  const stock = isByQuota
    ? `Whether they are free I do not see: ${provider} grants such GPUs by quota, and eight at once often want a booking ahead (recalled).`
    : `Whether they are free without one, ${provider}’s console or sales tells.`
  if (id !== best.provider) {
    const asked = subject?.gpus ?? []
    const { says, isKnown } = rateThere(
      context,
      id,
      asked.length === 0 || asked.includes(best.gpu) ? [best.gpu] : asked,
    )
    const elsewhere = `The plan is ${planName(best, names)} at ${names.provider(best.provider)}.`
    return isKnown
      ? [`${asks === 'without' ? 'Yes' : 'No'}, there is a price without a term: ${says}`, stock, elsewhere]
      : [`I cannot tell. ${says}`, elsewhere]
  }
  const term = totalCost?.reserved ?? null
  const total = formatUsd(best.allInUsd.p50)
  if (best.pricing === 'reserved')
    return [
      `Yes: the ${total} are reserved at ${provider}, and a term is paid whole, used or not.`,
      ...breakEvenAnswer(context),
    ]
  const isSpot = best.pricing === 'spot'
  return [
    `${asks === 'without' ? 'Yes' : 'No'}: the ${total} have no term in them, ${formatUsdPerHour(best.usdPerGpuHour)} per GPU is ${isSpot ? 'the spot price' : 'the price on demand'} of ${provider}.`,
    isSpot ? '' : stock,
    ...(term?.published === true || term?.agreed === true
      ? termSentences(term, best, planName(best, names), provider)
      : []),
  ]
}

function termSentences(
  { usd, discount, published, agreed, months, leastUsd }: ReservedAlternative,
  { hours, gpuCount, usdPerGpuHour }: Option,
  plan: string,
  provider: string,
): readonly string[] {
  const gpuHours = hours.p50 * gpuCount
  const [low, high] = [formatUsdPerHour(usd.low / gpuHours), formatUsdPerHour(usd.high / gpuHours)]
  const rate = low === high ? low : `${low} to ${high}`
  const [least, most] = [formatPercent(discount.low), formatPercent(discount.high)]
  const off = least === most ? least : `${least} to ${most}`
  const priced = agreed
    ? `Reserved at ${provider}, ${plan} is ${rate} per GPU instead of ${formatUsdPerHour(usdPerGpuHour)}, as your team has agreed.`
    : published
      ? `Reserved at ${provider}, ${plan} is ${rate} per GPU instead of ${formatUsdPerHour(usdPerGpuHour)}: ${off} off, as it publishes.`
      : `No reserved price of ${plan} at ${provider} is on record: at ${off} off, as RunPod is said to give, it would be ${rate} per GPU instead of ${formatUsdPerHour(usdPerGpuHour)}.`
  const paid =
    leastUsd === null || months === null
      ? 'How long a term must be is not on record; it is paid whole, used or not.'
      : `It is paid whole, used or not: ${formatUsdRange({ p10: leastUsd.low, p90: leastUsd.high })} for the shortest, ${months === 1 ? 'a month' : `${formatCount(months)} months`}.`
  return [priced, paid]
}

/** Whether it pays, at the use that the team has told, else for this run alone. */
function worthOf(
  { agreed, pays, paysFromHoursAMonth: { low, high }, usedHoursAMonth }: ReservedAlternative,
  best: Option,
): string {
  if (agreed) return 'It pays while other work fills the rest of the term.'
  const from =
    Math.round(low) === Math.round(high)
      ? formatCount(Math.round(low))
      : `${formatCount(Math.round(low))} to ${formatCount(Math.round(high))}`
  if (usedHoursAMonth !== null && pays !== null)
    return `${pays ? 'It pays' : 'It does not pay'} at your ${formatCount(usedHoursAMonth)} h a month: it does from ${from} h on.`
  return useOf(best, from)
}

/** `from`: hours of use a month from which a term pays; null: not known. */
const useOf = ({ hours }: Option, from: string | null): string =>
  hours.p50 >= hoursOfMonth
    ? `One run takes ${formatDuration(hours.p50)}, more than a month’s ${hoursOfMonth} h: a term is worth asking for.`
    : `Not worth it for this run alone, ${formatDuration(hours.p50)} of a month’s ${hoursOfMonth} h${from === null ? '' : `: a term pays from ${from} h of use a month`}.`

/** The usual discount of a term, and from how many hours of use a month it pays. */
function usualTerm({ catalog }: QuestionContext): { readonly discount: string; readonly from: string } | null {
  if (catalog === undefined) return null
  const [low, high] = [catalog.commitment.low.base, catalog.commitment.high.base]
  const [least, most] = [high, low].map((share) => formatCount(Math.round(hoursOfMonth * (1 - share))))
  return { discount: `${formatPercent(low)} to ${formatPercent(high)}`, from: `${least} to ${most}` }
}
