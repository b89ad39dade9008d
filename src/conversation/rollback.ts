/** A run that goes back to a checkpoint: what is done again, what is left, and whether the limits still hold. */
import { currentScenario } from '../language/replies/revision-history.ts'
import { rollbackIn } from '../language/replies/told-rollback.ts'
import { formatDuration, formatTokens, formatUsd } from '../presentation/format/number-format.ts'
import type { Interpretation } from './interpretation.ts'
import { saidInThread } from './thread-plans.ts'
import type { ThreadState } from './thread-state.ts'

/** Null where no run is told to go back, or it was further than the plan is long. */
export function rollbackInThread(thread: ThreadState, text: string): Interpretation | null {
  const told = thread.shown === null ? null : rollbackIn(text)
  const { spec } = currentScenario(thread.conversation)
  if (told === null || thread.shown === null || spec.tokens === null) return null
  const { best } = thread.shown
  const planned = { hours: best.hours.p50 - best.startupHours, usd: best.allInUsd.p50 }
  const whole = told.unit === 'tokens' ? spec.tokens : planned.hours
  const { at, savedAt, spentUsd } = told
  if (at >= whole) return told.unit === 'hours' ? longerRun(thread, { at, savedAt, whole, usdPerHour: best.usdPerGpuHour * best.gpuCount }) : null
  const show = (amount: number): string => (told.unit === 'tokens' ? formatTokens(amount) : formatDuration(amount))
  const [left, again] = [(whole - savedAt) / whole, at - savedAt]
  const hoursLeft = left * planned.hours + best.startupHours
  const byPlan = left * planned.usd
  // What was paid until it broke says what the rest costs there.
  const own = spentUsd === null ? null : (spentUsd / at) * (whole - savedAt)
  const elapsed = (at / whole) * planned.hours
  const total = own === null ? (at / whole) * planned.usd + byPlan : (spentUsd ?? 0) + own
  const perUnit = own === null ? null : (spentUsd ?? 0) / at
  const againUsd = perUnit === null ? (again / whole) * planned.usd : perUnit * again
  const says = [
    `Noted: it was at ${show(at)} of ${show(whole)} and goes on from ${show(savedAt)}: ${show(again)}, about ${formatUsd(againUsd)}, are done again and ${show(whole - savedAt)} are left.`,
    own === null
      ? `By the plan that is ${formatDuration(hoursLeft)} and ${formatUsd(byPlan)} more, about ${formatUsd(total)} in all.`
      : `At what it has cost so far, ${formatUsd(spentUsd ?? 0)}, the rest is about ${formatUsd(own)}, ${formatUsd(total)} in all; by the plan it would be ${formatUsd(byPlan)} and ${formatDuration(hoursLeft)}.`,
    deadlineSentence(spec.deadlineHours, elapsed, hoursLeft),
    spec.budgetUsd === null ? '' : `That is ${total > spec.budgetUsd ? `${formatUsd(total - spec.budgetUsd)} over` : 'inside'} the budget of ${formatUsd(spec.budgetUsd)}.`,
    told.isDiverged
      ? 'Before it goes on: a lower rate or a longer warm-up, clipped gradients, and the batches around the spike left out; save more often past that point.'
      : `Saved every ${formatDuration(Math.max(0.25, planned.hours / savesOfRun))}, a break costs ${formatUsd(planned.usd / savesOfRun)} at most.`,
  ]
  return saidInThread(thread, 'rollback', says)
} // prettier-ignore

/** It ran longer than was planned in all: how far it was, hours do not say. */
function longerRun(
  thread: ThreadState,
  run: { readonly at: number; readonly savedAt: number; readonly whole: number; readonly usdPerHour: number },
): Interpretation {
  const lost = run.at - run.savedAt
  const says = [
    `Noted: ${formatDuration(lost)} of work is lost, about ${formatUsd(lost * run.usdPerHour)}, as it is saved up to ${formatDuration(run.savedAt)} of ${formatDuration(run.at)}.`,
    `The plan is ${formatDuration(run.whole)} in all, so it runs slower than planned: say its step and of how many, such as “step 1200 of 4000”, to know what is left.`,
  ]
  return saidInThread(thread, 'rollback', says)
}

const savesOfRun = 20

/** Whether the rest still ends in time, where the run began on the day of the plan. */
function deadlineSentence(deadlineHours: number | null, elapsed: number, left: number): string {
  if (deadlineHours === null) return ''
  const spare = deadlineHours - elapsed - left
  return spare >= 0
    ? `Begun on the day of the plan it still ends inside the ${formatDuration(deadlineHours)}, with ${formatDuration(spare)} to spare.`
    : `Begun on the day of the plan it ends ${formatDuration(-spare)} past the ${formatDuration(deadlineHours)} there are: add GPUs for the rest, or move the date.`
}
