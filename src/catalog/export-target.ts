/** The tools that files of a plan are written for. */

/** In the order in which one stands in for another that cannot run a plan. */
export const trainerNames = [
  'axolotl',
  'trl',
  'llama-factory',
  'ms-swift',
  'unsloth',
  'torchtitan',
  'nemo',
  'verl',
] as const
export type TrainerName = (typeof trainerNames)[number]

/** What starts a trainer, on a machine that it rents or waits for; `probe` runs a few steps of it. */
const launcherNames = ['skypilot', 'dstack', 'slurm', 'probe'] as const
type LauncherName = (typeof launcherNames)[number]

export type ExportTarget = TrainerName | LauncherName
export const exportTargets: readonly ExportTarget[] = [...trainerNames, ...launcherNames]

/** Whether the files of a target configure a trainer, rather than the launcher or scheduler that starts one. */
export const isTrainer = (target: ExportTarget): target is TrainerName =>
  trainerNames.some((trainer) => trainer === target)
