/** What a crash has cost: the work since the last checkpoint, and what is left from there. */
import type { RunState } from '../../../team/run-state.ts'
import { formatCount, formatDuration, formatPercent, formatUsd } from '../../format/number-format.ts'
import { code, type Line, line, strong } from '../message-content.ts'

/** Nothing where it was not said up to where the run is saved. */
export function lostLines(state: RunState): readonly Line[] {
  const { planned, step, totalSteps, savedAtStep, elapsedHours, resumedAtStep } = state
  if (savedAtStep === null || step === null || totalSteps === null || savedAtStep > step) return []
  const done = step - resumedAtStep
  const hoursPerStep = elapsedHours !== null && done > 0 ? elapsedHours / done : planned.hours.p50 / totalSteps
  const usdPerStep = (hoursPerStep * planned.usd.p50) / planned.hours.p50
  const sum = (steps: number): string => `${formatDuration(steps * hoursPerStep)} and ${formatUsd(steps * usdPerStep)}`
  const place = totalSteps === 100 ? formatPercent(savedAtStep / 100) : `step ${formatCount(savedAtStep)}`
  const lost =
    savedAtStep === step ? 'so nothing is done again' : `so about ${sum(step - savedAtStep)} of work is done again`
  return [
    line(strong(`Saved at ${place}, ${lost}.`), ` From there about ${sum(totalSteps - savedAtStep)} is left to go.`),
  ]
}

/** What tells what becomes of a run that crashed. */
export const howToGoOn: Line = line(
  'Reply ',
  code('resumed'),
  ' or ',
  code('resumed at step 1000'),
  ' when it goes on, ',
  code('stopped'),
  ' when it does not.',
)
