/** How often to save, in sentences: the interval, what it costs, and what was assumed. */
import type { RulesOfThumb } from '../../../catalog/rules-of-thumb.ts'
import type { InterruptionLoss } from '../../../recommend/inquiries/interruptions.ts'
import { formatCount, formatDuration } from '../../format/number-format.ts'
import { formatSignificant } from '../../format/significant-digits.ts'

/** What an interval between saves rests on; hours. */
export type SaveInterval = {
  readonly loss: InterruptionLoss
  readonly saveHours: number
  readonly hoursBetween: number
  /** Of one machine, and how many of them there are; null: what is told is of the whole. */
  readonly machines: { readonly count: number; readonly hours: number } | null
  /** Null: not told. */
  readonly restartHours: number | null
  /** By how many GPU-hours one of them breaks, where that is what stops the run; null: it is taken back. */
  readonly failing: { readonly gpus: number; readonly hours: number } | null
  readonly usual: RulesOfThumb['saves']
  readonly isSaveTold: boolean
  readonly isOftenTold: boolean
}

/** "About every 54 min: …"; what was not told is said to be assumed. */
export function saveIntervalSentences({
  loss: { everyHours, lostShare },
  saveHours,
  hoursBetween,
  machines,
  restartHours,
  failing,
  usual,
  isSaveTold,
  isOftenTold,
}: SaveInterval): readonly string[] {
  const assumed = [
    ...(isSaveTold ? [] : [`a save of ${formatDuration(saveHours)}`]),
    ...(isOftenTold
      ? []
      : [
          failing === null
            ? `an interruption every ${formatDuration(hoursBetween)}, as on spot`
            : `on demand, a failure every ${formatDuration(hoursBetween)} (${formatCount(failing.hours)} GPU-hours ÷ ${formatCount(failing.gpus)}, a careful guess)`,
        ]),
  ]
  const given = assumed.length === 0 ? '' : ` Assumed: ${assumed.join(' and ')}.`
  const restart = restartHours ?? usual.restartHours.base
  const asyncSaveHours = usual.backgroundHours.base
  const restarts = `restarts of ${formatDuration(restart)}${restartHours === null ? ' (assumed)' : ''} add ${shareText(restart / hoursBetween)}`
  const async = { every: Math.sqrt(2 * asyncSaveHours * hoursBetween), save: asyncSaveHours }
  return [
    `About every ${formatDuration(everyHours)}: saving takes ${shareText(saveHours / everyHours)} of the time, and work that is done again ${shareText(everyHours / (2 * hoursBetween))}, ${shareText(lostShare)} in all; ${restarts}.${given}`,
    ...(machines === null
      ? []
      : [
          `${formatCount(machines.count)} machines that each fail every ${formatDuration(machines.hours)} stop the run every ${formatDuration(hoursBetween)}: any one of them stops all.`,
        ]),
    ...(isSaveTold && saveHours > 2 * asyncSaveHours
      ? [
          `Saved ${inBackground(asyncSaveHours)} it is every ${formatDuration(async.every)} and ${shareText((2 * async.save) / async.every)} in place of ${shareText(lostShare)}.`,
        ]
      : []),
  ]
}

/** "in the background, with the GPUs held for some 20 s," */
export const inBackground = (holdHours: number): string =>
  `in the background, with the GPUs held for some ${Math.round(holdHours * 3600)} s,`

const shareText = (share: number): string => `${formatSignificant(share * 100, 2)}%`
