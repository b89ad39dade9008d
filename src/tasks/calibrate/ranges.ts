/** Conformal ranges: how wide they must be, by class, so that eight in ten left-out runs fall inside. */
import { type Calibration, classOf } from '../../estimate/predictor.ts'
import { cellWeights, quantile, type Score } from './scores.ts'

const COVER = 0.8
/** Classes with fewer cells, or from fewer places, borrow the width of all. */
const ENOUGH = 6
const PLACES = 4

type Widths = Record<string, number>

/**
 * By class and for all: the 80th percentile of `measure` over scores, each cell weighing one. A class that is
 * narrower than all is widened as if `doubt` places more had spoken for all: a few sites say little about the next one.
 */
function widths(
  scores: readonly Score[],
  measure: (score: Score) => number,
  { leastPlaces = 1, doubt = 0 }: { readonly leastPlaces?: number; readonly doubt?: number } = {},
): Widths {
  if (scores.length === 0) return {}
  const groups = new Map<string, Score[]>([['all', [...scores]]])
  for (const score of scores) {
    const kind = classOf(score.measured.run)
    groups.set(kind, [...(groups.get(kind) ?? []), score])
  }
  const found: Widths = {}
  for (const [kind, group] of [...groups].sort(([a], [b]) => a.localeCompare(b))) {
    const weights = cellWeights(group.map(({ measured }) => measured))
    const places = new Set(group.map(({ measured }) => measured.source)).size
    if (kind !== 'all' && (weights.size < ENOUGH || places < leastPlaces)) continue
    const values = group.map((s) => ({ value: measure(s), weight: weights.get(s.measured.cell) ?? 1 }))
    const width = quantile(values, COVER)
    const trust = places / (places + doubt)
    const { all = width } = found
    found[kind] = round(Math.max(width, width ** trust * all ** (1 - trust)))
  }
  return found
}

const miss = ({ p50, truth }: Score) => Math.abs(Math.log(p50 / truth))
/** Upwards, or the run that sets a width would itself fall outside. */
const round = (value: number) => {
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
  const share = (score: Score) => miss(score) / score.spread
  return {
    multiplier: widths(corrected([...rows, ...cells]), share),
    stranger: widths(corrected(sources), share, { leastPlaces: PLACES }),
    unseen: widths(sources, miss, { doubt: PLACES }),
  }
}
