/** "It is only half as fast", "it does 400 steps an hour": what the plan comes to at a pace that a question tells. */
import { formatCount, formatDuration, formatUsd } from '../format/number-format.ts'
import { formatSignificant } from '../format/significant-digits.ts'
import { stepsOf } from './planned-figures.ts'
import type { QuestionContext } from './question-context.ts'

/** Null where it tells none. */
export function atToldPace(context: QuestionContext): readonly string[] | null {
  const { args, recommendation } = context
  const { hours, startupHours, usd, allInUsd } = recommendation.best
  const planned = hours.p50 - startupHours
  const steps = stepsOf(context)
  const { paceShare, stepsPerHour } = args ?? {}
  const work =
    stepsPerHour !== undefined && steps !== null
      ? steps / stepsPerHour
      : paceShare === undefined
        ? null
        : planned / paceShare
  if (work === null) return null
  const total = startupHours + work
  const sum = allInUsd.p50 + usd.p50 * (total / hours.p50 - 1)
  const pace =
    stepsPerHour === undefined
      ? `${formatSignificant(paceShare ?? 1, 2)} times the planned speed`
      : `${formatCount(Math.round(stepsPerHour))} steps an hour, for the ${formatCount(steps ?? 0)} steps of the plan,`
  return [
    `${formatDuration(total)} and about ${formatUsd(sum)} in total at ${pace} instead of ${formatDuration(hours.p50)} and ${formatUsd(allInUsd.p50)}; what is done already is counted in it.`,
    stepsPerHour === undefined
      ? ''
      : 'Where your trainer shows another number of steps, divide that by the same pace: its batch is another.',
    'Reply with the tokens a second of its log, such as “we measured 2,000 tok/s per GPU”, and the plan is worked out anew with its range.',
  ]
}
