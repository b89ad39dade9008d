/** Why news of a run is not taken, in a sentence that says what to reply instead. */
import type { RunRefusal } from '../../../team/apply-run-event.ts'
import { formatCount, formatDuration } from '../../format/number-format.ts'

/** Steps, hours and phases are those of the report and of what is known. */
export function runRefusalText(refusal: RunRefusal): string {
  switch (refusal.kind) {
    case 'backwards':
      return `Step ${formatCount(refusal.step)} lies before step ${formatCount(refusal.known)}, which was reported already: nothing is changed. If the run went back to a checkpoint, reply "resumed at step ${formatCount(refusal.step)}".`
    case 'earlier':
      return `${formatDuration(refusal.hours)} is less than the ${formatDuration(refusal.known)} reported before: nothing is changed. If the run was started again, reply "resumed" first.`
    case 'beyond':
      if (refusal.totalSteps === 100)
        return `So far this run is told in percent, and ${formatCount(refusal.step)} is none: nothing is changed. Reply with a share, such as "resumed at 30%", or with the step and all steps, such as "step 1200 of 4000 after 5 hours".`
      return `Step ${formatCount(refusal.step)} of ${formatCount(refusal.totalSteps)} cannot be: nothing is changed. Reply with the step and all steps, such as "step 1200 of 4000 after 5 hours".`
    case 'no total':
      return 'Of how many steps? Reply with both, such as "step 1200 of 4000 after 5 hours".'
    case 'ended':
      return `This run is ${refusal.phase === 'done' ? 'done' : 'stopped'}: nothing is changed. Reply "started the run" when another one of this plan begins.`
    case 'not running':
      return 'I know of no run of this plan yet. Reply "started the run" when it begins, or "step 1200 of 4000 after 5 hours" when it is under way.'
  }
}
