/** Conformal ranges: how wide they must be, by class, so that eight in ten left-out runs fall inside. */
import { type Calibration } from '../../estimate/calibration.ts'
import { quantile, type Score, absLogError } from './scores.ts'
import { rangeClassOf } from '../../estimate/range.ts'
import { cvGroupWeights } from './samples.ts'

const COVERAGE = 0.8
/** Classes with fewer cells, or from fewer places, borrow the width of all. */
const MIN_GROUPS = 6
const MIN_SOURCES = 4

type RangeWidths = Record<string, number>

/**
 * By class and for all: the 80th percentile of `measure` over scores, each cell weighing one. A class that is
 * narrower than all is widened as if `extraSources` sources more had spoken for all: a few sites say little about the next one.
 */
function conformalWidths(
  scores: readonly Score[],
  measure: (score: Score) => number,
  { minSources = 1, extraSources = 0 }: { readonly minSources?: number; readonly extraSources?: number } = {},
): RangeWidths {
  if (scores.length === 0) return {}
  const groups = new Map<string, Score[]>([['all', [...scores]]])
  for (const score of scores) {
    const rangeClass = rangeClassOf(score.measured.run)
    groups.set(rangeClass, [...(groups.get(rangeClass) ?? []), score])
  }
  const byClass: RangeWidths = {}
  for (const [rangeClass, group] of [...groups].sort(([a], [b]) => a.localeCompare(b))) {
    const weights = cvGroupWeights(group.map(({ measured }) => measured))
    const sources = new Set(group.map(({ measured }) => measured.source)).size
    if (rangeClass !== 'all' && (weights.size < MIN_GROUPS || sources < minSources)) continue
    const values = group.map((s) => ({ value: measure(s), weight: weights.get(s.measured.cvGroup) ?? 1 }))
    const width = quantile(values, COVERAGE)
    const trust = sources / (sources + extraSources)
    const { all = width } = byClass
    byClass[rangeClass] = roundUp(Math.max(width, width ** trust * all ** (1 - trust)))
  }
  return byClass
}

/** Upwards, or the run that sets a width would itself fall outside. */
const roundUp = (value: number) => {
  const unit = 10 ** (Math.floor(Math.log10(value)) - 2)
  return Number((Math.ceil(value / unit) * unit).toPrecision(3))
}

/** Multipliers on the spread, from rows and cells left out, and from whole sources; constant widths, from the latter. */
export function rangesFrom(
  rows: readonly Score[],
  cells: readonly Score[],
  sources: readonly Score[],
): Calibration['time']['ranges'] {
  const corrected = (scores: readonly Score[]) => scores.filter(({ physicsOnly }) => !physicsOnly)
  const share = (score: Score) => absLogError(score) / score.spread
  return {
    multiplier: conformalWidths(corrected([...rows, ...cells]), share),
    stranger: conformalWidths(corrected(sources), share, { minSources: MIN_SOURCES }),
    unseen: conformalWidths(sources, absLogError, { extraSources: MIN_SOURCES }),
  }
}
