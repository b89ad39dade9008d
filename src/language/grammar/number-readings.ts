/** Numbers without a unit: what each most likely counts, and how sure that is. */
import type { QuantityRole } from '../../catalog/quantity-roles.ts'
import type { Amount } from '../lexicon/meanings.ts'
import { type NumberReading, type RoleScores, jointReadings } from '../lexicon/quantity-role-model.ts'
import { likelyRoles, marginOf } from '../lexicon/role-margins.ts'
import { numberFeatures, sureMeasures } from './number-features.ts'
import type { ParseContext } from './parse-context.ts'

export type UnlabelledAmount = {
  readonly index: number
  readonly from: number
  readonly to: number
  readonly amount: Amount
  readonly allowed: readonly QuantityRole[]
}

/** Reads the open numbers of a text together. */
export function readNumbers(
  context: ParseContext,
  open: readonly UnlabelledAmount[],
  scores: RoleScores,
): readonly NumberReading[] {
  if (open.length === 0) return []
  const sure = sureMeasures(context)
  const numbers = open.slice(0, maxNumbers).map(({ index, amount, allowed }) => ({
    features: numberFeatures(context, index, amount),
    allowed,
  }))
  const readings = jointReadings(numbers, sure, scores)
  return numbers.map((number, at) => {
    const likely = likelyRoles(readings, at)
    const { index = 0, from = 0, to = 0 } = open[at] ?? {}
    return { ...number, index, from, to, sure, likely, margin: marginOf(likely) }
  })
}

/** A list of scores or a page of figures is no job. */
const maxNumbers = 12
