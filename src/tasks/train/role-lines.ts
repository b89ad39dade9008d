/** The labelled numbers of data/training/quantities.jsonl, each as the reader sees it in its text. */
import * as z from 'zod'
import { type QuantityRole, type QuantityRoleModel, quantityRoles } from '../../catalog/quantity-roles.ts'
import type { Vocabulary } from '../../language/lexicon/vocabulary.ts'
import { understand } from '../../language/pipeline.ts'
import { roleScoresOf } from '../../language/lexicon/quantity-role-model.ts'
import type { LabelledNumbers, RoleWeights } from './train-roles.ts'

const lineSchema = z.strictObject({
  mode: z.enum(['command', 'message']),
  text: z.string(),
  /** Of each number whose role is open, in their order: what it counts, or "one|other" where either is right. */
  counts: z.array(z.string()),
})

const today = '2026-01-05'

/** Throws where a line has other numbers than it is labelled for: the grammar has changed under it. */
export function roleLines(text: string, vocabulary: Vocabulary): readonly LabelledNumbers[] {
  const none = { ...vocabulary, roleScores: roleScoresOf({ features: {}, pairs: {} }) }
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const { mode, text: typed, counts } = lineSchema.parse(JSON.parse(line))
      const { numbers } = understand(typed, { mode, vocabulary: none, today })
      if (numbers.length !== counts.length)
        throw new Error(`${numbers.length} numbers are open, ${counts.length} labelled: ${typed}`)
      return { text: typed, numbers, counts: counts.map((one) => one.split('|').map(roleNamed)) }
    })
}

function roleNamed(name: string): QuantityRole {
  const role = quantityRoles.find((one) => one === name)
  if (role === undefined) throw new Error(`no role: ${name}`)
  return role
}

/** Weights as they are kept: whole hundredths, without those that round to nothing. */
export function keptWeights({ features, pairs }: RoleWeights): Pick<QuantityRoleModel, 'features' | 'pairs'> {
  const hundredths = (weight: number): number => Math.round(100 * weight) + 0
  const kept = [...features]
    .map(([feature, weights]) => [feature, [...weights].map(hundredths)] as const)
    .filter(([, weights]) => weights.some((weight) => Math.abs(weight) >= minKept))
  return {
    features: Object.fromEntries(kept.toSorted(byName)),
    pairs: Object.fromEntries(
      [...pairs]
        .map(([feature, weight]) => [feature, hundredths(weight)] as const)
        .filter(([, weight]) => Math.abs(weight) >= minKept)
        .toSorted(byName),
    ),
  }
}

/** Hundredths. */
const minKept = 3
const byName = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number =>
  one < other ? -1 : 1
