/** Folds: which runs are left out together, and what is fitted without them. */
import { type ConstantsReference, fitConstants } from './fit-constants.ts'
import type { Calibration } from '../../estimate/calibration.ts'
import type { Constants, Priors } from '../../estimate/physics/constants.ts'
import { type MeasuredRun, buildResidualModels } from '../../estimate/residuals/measured-runs.ts'
import type { ResidualModels } from '../../estimate/residuals/residual-model.ts'

/** How the runs are split: rows at random, whole groups, whole lineages, whole GPU generations. */
export const splits = ['rows', 'groups', 'lineages', 'gpus'] as const
export type Split = (typeof splits)[number]

function hash(text: string): number {
  let value = 2166136261
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 16777619) >>> 0
  return value
}

/** The fold of a run under a split. */
export function foldOf(run: MeasuredRun, split: Split): string {
  switch (split) {
    case 'rows':
      return String(hash(run.id) % 5)
    case 'groups':
      return String(hash(run.cvGroup) % 5)
    case 'lineages':
      return run.lineage
    case 'gpus':
      return run.run.hardware.architecture
  }
}

/** The kernels of a calibration. */
export type CovarianceKernels = Pick<Calibration, 'time' | 'memory'>

/** A fold: what was fitted without it, and the runs it holds. */
export type Fold = {
  readonly name: string
  readonly constants: Constants
  readonly residualModels: ResidualModels
  readonly heldOut: readonly MeasuredRun[]
}

/** Constants fitted without each fold of a split, by its name. `onFold` is told after each. */
export function fitFolds(
  runs: readonly MeasuredRun[],
  split: Split,
  priors: Priors,
  reference: ConstantsReference,
  onFold: () => void = () => undefined,
): ReadonlyMap<string, Constants> {
  return new Map(
    [...new Set(runs.map((run) => foldOf(run, split)))].map((name) => {
      const training = runs.filter((run) => foldOf(run, split) !== name)
      const constants = fitConstants(training, priors, reference)
      onFold()
      return [name, constants]
    }),
  )
}

/** The folds of a split, given the constants fitted without each: the measured runs that correct it leave it out too. */
export function foldsOf(
  runs: readonly MeasuredRun[],
  split: Split,
  constantsByFold: ReadonlyMap<string, Constants>,
  kernels: CovarianceKernels,
): Fold[] {
  return [...constantsByFold].map(([name, constants]) => {
    const training = runs.filter((run) => foldOf(run, split) !== name)
    return {
      name,
      constants,
      residualModels: buildResidualModels(training, constants, kernels),
      heldOut: runs.filter((run) => foldOf(run, split) === name),
    }
  })
}
