/** Folds: which runs are left out together, and what is fitted without them. */
import { fitConstants } from './fit-constants.ts'
import type { Calibration } from '../../estimate/calibration.ts'
import type { Constants, Priors } from '../../estimate/physics/constants.ts'
import { type MeasuredRun, buildResidualModels } from '../../estimate/residuals/measured-runs.ts'
import type { ResidualModels } from '../../estimate/residuals/residual-model.ts'

/** How the runs are split: rows at random, whole cells, whole sources, whole GPU generations, a fixed quarter of the sources. */
export type Split = 'rows' | 'cells' | 'sources' | 'gpus' | 'blind'

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
    case 'cells':
      return String(hash(run.cvGroup) % 5)
    case 'sources':
      return run.source
    case 'gpus':
      return run.run.hardware.architecture
    case 'blind':
      return hash(run.source) % 4 === 0 ? 'blind' : 'seen'
  }
}

/** The kernels of a calibration. */
export type CovarianceKernels = Pick<Calibration, 'time' | 'memory'>

/** A fold: what was fitted without it, and the runs it holds. */
export type Fold = {
  readonly constants: Constants
  readonly residualModels: ResidualModels
  readonly heldOut: readonly MeasuredRun[]
}

/** Fits once for each fold of a split. Minutes; `onFold` is told after each. */
export function foldsOf(
  runs: readonly MeasuredRun[],
  split: Split,
  priors: Priors,
  kernels: CovarianceKernels,
  onFold: () => void = () => undefined,
): Fold[] {
  return [...new Set(runs.map((run) => foldOf(run, split)))].map((fold) => {
    const training = runs.filter((run) => foldOf(run, split) !== fold)
    const constants = fitConstants(training, priors)
    onFold()
    return {
      constants,
      residualModels: buildResidualModels(training, constants, kernels),
      heldOut: runs.filter((run) => foldOf(run, split) === fold),
    }
  })
}
