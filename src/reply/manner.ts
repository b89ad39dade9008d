/** How answers are given: what ids are called, today's date, when a price is stale, whether thread and buttons listen. */
import type { Catalog } from '../catalog/catalog.ts'
import { type Names, namesOf } from './names.ts'

export type Manner = {
  readonly names: Names
  /** ISO date; prices are aged against it. */
  readonly today: string
  readonly staleAfterDays: number
  /** False leaves the controls out, and asks for a new command instead of a reply in the thread. */
  readonly interactive: boolean
}

type Known = Parameters<typeof namesOf>[0] & Pick<Catalog, 'priceAge'>

/** The manner that the catalog's names and its age of prices give. */
export function mannerOf(catalog: Known, today: string, interactive: boolean): Manner {
  return { names: namesOf(catalog), today, interactive, staleAfterDays: catalog.priceAge.staleAfter.base }
}
