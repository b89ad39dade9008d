/** Spot machines: how long a run takes that is preempted now and then, and how often it should save. */
import type { SpotFacts } from '../../catalog/provider-defaults.ts'
import type { TeamAssumptions } from '../../offers/team-terms.ts'
import type { Checkpoint } from './checkpoint.ts'
import { compiledSpotFormulas } from './cost-formulas.ts'

/** Hours throughout. */
export type PreemptionModel = {
  /** Mean hours between preemptions of the whole job. */
  readonly between: number
  /** Whether somebody said so; otherwise it is our assumption. */
  readonly said: boolean
  /** From a preemption to the first step after it. */
  readonly restart: number
  readonly checkpoint: Checkpoint
}

/** Of a job on `machines` machines, any of which ends it; a team's own figure is of the job. */
export function preemptionModelOf(
  machines: number,
  startupHours: number,
  checkpoint: Checkpoint,
  spot: SpotFacts,
  { hoursBetweenPreemptions }: Pick<TeamAssumptions, 'hoursBetweenPreemptions'>,
): PreemptionModel {
  return {
    between: hoursBetweenPreemptions ?? spot.betweenPreemptions.base / 3600 / machines,
    said: hoursBetweenPreemptions !== null,
    restart: spot.waiting.base / 3600 + startupHours + checkpoint.readHours,
    checkpoint,
  }
}

/** Hours between checkpoints that lose least (Daly), no longer than the work itself. */
export function bestCheckpointInterval({ between, checkpoint: { writeHours } }: PreemptionModel, work: number): number {
  const interval = writeHours < 2 * between ? compiledSpotFormulas.daly({ write: writeHours, between }) : between
  return Math.min(work, Math.max(interval, writeHours))
}

/** Expected hours for `work` hours of training, saved every `interval` hours. At least `work`. */
export function hoursWithCheckpoints(
  work: number,
  interval: number,
  { between, restart, checkpoint }: PreemptionModel,
): number {
  return compiledSpotFormulas.withCheckpoints({
    between,
    restart,
    interval: Math.min(interval, work),
    write: checkpoint.writeHours,
    work,
  })
}

/** Expected hours where nothing is saved; grows without bound. */
export function hoursWithoutCheckpoints(work: number, { between, restart }: PreemptionModel): number {
  return compiledSpotFormulas.withoutCheckpoints({ between, restart, work })
}

/** The same interruptions, `factor` as often. */
export const withMorePreemptions = (preemptions: PreemptionModel, factor: number): PreemptionModel => ({
  ...preemptions,
  between: preemptions.between / factor,
})
