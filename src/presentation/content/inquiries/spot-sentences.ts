/** Whether spot is cheaper, in sentences: the prices, what interruptions take of the difference, and where it ends. */
import type { SpotOrNot } from '../../../recommend/inquiries/spot-or-not.ts'
import { type DisplayNames, providerName } from '../../format/display-names.ts'
import { formatDuration, formatPercent, formatUsdPerHour } from '../../format/number-format.ts'

/** `isAssumed`: nobody named a GPU. */
export function spotSentences(found: SpotOrNot, isAssumed: boolean, names: DisplayNames): readonly string[] {
  const { spot, onDemand, lostHours, checkpointHours, betweenHours, breakEvenHours, isStated, priceShare } = found
  const less = 1 - spot.usdPerGpuHour / onDemand.usdPerGpuHour
  const lost = lostHours / betweenHours
  const left = 1 - (spot.usdPerGpuHour * (1 + lost)) / onDemand.usdPerGpuHour
  const priceOf = (offer: SpotOrNot['spot']): string =>
    `${names.gpu(offer.gpu)} from ${formatUsdPerHour(offer.usdPerGpuHour)} a GPU at ${providerName({ ...offer, pricing: 'on_demand' }, names)} (${offer.priceAsOf})`
  const example = isAssumed ? ' An H100, for example:' : ''
  return [
    `${betweenHours > breakEvenHours ? 'Yes' : 'No: it is taken back too often. Before that'}, spot is cheaper, by about ${formatPercent(less)}, ${left > 0 ? formatPercent(left) : 'nothing'} after interruptions, for a run that saves and resumes by itself.${example} ${priceShare === null ? `${priceOf(spot)} on spot, ${priceOf(onDemand)} on demand` : `${priceOf(onDemand)} on demand; ${formatPercent(1 - priceShare)} less, as you say, is ${formatUsdPerHour(spot.usdPerGpuHour)} on spot`}.`,
    `Each interruption costs about ${formatDuration(lostHours)}: the wait for another machine, and half of ${formatDuration(checkpointHours)} between checkpoints. At one every ${formatDuration(betweenHours)}, ${isStated ? 'as you have seen' : 'a careful guess'}, that is ${formatPercent(lost)} of the time. Break-even: spot stops being cheaper when a machine is taken more often than about every ${formatDuration(breakEvenHours)}, or when the run cannot resume. Where none is free the wait is hours, which costs time and no money.`,
  ]
}
