/** A classifier by words as it is kept in data/reader. */
import type { SparseRow } from '../../catalog/question-model.ts'

export type WordModel = {
  readonly note: string
  readonly trainedFrom: string
  readonly lines: readonly unknown[]
  /** The rows by the name of their label, under the name of what they tell. */
  readonly rows: Readonly<Record<string, Readonly<Record<string, SparseRow>>>>
}
