/** The calibrated estimator with the published runs that correct it, and what a receipt cites of them. */
import type { Catalog } from '../catalog/catalog.ts'
import { lazySnapshotText, readLazySnapshot } from '../catalog/snapshot.ts'
import type { Calibration } from './calibration.ts'
import type { Estimator } from './estimator.ts'
import { buildResidualModel, type Residual } from './residuals/residual-model.ts'
import type { RunEvidence } from './residuals/run-evidence.ts'
import type { SoftwareRules } from './residuals/software-rules.ts'

export type MeasuredFacts = {
  readonly estimator: Estimator
  readonly evidence: ReadonlyMap<string, RunEvidence>
  /** How rows of measured runs are read. */
  readonly reading: SoftwareRules
}

/** What a snapshot has beside the catalog: the residuals are laid out where it is read. */
type MeasuredParts = {
  readonly calibration: Calibration
  readonly residuals: { readonly speed: readonly Residual[]; readonly memory: readonly Residual[] }
  readonly evidence: MeasuredFacts['evidence']
  readonly reading: SoftwareRules
}

/** Catalog and measured runs as one text, and whatever else is to come with them. */
export function factsText(
  catalog: Catalog,
  { estimator, evidence, reading }: MeasuredFacts,
  more: Readonly<Record<string, unknown>> = {},
): string {
  const { speed, memory } = estimator.residualModels
  const measured: MeasuredParts = {
    calibration: estimator.calibration,
    residuals: { speed: speed.residuals.map(rounded), memory: memory.residuals.map(rounded) },
    evidence,
    reading,
  }
  return lazySnapshotText({ ...catalog, ...measured, ...more })
}

/** Digits that a residual is written with: an estimate differs by less than a ten-thousandth, and the text is a third shorter. */
const residualDigits = 6

function rounded(residual: Residual): Residual {
  const { features, logError, noiseScale } = residual
  const { coordinates, causes } = features
  return {
    ...residual,
    features: { ...features, coordinates: coordinates.map(shortened), causes: causes.map(shortened) },
    logError: shortened(logError),
    noiseScale: shortened(noiseScale),
  }
}

const shortened = (value: number): number => Number(value.toPrecision(residualDigits))

/** What `factsText` was made of: each part is read when it is first asked for. */
export function readFactsText(textOf: () => string) {
  const parts = readLazySnapshot(textOf)
  return { catalog: parts as Catalog, measured: () => measuredFactsOf(parts as MeasuredParts), parts }
}

function measuredFactsOf(parts: MeasuredParts): MeasuredFacts {
  const { calibration, residuals } = parts
  const residualModels = {
    speed: buildResidualModel(residuals.speed, calibration.time.kernel),
    memory: buildResidualModel(residuals.memory, calibration.memory.kernel),
  }
  return {
    estimator: { calibration, residualModels },
    get evidence() {
      return parts.evidence
    },
    get reading() {
      return parts.reading
    },
  }
}
