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
  /** Of each number whose role may be open, in their order: as it is written, and what it counts, or "one|other" where either is right. */
  numbers: z.array(z.tuple([z.string(), z.string()])),
})

const today = '2026-01-05'

/**
 * The labelled numbers that the grammar leaves open; one that it has come to read by itself is passed over. Throws where
 * it leaves one open that has no label.
 */
export function roleLines(text: string, vocabulary: Vocabulary): readonly LabelledNumbers[] {
  const none = { ...vocabulary, roleScores: roleScoresOf({ features: {}, pairs: {} }) }
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const { mode, text: typed, numbers: labelled } = lineSchema.parse(JSON.parse(line))
      const { numbers, recognized } = understand(typed, { mode, vocabulary: none, today })
      let next = 0
      const counts = numbers.map(({ from, to }) => {
        const { tokens, normalized } = recognized
        const words = numberIn(normalized.text.slice(tokens[from]?.start, tokens[to - 1]?.end))
        const at = labelled.findIndex(([written], index) => index >= next && written === words)
        const [, counted] = labelled[at] ?? []
        if (counted === undefined) throw new Error(`“${words}” is open and has no label: ${typed}`)
        next = at + 1
        return counted.split('|').map(roleNamed)
      })
      return { text: typed, numbers, counts }
    })
}

/** The number of "Budget 80", as it is written. */
const numberIn = (words: string): string => words.match(/\d[\d.,]*(?: ?[kmb]\b)?/giu)?.at(-1) ?? words

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
