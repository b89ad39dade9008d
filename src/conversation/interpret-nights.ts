/** "8 H100 are free from 18 to 8, how many nights?", "20 hours a week": the run in windows of so many hours, each begun from a checkpoint. */
import { nightWindowIn } from '../language/text/night-window.ts'
import { quoted } from '../scenario/format-values.ts'
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
  const { each } = window
  const [count, words] = [`${formatCount(usual)} ${each}${usual === 1 ? '' : 's'}`, quoted(window.words)]
  const ofEach = `some 15 min of each ${each} for start-up and the last save`
  const save = `Save a checkpoint before ${each === 'week' ? 'the hours end' : 'each window ends'}, and start from it the next ${each}.`
  return withExtras(job, {
    generalAnswers: [
      slow === 1 && each !== 'night'
        ? `Done within the first ${each} of ${formatDuration(window.hours)} (${words}): ${formatDuration(hours.p50)} of running, up to ${formatDuration(hours.p90)}.`
        : `${count} of ${formatDuration(window.hours)} (${words})${atSlow}: ${formatDuration(hours.p50)} of running, and ${ofEach}. ${save}`,
    ],
  })
}
