/** "Jobs max 24 h there": into how many jobs the run is cut, each going on from a checkpoint. */
import { formatCount, formatDuration } from '../format/number-format.ts'
import { timeAnswer } from './time.ts'
import type { QuestionContext } from './question-context.ts'

/** A run is in one piece where it fits the limit even at the slow end of its range. */
export function jobLimitAnswer(context: QuestionContext): readonly string[] {
  const {
    value,
    recommendation: {
      best: { hours, startupHours },
    },
  } = context
  if (value === undefined) return timeAnswer(context)
  const [jobs, most] = [Math.ceil(hours.p50 / value), Math.ceil(hours.p90 / value)]
  const limit = formatDuration(value)
  if (most === 1)
    return [
      `At ${limit} a job it is one job: about ${formatDuration(hours.p50)}, at most ${formatDuration(hours.p90)} 8 times in 10.`,
    ]
  const count = jobs === most ? formatCount(jobs) : `${formatCount(jobs)} to ${formatCount(most)}`
  return [
    `At ${limit} a job the ${formatDuration(hours.p50)} are ${count} jobs, one after the other.`,
    `Save a checkpoint well before each ends: every restart costs its start-up again, about ${formatDuration(startupHours)}, what was done since the last checkpoint, and the wait in the queue.`,
  ]
}
