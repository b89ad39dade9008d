/** data/folds.json: the constants fitted without each fold, so that scores are recomputed without fitting. */
import * as z from 'zod'
import { constantsSchema, type Constants } from '../../estimate/physics/constants.ts'
import { splits, type Split } from './folds.ts'

const constantNames = z.array(z.string())

export const storedFoldsSchema = z.strictObject({
  note: z.string(),
  /** Digest of the inputs they were fitted on. */
  digest: z.string(),
  constants: constantNames,
  /** By split and fold: the values of the constants in their order. */
  folds: z.record(z.enum(splits), z.record(z.string(), z.array(z.number()))),
})
type StoredFolds = z.infer<typeof storedFoldsSchema>

export type ConstantsBySplit = Readonly<Record<Split, ReadonlyMap<string, Constants>>>

/** What is stored of `folds`. */
export function storeFolds(folds: ConstantsBySplit, digest: string): StoredFolds {
  const [[, first] = [undefined, undefined]] = folds.rows
  const constants = Object.keys(first ?? {})
  const store = (split: Split) =>
    Object.fromEntries(
      [...folds[split]].map(([name, values]) => [
        name,
        constants.map((constant) => Number(values[constant as keyof Constants].toPrecision(4))),
      ]),
    )
  return {
    note: 'Written by npm run calibrate: the constants fitted without each fold. Not to be edited.',
    digest,
    constants,
    folds: { rows: store('rows'), groups: store('groups'), lineages: store('lineages'), gpus: store('gpus') },
  }
}

/** The constants of one split, by fold. */
export function restoreFolds(stored: StoredFolds, split: Split): ReadonlyMap<string, Constants> {
  return new Map(
    Object.entries(stored.folds[split]).map(([name, values]) => [
      name,
      constantsSchema.parse(Object.fromEntries(stored.constants.map((constant, i) => [constant, values[i]]))),
    ]),
  )
}
