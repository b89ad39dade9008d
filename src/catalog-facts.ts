/**
 * The catalog alone, for what only reads. In a bundle that has its facts inside of it src/bundled-catalog-facts.ts takes
 * this file's place.
 */
import { join } from 'node:path'
import type { Catalog } from './catalog/catalog.ts'
import { openCatalog } from './catalog/load.ts'

/** Each part is read when it is first asked for, and throws `CatalogDataError` then. */
export const readCatalogFacts = (): Catalog => openCatalog(join(import.meta.dirname, '../data'))
