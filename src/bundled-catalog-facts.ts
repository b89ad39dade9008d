/** The catalog of a bundle. */
import type { Catalog } from './catalog/catalog.ts'
import { embeddedFacts } from './embedded-facts.ts'
import { readFactsText } from './estimate/measured-facts.ts'

/** As it was when the bundle was made. */
export const readCatalogFacts = (): Catalog => readFactsText(embeddedFacts).catalog
