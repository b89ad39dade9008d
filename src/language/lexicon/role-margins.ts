/** How sure it is what a number counts: the likely roles of one number in all readings of its text. */
import { type QuantityRole, quantityRoles } from '../../catalog/quantity-roles.ts'
import type { JointReading, LikelyRole } from './quantity-role-model.ts'

/** Less is no chance at all. */
const minProbability = 1e-6

/** The share that the readings with each role have of all readings. */
export function likelyRoles(readings: readonly JointReading[], at: number): readonly LikelyRole[] {
  const best = readings[0]?.score ?? 0
  const shares = new Map<QuantityRole, number>()
  let total = 0
  for (const { roles, score } of readings) {
    const share = Math.exp(score - best)
    const role = roles[at] ?? 'other'
    shares.set(role, (shares.get(role) ?? 0) + share)
    total += share
  }
  return quantityRoles
    .flatMap((role) => {
      const share = shares.get(role)
      return share === undefined ? [] : [{ role, probability: share / total }]
    })
    .sort((one, other) => other.probability - one.probability)
}

/** The log of the odds of the first against the second. */
export const marginOf = ([first, second]: readonly LikelyRole[]): number =>
  Math.log((first?.probability ?? 1) / Math.max(minProbability, second?.probability ?? 0))
