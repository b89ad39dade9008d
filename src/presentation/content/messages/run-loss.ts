/** What a crash has cost: the work since the last checkpoint, and what is left from there; and what may be replied. */
import type { RunState } from '../../../team/run-state.ts'
import { formatCount, formatDuration, formatPercent, formatUsd } from '../../format/number-format.ts'
import { code, type Line, line, strong } from '../message-content.ts'

/** What is left of a run at its pace so far or else as planned; nothing where it is not known how far it is. */
export function leftLines(state: RunState): readonly Line[] {
  const { step, totalSteps, phase } = state
  if (step === null || totalSteps === null || step >= totalSteps) return []
  const left = costOfSteps(state, totalSteps - step)
  return phase === 'crashed'
    ? [line(`To finish from there: about ${left}, and what came since the last checkpoint once more.`)]
    : [line(`As planned about ${left} is left.`)]
}

/** "2 h and $37" */
function costOfSteps({ planned, step, totalSteps, elapsedHours, resumedAtStep }: RunState, steps: number): string {
  const done = (step ?? 0) - resumedAtStep
  const hoursPerStep = elapsedHours !== null && done > 0 ? elapsedHours / done : planned.hours.p50 / (totalSteps ?? 1)
  const usdPerStep = (hoursPerStep * planned.usd.p50) / planned.hours.p50
  return `${formatDuration(steps * hoursPerStep)} and ${formatUsd(steps * usdPerStep)}`
}

/** Up to where it is saved, and what is left from there; where that was not said, what is left from where it broke off. */
export function lostLines(state: RunState): readonly Line[] {
  const { step, totalSteps, savedAtStep } = state
  if (step === null || totalSteps === null) return []
  if (savedAtStep === null || savedAtStep > step) return leftLines(state)
  const sum = (steps: number): string => costOfSteps(state, steps)
  const place = totalSteps === 100 ? formatPercent(savedAtStep / 100) : `step ${formatCount(savedAtStep)}`
  const lost =
    savedAtStep === step ? 'so nothing is done again' : `so about ${sum(step - savedAtStep)} of work is done again`
  return [
    line(
      strong(`Saved at ${place}, ${lost}.`),
      ` From there about ${sum(totalSteps - savedAtStep)} is left to go.${inTime(state, totalSteps, savedAtStep)}`,
    ),
  ]
}

/** Whether the rest still ends in time, where the run began on the day of the plan; '' where there is no deadline. */
function inTime({ planned, elapsedHours, step }: RunState, totalSteps: number, savedAtStep: number): string {
  const deadline = planned.spec?.['deadlineHours']
  if (typeof deadline !== 'number') return ''
  const perStep = planned.hours.p50 / totalSteps
  const spare = deadline - (elapsedHours ?? (step ?? 0) * perStep) - (totalSteps - savedAtStep) * perStep
  return spare >= 0
    ? ` Begun on the day of the plan it still ends inside the ${formatDuration(deadline)}, with ${formatDuration(spare)} to spare.`
    : ` Begun on the day of the plan it ends ${formatDuration(-spare)} too late for the ${formatDuration(deadline)}.`
}

/** Hours that were paid for nothing, and what the whole comes to with them; nothing where they are not known. */
export function paidTwiceLines(state: RunState): readonly Line[] {
  const { planned, lostHours, tries, breaks, step, elapsedHours, earlierHours } = state
  if (breaks !== null && lostHours === null) return brokenOftenLines(state, breaks)
  if (step !== null || (lostHours === null && tries === null)) return []
  const hours = lostHours ?? earlierHours + (elapsedHours ?? 0)
  const ofHour = planned.usdPerHour ?? planned.usd.p50 / planned.hours.p50
  const whole = planned.usd.p50 + hours * ofHour
  const budget = planned.spec?.['budgetUsd']
  const limit =
    typeof budget === 'number'
      ? `, ${whole > budget ? `${formatUsd(whole - budget)} over` : 'inside'} the ${formatUsd(budget)} budget`
      : ''
  const sum = `${formatDuration(hours)} and ${formatUsd(hours * ofHour)}`
  const paid =
    tries === null
      ? `${sum} of work is lost and paid a second time.`
      : `${formatCount(tries)} tries of ${formatDuration(elapsedHours ?? 0)} each are counted: ${sum}, for nothing where no checkpoint was saved.`
  return [
    line(
      strong(paid),
      ` With that the whole comes to about ${formatUsd(whole)} and ${formatDuration(planned.hours.p50 + hours)}${limit}. Saved every hour, a crash costs at most ${formatUsd(ofHour)}.`,
    ),
  ]
}

/** So often in its hours: how far apart, and what each costs; without hours: that it is no chance. */
function brokenOftenLines({ planned, elapsedHours }: RunState, breaks: number): readonly Line[] {
  const ofHour = planned.usdPerHour ?? planned.usd.p50 / planned.hours.p50
  const each = `Saved every hour, each costs at most ${formatUsd(ofHour)} and an hour`
  if (elapsedHours === null)
    return [
      line(
        strong(`${formatCount(breaks)} times is a cause and no chance: a restart alone will break off again.`),
        ` ${each}; without checkpoints all since the start is paid again. Find what breaks it on a short run first.`,
      ),
    ]
  const apart = elapsedHours / breaks
  const more = Math.round(Math.max(0, planned.hours.p50 - elapsedHours) / apart)
  const rest = more === 0 ? '' : `, and at that rate about ${formatCount(more)} more would come before it is through`
  return [
    line(
      strong(`${formatCount(breaks)} breaks in ${formatDuration(elapsedHours)}: one every ${formatDuration(apart)}.`),
      ` ${each}${rest}.`,
    ),
  ]
}

/** What is lost is known of it, and not for how long it ran. */
export const isOnlyLost = ({ lostHours, elapsedHours }: RunState): boolean =>
  lostHours !== null && elapsedHours === null

/** What tells what becomes of a run that crashed. */
export const howToGoOn = (state: RunState): Line =>
  line(
    'Reply ',
    code('resumed'),
    ' or ',
    code(resumption(state)),
    ' when it goes on, ',
    code('stopped'),
    ' when it does not.',
  )

/** From where it may go on: a step that the run has done. */
function resumption({ savedAtStep, step, totalSteps }: RunState): string {
  const from = Math.max(1, Math.floor(savedAtStep ?? (step ?? 0) * usualPartSaved))
  if (totalSteps === 100) return `resumed at ${from}%`
  return `resumed at step ${step === null && savedAtStep === null ? exampleStep : from}`
}
/** An example, where nobody said up to where it is saved. */
const [usualPartSaved, exampleStep] = [0.9, 1000]

/** News as it may come next, in the measure in which the run is told: it lies before the end and after what is known. */
export function nextNews({ step, totalSteps, elapsedHours }: RunState): string {
  if (totalSteps === null) return 'step 1200 of 4000 after 5 hours'
  const known = step ?? 0
  const next = Math.max(1, Math.floor(known + (totalSteps - known) / 10))
  const hours = Math.ceil(elapsedHours ?? 0) + 1
  const time = `${hours} ${hours === 1 ? 'hour' : 'hours'}`
  return totalSteps === 100 ? `${next}% after ${time}` : `step ${next} of ${totalSteps} after ${time}`
}
