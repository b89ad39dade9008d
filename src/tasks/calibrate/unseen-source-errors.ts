/**
 * Runs as those of an unseen source: each lineage left out of constants, corrections and the width of its own range.
 */
import type { Calibration } from '../../estimate/calibration.ts'
import type { Fold } from './folds.ts'
import { crossValidate } from './scores.ts'
import { fitUnseenSourceSpread, type UnseenSourceError } from './unseen-source-spread.ts'

export type UncalibratedCalibration = Omit<Calibration, 'constants'>

/** Errors of physics on the runs of lineages that were left out. */
export function unseenSourceErrors(
  lineages: readonly Fold[],
  quantity: 'speed' | 'memory',
  calibration: UncalibratedCalibration,
): UnseenSourceError[] {
  return crossValidate(lineages, quantity, () => calibration).map(({ measured, physicsError, similarity }) => ({
    measured,
    error: physicsError,
    similarity,
  }))
}

/** The calibration by which the runs of each lineage are judged: its ranges were fitted to the other lineages. */
export function nestedCalibrations(
  speed: readonly UnseenSourceError[],
  memory: readonly UnseenSourceError[],
  calibration: UncalibratedCalibration,
): (lineage: string) => UncalibratedCalibration {
  const memo = new Map<string, UncalibratedCalibration>()
  return (lineage) => {
    const found = memo.get(lineage)
    if (found !== undefined) return found
    const others = (errors: readonly UnseenSourceError[]) =>
      errors.filter(({ measured }) => measured.lineage !== lineage)
    const nested = withUnseenSources(others(speed), others(memory), calibration)
    memo.set(lineage, nested)
    return nested
  }
}

/** `calibration` with the ranges of unseen sources fitted to these errors. */
export function withUnseenSources<T extends UncalibratedCalibration>(
  speed: readonly UnseenSourceError[],
  memory: readonly UnseenSourceError[],
  calibration: T,
): T {
  const { time, memory: memoryPart } = calibration
  return {
    ...calibration,
    time: { ...time, ranges: { ...time.ranges, unseenSources: fitUnseenSourceSpread(speed, 'speed') } },
    memory: { ...memoryPart, ranges: { ...memoryPart.ranges, unseenSources: fitUnseenSourceSpread(memory, 'memory') } },
  }
}
