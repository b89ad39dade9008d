/** Whether spot is cheaper, in sentences: the prices, what interruptions take of the difference, and where it ends. */
import type { SpotOrNot } from '../../../recommend/inquiries/spot-or-not.ts'
import { type DisplayNames, providerName } from '../../format/display-names.ts'
import { formatDuration, formatPercent, formatUsdPerHour } from '../../format/number-format.ts'
import { formatSignificant } from '../../format/significant-digits.ts'

/** `isAssumed`: nobody named a GPU. */
export function spotSentences(
  found: SpotOrNot,
  isAssumed: boolean,
  names: DisplayNames,
  unsaved: UnsavedRun | null = null,
): readonly string[] {
  if (unsaved !== null) return unsavedSentences(found, unsaved, names)

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

/** A run that saves nothing before its end; `hours` null: nobody says how long it is. */
export type UnsavedRun = { readonly hours: number | null }

/** Without a checkpoint an interruption begins the run anew: what it then comes to, and what saving makes of it. */
function unsavedSentences(
  { spot, onDemand, lostHours, betweenHours, isStated, priceShare }: SpotOrNot,
  { hours }: UnsavedRun,
  names: DisplayNames,
): readonly string[] {
  const share = spot.usdPerGpuHour / onDemand.usdPerGpuHour
  const saved = 1 - share * (1 + lostHours / betweenHours)
  const every = `one interruption every ${formatDuration(betweenHours)}${isStated ? ', as you have seen' : ', a careful guess'}`
  // Interruptions at random: what is expected until so many hours pass without one.
  const expected = hours === null ? null : betweenHours * (Math.exp(hours / betweenHours) - 1)
  const odds =
    hours === null || expected === null
      ? `The longer the run, the surer that is: at ${every}, a run of that length gets through one time in three.`
      : `At ${every}, ${formatDuration(hours)} pass without one ${formatPercent(Math.exp(-hours / betweenHours))} of the time, and until a run gets through it takes some ${formatDuration(expected)}: ${formatSignificant((expected * share) / hours, 2)} times the bill on demand, at ${formatPercent(share)} of its price${priceShare === null ? '' : ', as you say'}.`
  return [
    `No, not as it saves now: with nothing saved before the end, one interruption loses all of it. ${odds}`,
    `First save every 20 to 30 min to storage outside the machine (with adapters that is a GB or two, with their optimizer), stop a run and see that it resumes by itself: then an interruption costs about ${formatDuration(lostHours)}, and spot saves about ${formatPercent(Math.max(0, saved))} (${names.gpu(spot.gpu)} at ${formatUsdPerHour(spot.usdPerGpuHour)} against ${formatUsdPerHour(onDemand.usdPerGpuHour)}). With a date to keep, stay on demand.`,
  ]
}
