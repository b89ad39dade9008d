/** "If we stop halfway, do we pay half?", "if we cancel after 3 hours, what do we pay?": what is owed by then, from the figures of the plan. */
import { formatDuration, formatPercent, formatUsd } from '../format/number-format.ts'
import { isOwnedAtPowerCost } from '../../recommend/total-cost/owned-market.ts'
import { stepsOf } from './planned-figures.ts'
import type { QuestionContext } from './question-context.ts'

/** Hours into the run at which it is stopped; null where the question does not say. */
function hoursAtStop(context: QuestionContext): number | null {
  const {
    args,
    scenario: { spec, corpus },
    recommendation: {
      best: { hours, startupHours },
    },
  } = context
  const atPart = (part: number): number => startupHours + part * Math.max(0, hours.p50 - startupHours)
  const after = args?.numbers?.find(({ words, value }) => value > 0 && ofTime.test(words))
  if (after !== undefined) return after.value
  if (args?.part !== undefined) return atPart(args.part)
  const steps = stepsOf(context)
  if (args?.steps !== undefined && steps !== null && args.steps < steps) return atPart(args.steps / steps)
  const counted = (whole: number | null | undefined, noun: RegExp): number | null => {
    const named = args?.numbers?.find(({ words, value }) => noun.test(words) && value > 0 && value < (whole ?? 0))
    return named === undefined || whole == null ? null : atPart(named.value / whole)
  }
  const epochs = corpus?.epochs ?? 1
  return (
    counted(spec.tokens, /tok|\d ?[bm]$/iu) ??
    counted(corpus?.examples, /example|row|sample|pair/iu) ??
    counted(epochs, /epoch|pass/iu)
  )
}

/** "3 hours", "90 min": such amounts are in hours. */
const ofTime = /\d ?(?:h|hrs?|hours?|min\w*|days?|d)$/iu

/** What is paid by then, and what of it does not go by the hours; nothing where no time is said. */
export function stoppedEarly(context: QuestionContext): readonly string[] {
  const at = hoursAtStop(context)
  const {
    best,
    best: { usd, allInUsd, hours, onTop, pricing },
  } = context.recommendation
  if (at === null || isOwnedAtPowerCost(best)) return []
  const [whole, time] = [formatUsd(allInUsd.p50), formatDuration(hours.p50)]
  if (pricing === 'reserved') return [`The whole ${whole}: a reservation is billed for its term, used or not.`]
  if (at >= hours.p50) return [`The whole ${whole}: the run takes ${time}, so it is over by then.`]
  const besides = allInUsd.p50 - usd.p50
  const failed = onTop?.find(({ part }) => part === 'failedRuns')?.usd ?? 0
  const owed = Math.max(0, besides - failed)
  const gpuTime = (usd.p50 * at) / hours.p50
  const paid = gpuTime + owed
  return [
    `About ${formatUsd(paid)}, ${formatPercent(paid / allInUsd.p50)} of the ${whole}: ${formatUsd(gpuTime)} of GPU time for ${formatDuration(at)} of the ${time}, start-up included, and ${formatUsd(owed)} of idle time and disk that is owed anyway.${failed > 0 ? ` The ${formatUsd(failed)} set aside for failed runs stay with you.` : ''} Delete the machine, not only stop it.`,
  ]
}
