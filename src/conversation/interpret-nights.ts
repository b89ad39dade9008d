/** "8 H100 are free from 18 to 8, how many nights?": the run in windows of so many hours, each begun from a checkpoint. */
import { nightWindowIn } from '../language/text/night-window.ts'
import { formatCount, formatDuration } from '../presentation/format/number-format.ts'
import type { EngineContext } from './engine-context.ts'
import { interpretJob } from './interpret-job.ts'
import type { Interpretation } from './interpretation.ts'
import { withExtras } from './interpretation-extras.ts'
import type { RequestContext } from './request.ts'

/** Hours of each window that start-up, the last save and what is done again take. */
const lostHours = 0.25

/** Null where no nights are asked for, or the job is not whole. */
export function nightsOf(text: string, request: RequestContext, context: EngineContext): Interpretation | null {
  const window = nightWindowIn(text)
  if (window === null || window.hours <= lostHours) return null
  const job = interpretJob(window.rest, 'command', request, context)
  if (job.kind !== 'start') return null
  const answer = context.answerWith(request, null)(job.scenario)
  if (answer.kind !== 'recommendation') return job
  const { hours } = answer.recommendation.best
  const nightsFor = (each: number): number => Math.ceil(each / (window.hours - lostHours))
  const [usual, slow] = [nightsFor(hours.p50), nightsFor(hours.p90)]
  const atSlow = slow > usual ? `, ${formatCount(slow)} at the slow end` : ''
  return withExtras(job, {
    generalAnswers: [
      `${formatCount(usual)} ${usual === 1 ? 'night' : 'nights'} of ${formatDuration(window.hours)} (“${window.words}”)${atSlow}: ${formatDuration(hours.p50)} of running, and some 15 min of each night for start-up and the last save. Save a checkpoint before each window ends, and start from it the next night.`,
    ],
  })
}
