/** The real catalog, the real measurements and the shipped calibration, read once for the tests of this room. */
import { join } from 'node:path'
import { loadCatalog, readEntities, readFile } from '../../src/catalog/load.ts'
import { gpuSchema } from '../../src/catalog/gpu.ts'
import { priorsSchema } from '../../src/estimate/constants.ts'
import type { Estimator } from '../../src/estimate/estimate.ts'
import { measurementFileSchema, pointsOf, readMeasured } from '../../src/estimate/measured.ts'
import { calibrationSchema } from '../../src/estimate/predictor.ts'
import { readingSchema } from '../../src/estimate/reading.ts'

export const dataFolder = join(import.meta.dirname, '../../data')
const data = (name: string) => join(dataFolder, name)

export const catalog = loadCatalog(dataFolder)
export const gpus = new Map([...catalog.gpus, ...readEntities(data('cards'), gpuSchema)])
export const reading = readFile(data('reading.json'), readingSchema)
export const priors = readFile(data('priors.json'), priorsSchema)
export const calibration = readFile(data('calibration.json'), calibrationSchema)
export const files = readEntities(data('measurements'), measurementFileSchema)
export const runs = readMeasured(files.values(), { gpus, models: catalog.models }, reading)
export const estimator: Estimator = { calibration, points: pointsOf(runs, calibration.constants, calibration) }

/** An entity of the catalog that must be there. */
export function the<T>(entities: ReadonlyMap<string, T>, id: string): T {
  const entity = entities.get(id)
  if (entity === undefined) throw new Error(`no ${id} in the catalog`)
  return entity
}
