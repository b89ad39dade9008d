/** "Could we run it 1 hour, look at the speed and then decide?": what a trial of so long costs at the rate of the plan, and what it tells. */
import { planAndProvider } from '../format/display-names.ts'
import { formatDuration, formatPercent, formatTokens, formatUsd, formatUsdPerHour } from '../format/number-format.ts'
import { ownServersId } from '../../offers/owned-offers.ts'
import type { QuestionContext } from './question-context.ts'

/** A speed is known after so long of training, in hours; of more than this share of the run it is no trial. */
const [leastTraining, mostOfRun] = [0.1, 0.75]

/** The verdict, its dollars and the share of the data that it trains on, and what to say behind it. The plan stays. */
export function trialAnswer(
  hours: number,
  { scenario: { spec }, recommendation: { best }, renderContext: { names } }: QuestionContext,
): readonly string[] {
  const { startupHours, hours: whole, usd, usdPerGpuHour, gpuCount, provider } = best
  const training = hours - startupHours
  const rent = usdPerGpuHour * gpuCount * hours
  const isOwn = provider === ownServersId
  const price = isOwn
    ? 'no rent on GPUs of your own'
    : `about ${formatUsd(rent)} (${formatUsdPerHour(usdPerGpuHour)} per GPU${gpuCount > 1 ? ` × ${gpuCount}` : ''})`
  const next = 'Reply with the tok/s of its log, and the hours and dollars of the whole are worked out anew.'
  if (training < leastTraining)
    return [
      `Hardly: ${formatDuration(hours)} on ${planAndProvider(best, names)} is ${price}, but the start alone takes about ${formatDuration(startupHours)}. Take ${formatDuration(startupHours + 2 * leastTraining)}: some 20 steps tell the speed.`,
      next,
    ]
  if (hours > mostOfRun * whole.p50)
    return [
      `No need: the whole run takes about ${formatDuration(whole.p50)} and ${formatUsd(usd.p50)} of GPU time, so ${formatDuration(hours)} is ${hours >= whole.p50 ? 'more than' : 'nearly'} all of it. Start it, and look at the speed after some 20 steps, ${formatDuration(startupHours + leastTraining)} in: stopped there it has cost about ${formatUsd(usdPerGpuHour * gpuCount * (startupHours + leastTraining))}.`,
      next,
    ]
  const share = training / (whole.p50 - startupHours)
  const tokens = spec.tokens === null ? '' : `, about ${formatTokens(spec.tokens * share)}`
  return [
    `Yes: ${formatDuration(hours)} on ${planAndProvider(best, names)} is ${price}. ${formatDuration(startupHours)} of it pass before the first step (model, data, software), the rest trains on some ${formatPercent(share)} of the data${tokens}.`,
    'It shows tokens per second, the memory and whether the loss falls, and not how good the model gets. Save a checkpoint and go on from it, and only the start is paid twice.',
    next,
  ]
}
