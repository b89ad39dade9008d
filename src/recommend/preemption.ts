/** Preemptions of a plan on spot, in the words of the outside interface. */

/** Preemptions as they are reckoned with, in hours; expected values. */
export type Preemption = {
  /** Between preemptions of the whole job. */
  readonly betweenHours: number
  /** Whether somebody said so; otherwise it is our assumption. */
  readonly said: boolean
  /** False: nothing is saved, and a preemption starts the run over. */
  readonly saves: boolean
  readonly restartHours: number
  /** Between checkpoints: the best interval. */
  readonly intervalHours: number
  readonly writeHours: number
  readonly checkpointGB: number
  /** Training without any preemption, and with them. */
  readonly workHours: number
  readonly trainingHours: number
}
