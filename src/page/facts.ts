/** All that the page knows: the catalog, and the measured runs with their errors, as they are after every check. */
import type { Catalog } from '../catalog/catalog.ts'
import type { Calibration } from '../estimate/calibration.ts'
import type { Residual } from '../estimate/residuals/residual-model.ts'
import type { RunEvidence } from '../estimate/residuals/run-evidence.ts'

export type PageFacts = {
  readonly catalog: Catalog
  readonly calibration: Calibration
  readonly residuals: { readonly speed: readonly Residual[]; readonly memory: readonly Residual[] }
  readonly evidence: ReadonlyMap<string, RunEvidence>
}
