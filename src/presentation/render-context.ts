/** How answers are given: what ids are called, today's date, when a price is stale, whether thread and buttons listen. */
import type { Catalog } from '../catalog/catalog.ts'
import { type DisplayNames, createDisplayNames } from './format/display-names.ts'

export type RenderContext = {
  readonly names: DisplayNames
  /** ISO date; prices are aged against it. */
  readonly today: string
  readonly staleAfterDays: number
  /** False leaves the controls out, and asks for a new command instead of a reply in the thread. */
  readonly isInteractive: boolean
}

type RenderCatalog = Parameters<typeof createDisplayNames>[0] & Pick<Catalog, 'priceAge'>

/** The manner that the catalog's names and its age of prices give. */
export function createRenderContext(catalog: RenderCatalog, today: string, isInteractive: boolean): RenderContext {
  return { names: createDisplayNames(catalog), today, isInteractive, staleAfterDays: catalog.priceAge.staleAfter.base }
}
