/** The model that tells what numbers without a unit count: scores of roles, by the features of a number. */
import { remembered } from '../../once.ts'
import { type QuantityRole, type QuantityRoleModel, quantityRoles } from '../../catalog/quantity-roles.ts'

export type RoleScores = {
  /** Scores of the roles of one number, in the order of `quantityRoles`. */
  readonly ofFeatures: (features: readonly string[]) => Float64Array
  /** What is added where the feature of a pair holds. */
  readonly ofPair: (feature: string) => number
}

/** Weights are hundredths in the data. */
const unit = 0.01

/** The model read from data/reader/quantity-roles.json. */
export function roleScoresOf({ features, pairs }: Pick<QuantityRoleModel, 'features' | 'pairs'>): RoleScores {
  const rows = new Map(Object.entries(features))
  const pairWeights = new Map(Object.entries(pairs))
  return {
    ofFeatures: (present) => {
      const scores = new Float64Array(quantityRoles.length)
      for (const feature of present) {
        const row = rows.get(feature)
        if (row === undefined) continue
        for (let role = 0; role < scores.length; role += 1) scores[role] = (scores[role] ?? 0) + unit * (row[role] ?? 0)
      }
      return scores
    },
    ofPair: (feature) => unit * (pairWeights.get(feature) ?? 0),
  }
}

/** One way to read all numbers of a text that have no unit. */
export type JointReading = { readonly roles: readonly QuantityRole[]; readonly score: number }

/** What is known of one number. */
export type UnlabelledNumber = {
  readonly features: readonly string[]
  /** What its unit or its words leave open. */
  readonly allowed: readonly QuantityRole[]
}

/** Roles of one number that are looked at, and readings of all that are kept on the way. */
const maxRoles = 5
const maxReadings = 48

/**
 * The readings of the numbers of a text, best first, out of the likely ones. `sure`: what its other numbers count.
 */
export function jointReadings(
  numbers: readonly UnlabelledNumber[],
  sure: readonly string[],
  scores: RoleScores,
): readonly JointReading[] {
  const scoreOf = (features: readonly string[]): number =>
    features.reduce((sum, feature) => sum + scores.ofPair(feature), 0)
  const alone = remembered((role: QuantityRole) => scoreOf(pairFeatures([], role, sure)))
  const besideOf = remembered((before: QuantityRole) =>
    remembered((role: QuantityRole) => scoreOf(pairFeatures([before], role, []))),
  )
  /** What the role of one number adds beside those of the numbers before it and those that are sure. */
  const beside = (before: readonly QuantityRole[], role: QuantityRole): number =>
    before.reduce((sum, one) => sum + besideOf(one)(role), alone(role))
  let readings: readonly JointReading[] = [{ roles: [], score: 0 }]
  for (const { features, allowed } of numbers) {
    const own = scores.ofFeatures(features)
    const likely = allowed
      .map((role) => ({ role, score: own[quantityRoles.indexOf(role)] ?? 0 }))
      .sort((one, other) => other.score - one.score)
      .slice(0, maxRoles)
    readings = readings
      .flatMap(({ roles, score }) =>
        likely.map((next) => ({
          roles: [...roles, next.role],
          score: score + next.score + beside(roles, next.role),
        })),
      )
      .sort((one, other) => other.score - one.score)
      .slice(0, maxReadings)
  }
  return readings
}

/** Features of a role beside those before it: "examples+length", "budget sure budget". */
export const pairFeatures = (
  before: readonly QuantityRole[],
  role: QuantityRole,
  sure: readonly string[],
): readonly string[] =>
  role === 'other'
    ? []
    : [
        ...before.filter((one) => one !== 'other').map((one) => [one, role].sort().join('+')),
        ...sure.map((measure) => `${role} sure ${measure}`),
      ]

/** A role and how likely it is. */
export type LikelyRole = { readonly role: QuantityRole; readonly probability: number }

/** A number without a unit, as it was scored. */
export type NumberReading = UnlabelledNumber & {
  /** Its place among the mentions, and its tokens. */
  readonly index: number
  readonly from: number
  readonly to: number
  /** What the numbers and names beside it give. */
  readonly sure: readonly string[]
  /** Likely roles, the best first. */
  readonly likely: readonly LikelyRole[]
  /** Log of the odds of the first against the second. */
  readonly margin: number
}
