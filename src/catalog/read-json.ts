/** The values of the files of data/. */
import { CatalogDataError } from './catalog-data-error.ts'
import { readDataFile } from './data-files.ts'

/** The value of a file. Throws `CatalogDataError` where it is not there or is no JSON. */
export function readJson(file: string): unknown {
  try {
    return JSON.parse(readDataFile(file))
  } catch (error) {
    throw new CatalogDataError(`${file}: ${error instanceof Error ? error.message : String(error)}`)
  }
}
