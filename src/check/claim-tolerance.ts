/** Tolerances: how far a claim may differ from our estimate before it is called unlikely or impossible. */
import { weightNames } from '../catalog/training-method.ts'
import type { ReferenceRuns } from './reference-runs.ts'
import type { StatedFigure } from './claim.ts'

/** Beyond our range by so much, a figure is another figure. */
export const rangeTolerance = 1.25

/** Whether the stated range meets ours, whose ends are moved outward by the factor `slack`. */
export function overlaps(
  { low, high, bound }: StatedFigure,
  ours: { readonly low: number; readonly high: number },
  slack: number,
): boolean {
  const least = bound === 'most' ? 0 : low
  const most = bound === 'least' ? Infinity : high
  return most >= ours.low / slack && least <= ours.high * slack
}

/** Of several stored forms only some may fit. */
export function misfitNote({ trainingMethods, fittingWeights }: ReferenceRuns): string {
  const misfits = trainingMethods
    .filter(({ weights }) => !fittingWeights.has(weights))
    .map(({ weights }) => weightNames[weights])
  const fits = [...fittingWeights].map((weights) => weightNames[weights])
  return misfits.length === 0 ? '' : `, in ${fits.join(' or ')}: ${misfits.join(' and ')} does not fit`
}
