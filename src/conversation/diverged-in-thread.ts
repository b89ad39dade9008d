/** "Killed it after 2h, loss is nan since step 900": what was spent, what it is still worth, and what a restart costs. */
import { typedNumber } from '../language/text/typed-number.ts'
import { runFiguresIn } from '../language/replies/run-figures.ts'
import { planAndProvider } from '../presentation/format/display-names.ts'
import { formatCount, formatDuration, formatUsd } from '../presentation/format/number-format.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import type { RequestContext } from './request.ts'
import { saidInThread } from './thread-plans.ts'
import type { ThreadState } from './thread-state.ts'

const ended =
  /\b(?:killed|stopped|cancel+ed|aborted|ended|shut (?:it|that|the run) down|pulled the plug|terminated|interrupted)\b/u
const diverged =
  /\b(?:nans?|inf|diverged|exploded|blew up|blown up|spiked|went (?:to )?(?:nan|infinity|crazy)|overflow(?:ed)?)\b/u
const sinceStep =
  /\b(?:since|at|after|from|around|by|past) (?:about |around |~)?(?:step |iter(?:ation)? )(?<step>\d[\d,]{0,8})(?<kilo>k)?\b/u
const isAhead = /\?|\b(?:if|would|should|could|will|unless|until|never|last (?:time|week|year))\b/u
const ofRun = /\b(?:it|run|job|training|loss(?:es)?|grads?|gradients?|nans?)\b/u
const ofOther = /\b(?:meeting|call|mood|lunch|party|project|server room|chat|laptop|discussion)\b/u
const maxLength = 140

/** Null where no run is said to have been ended so, or its hours are not told. */
export function divergedInThread(
  thread: ThreadState,
  text: string,
  request: RequestContext,
  context: EngineContext,
): Interpretation | null {
  const line = text.toLowerCase()
  if (thread.shown === null || line.length > maxLength || isAhead.test(line)) return null
  if (!ended.test(line) || !diverged.test(line) || !ofRun.test(line) || ofOther.test(line)) return null
  const step = sinceStep.exec(line)
  const { hours } = runFiguresIn(step === null ? line : line.replace(step[0], ' '))
  if (hours === null) return null
  const { best } = thread.shown
  const { names } = context.renderContextOn(request)
  const spent = hours * best.usdPerGpuHour * best.gpuCount
  const digits = step?.groups?.['step'] ?? ''
  const at = digits === '' ? null : typedNumber(digits, step?.groups?.['kilo'])
  const before = at === null ? 'before it diverged' : `before step ${formatCount(at)}`
  return saidInThread(thread, 'diverged', [
    `Noted: stopped after ${formatDuration(hours)}, about ${formatUsd(spent)} on ${planAndProvider(best, names)}${at === null ? '' : `; of no use from step ${formatCount(at)} on`}.`,
    `From the start it takes ${formatDuration(best.hours.p50)} and ${formatUsd(best.allInUsd.p50)} again, ${formatUsd(spent + best.allInUsd.p50)} with what is spent; from a checkpoint ${before} it is less by what that one has behind it.`,
    'First run some hundred steps past that point with a lower learning rate, bf16 in place of fp16 and clipped gradients, and look at the batches there: which of them it was I cannot tell from here.',
  ])
}
