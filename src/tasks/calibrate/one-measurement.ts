/** What one measurement of its own is worth to a stranger: one run of a lineage is revealed, its others are predicted. */
import type { Calibration } from '../../estimate/calibration.ts'
import { buildResidualModels } from '../../estimate/residuals/measured-runs.ts'
import { withUnfittedSource } from '../../estimate/residuals/residual-model.ts'
import type { Fold } from './folds.ts'
import { withSpeed } from './samples.ts'
import { type Score, foldScore } from './scores.ts'

/** Scores of speed on the same source, GPU, method and framework, before and after the first such run is known. */
export type OneMeasurement = { readonly before: readonly Score[]; readonly after: readonly Score[] }

/** For each lineage that was left out, `calibrationOf` being fitted without it. */
export function revealOne(
  lineages: readonly Fold[],
  calibrationOf: (lineage: string) => Omit<Calibration, 'constants'>,
): OneMeasurement {
  const before: Score[] = []
  const after: Score[] = []
  for (const { name, constants, residualModels, heldOut } of lineages) {
    const calibration = { ...calibrationOf(name), constants }
    const groups = Map.groupBy(withSpeed(heldOut), ({ source, run, framework }) =>
      [source, run.hardware.id, run.method, framework].join('|'),
    )
    for (const [revealed, ...others] of groups.values()) {
      if (revealed === undefined || others.length === 0) continue
      const own = buildResidualModels([revealed], constants, calibration).speed.residuals
      const informed = { ...residualModels, speed: withUnfittedSource(residualModels.speed, own) }
      for (const measured of others) {
        before.push(foldScore(measured, 'speed', calibration, residualModels))
        after.push(foldScore(measured, 'speed', calibration, informed))
      }
    }
  }
  return { before, after }
}
