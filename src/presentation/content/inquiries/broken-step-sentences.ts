/** What becomes of a run that broke at a step, in sentences. */
import { hoursOfDay } from '../../../scenario/hours-of-time.ts'
import {
  formatCount,
  formatExactHours,
  formatExactUsd,
  formatPercent,
  formatUsd,
  formatUsdPerHour,
} from '../../format/number-format.ts'

export type BrokenStepFigures = {
  readonly steps: { readonly reached: number; readonly all: number | null } | null
  readonly share: number | null
  readonly isDiverged: boolean
  readonly isUnsaved: boolean
  /** Of all GPUs together, an hour, US dollars; null: none is told. */
  readonly usdPerHour: number | null
}

const secondsOfHour = 3600

/** What is lost, then the machine that runs on, then what is to come, then how to go on. */
export function brokenStepSentences({
  steps,
  share,
  isDiverged,
  isUnsaved,
  usdPerHour,
}: BrokenStepFigures): readonly string[] {
  const ofRun = share === null ? '' : `, ${formatPercent(share)} of the run,`
  const until =
    steps === null ? `What ran until then${ofRun}` : `The ${formatCount(steps.reached)} steps until then${ofRun}`
  const place = steps === null ? 'that point' : `step ${formatCount(steps.reached)}`
  const left = steps === null || steps.all === null ? null : steps.all - (isUnsaved ? 0 : steps.reached)
  return [
    isUnsaved
      ? `${until} ${steps === null ? 'is' : 'are'} lost: without a checkpoint all of it is run again.`
      : `Not all of it: go on from the last good checkpoint before ${place}; lost are only the steps since it. ${until} ${steps === null ? 'is' : 'are'} lost only where nothing was saved.`,
    usdPerHour === null
      ? 'Stop the machine while you look for the cause: it is billed whether it trains or not.'
      : `Stop the machine while you look for the cause: ${formatUsdPerHour(usdPerHour)} is billed whether it trains or not, ${formatUsd(usdPerHour * hoursOfDay)} a day.${isUnsaved ? '' : ' Keep the disk with the checkpoints.'}`,
    left === null
      ? ''
      : `${formatCount(left)} steps are to come${isUnsaved ? '' : ', and those since the checkpoint again'}. How long a step takes is not said${usdPerHour === null ? '' : `: for each second of it they are ${formatExactHours(left / secondsOfHour)} and ${formatExactUsd((left * usdPerHour) / secondsOfHour)}`}.`,
    isDiverged
      ? 'Before it runs again: see in the log whether the loss or the gradient norm rose before it, go back to a checkpoint well before that, skip the batches around it, clip gradients at 1, and lower the learning rate (by half) or warm up longer. A jump within one step is mostly a bad batch; a slow rise is the rate.'
      : 'Before it runs again: see that the cause is gone with some hundred steps, and save every half an hour to an hour to storage that outlives the machine.',
    isDiverged ? 'Let it stop by itself on NaN the next time.' : '',
  ].filter((sentence) => sentence !== '')
}
