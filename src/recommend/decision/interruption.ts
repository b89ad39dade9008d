/** Spot machines: how long a run takes that is preempted now and then, and how often it should save. */
import type { Spot } from '../../catalog/renting.ts'
import type { Assumed } from '../../offers/terms.ts'
import type { Checkpoint } from './checkpoint.ts'
import { spotBook } from './formulas.ts'

/** Hours throughout. */
export type Interruptions = {
  /** Mean hours between preemptions of the whole job. */
  readonly between: number
  /** Whether somebody said so; otherwise it is our assumption. */
  readonly said: boolean
  /** From a preemption to the first step after it. */
  readonly restart: number
  readonly checkpoint: Checkpoint
}

/** Of a job on `machines` machines, any of which ends it; a team's own figure is of the job. */
export function interruptionsOf(
  machines: number,
  startupHours: number,
  checkpoint: Checkpoint,
  spot: Spot,
  { hoursBetweenPreemptions }: Pick<Assumed, 'hoursBetweenPreemptions'>,
): Interruptions {
  return {
    between: hoursBetweenPreemptions ?? spot.betweenPreemptions.base / 3600 / machines,
    said: hoursBetweenPreemptions !== null,
    restart: spot.waiting.base / 3600 + startupHours + checkpoint.readHours,
    checkpoint,
  }
}

/** Hours between checkpoints that lose least (Daly), no longer than the work itself. */
export function bestInterval({ between, checkpoint: { writeHours } }: Interruptions, work: number): number {
  const best = writeHours < 2 * between ? spotBook.daly(writeHours, between) : between
  return Math.min(work, Math.max(best, writeHours))
}

/** Expected hours for `work` hours of training, saved every `interval` hours. At least `work`. */
export function interruptedHours(
  work: number,
  interval: number,
  { between, restart, checkpoint }: Interruptions,
): number {
  return spotBook.interrupted(between, restart, Math.min(interval, work), checkpoint.writeHours, work)
}

/** Expected hours where nothing is saved; grows without bound. */
export function startedOverHours(work: number, { between, restart }: Interruptions): number {
  return spotBook.startedOver(between, restart, work)
}

/** The same interruptions, `times` as often. */
export const oftener = (interruptions: Interruptions, times: number): Interruptions => ({
  ...interruptions,
  between: interruptions.between / times,
})
