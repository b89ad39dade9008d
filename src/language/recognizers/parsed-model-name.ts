/** What is read of a model's name, part by part. */
import type { Spec } from '../../scenario/scenario.ts'

/** What has been read of a name so far. */
export type ModelNameParts = {
  brand: string
  version: string
  sizes: number[]
  variants: string[]
  shapeVariants: string[]
  weights: Spec['weights']
  /** Words of a repository's name that mean nothing here. */
  unknownWords: string[]
}
