/** Conformal ranges: how wide they must be, by class, so that eight in ten left-out runs fall inside. */
import { type Calibration } from '../../estimate/calibration.ts'
import { quantile, type Score, absLogError } from './scores.ts'
import { rangeClassOf } from '../../estimate/range.ts'
import { cvGroupWeights } from './samples.ts'

const COVERAGE = 0.8
/** Classes with fewer groups borrow the width of all. */
const MIN_GROUPS = 6

/** By class and for all: the 80th percentile of error over spread where the source is known, each group weighing one. */
export function knownMultipliers(scores: readonly Score[]): Calibration['time']['ranges']['multiplier'] {
  const known = scores.filter(({ isKnown }) => isKnown)
  const groups = new Map<string, Score[]>([['all', [...known]]])
  for (const score of known) {
    const rangeClass = rangeClassOf(score.measured.run)
    groups.set(rangeClass, [...(groups.get(rangeClass) ?? []), score])
  }
  const byClass: Record<string, number> = {}
  for (const [rangeClass, group] of [...groups].sort(([a], [b]) => a.localeCompare(b))) {
    const weights = cvGroupWeights(group.map(({ measured }) => measured))
    if (rangeClass !== 'all' && weights.size < MIN_GROUPS) continue
    const values = group.map((score) => ({
      value: absLogError(score) / score.spread,
      weight: weights.get(score.measured.cvGroup) ?? 1,
    }))
    byClass[rangeClass] = roundUp(quantile(values, COVERAGE))
  }
  return byClass
}

/** Upwards, or the run that sets a width would itself fall outside. */
const roundUp = (value: number) => {
  const unit = 10 ** (Math.floor(Math.log10(value)) - 2)
  return Number((Math.ceil(value / unit) * unit).toPrecision(3))
}
