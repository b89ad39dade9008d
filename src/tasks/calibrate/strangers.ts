/** Runs as strangers: each lineage left out of constants, corrections and the width of its own range. */
import type { Calibration } from '../../estimate/calibration.ts'
import type { Fold } from './folds.ts'
import { crossValidate } from './scores.ts'
import { fitStrangers, type StrangerError } from './stranger-spread.ts'

export type UncalibratedCalibration = Omit<Calibration, 'constants'>

/** Errors of physics on the runs of lineages that were left out. */
export function strangerErrors(
  lineages: readonly Fold[],
  quantity: 'speed' | 'memory',
  calibration: UncalibratedCalibration,
): StrangerError[] {
  return crossValidate(lineages, quantity, () => calibration).map(({ measured, physicsError, similarity }) => ({
    measured,
    error: physicsError,
    similarity,
  }))
}

/** The calibration by which the runs of each lineage are judged: its ranges were fitted to the other lineages. */
export function nestedCalibrations(
  speed: readonly StrangerError[],
  memory: readonly StrangerError[],
  calibration: UncalibratedCalibration,
): (lineage: string) => UncalibratedCalibration {
  const memo = new Map<string, UncalibratedCalibration>()
  return (lineage) => {
    const found = memo.get(lineage)
    if (found !== undefined) return found
    const others = (errors: readonly StrangerError[]) => errors.filter(({ measured }) => measured.lineage !== lineage)
    const nested = withStrangers(others(speed), others(memory), calibration)
    memo.set(lineage, nested)
    return nested
  }
}

/** `calibration` with the ranges of strangers fitted to these errors. */
export function withStrangers<T extends UncalibratedCalibration>(
  speed: readonly StrangerError[],
  memory: readonly StrangerError[],
  calibration: T,
): T {
  const { time, memory: memoryPart } = calibration
  return {
    ...calibration,
    time: { ...time, ranges: { ...time.ranges, strangers: fitStrangers(speed, 'speed') } },
    memory: { ...memoryPart, ranges: { ...memoryPart.ranges, strangers: fitStrangers(memory, 'memory') } },
  }
}
