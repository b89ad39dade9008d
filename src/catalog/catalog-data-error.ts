/** Thrown when data/ does not hold what it must; the message names file, field and reason. */
export class CatalogDataError extends Error {
  override readonly name = 'CatalogDataError'
}
