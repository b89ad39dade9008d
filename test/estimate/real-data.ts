/** The real catalog, the real measurements and the shipped calibration, read once for the tests of this room. */
import { join } from 'node:path'
import { loadCatalog, readEntities, readFile } from '../../src/catalog/load.ts'
import { gpuSchema } from '../../src/catalog/gpu.ts'
import { priorsSchema } from '../../src/estimate/physics/constants.ts'
import type { Estimator } from '../../src/estimate/estimate.ts'
import {
  measurementFileSchema,
  buildResidualModels,
  parseMeasuredRuns,
} from '../../src/estimate/residuals/measured-runs.ts'
import { calibrationSchema } from '../../src/estimate/calibration.ts'
import { softwareRulesSchema } from '../../src/estimate/residuals/run-parser.ts'

export const dataFolder = join(import.meta.dirname, '../../data')
const data = (name: string) => join(dataFolder, name)

export const catalog = loadCatalog(dataFolder)
export const gpus = new Map([...catalog.gpus, ...readEntities(data('unlisted-gpus'), gpuSchema)])
export const softwareRules = readFile(data('reading.json'), softwareRulesSchema)
export const priors = readFile(data('priors.json'), priorsSchema)
export const calibration = readFile(data('calibration.json'), calibrationSchema)
export const files = readEntities(data('measurements'), measurementFileSchema)
export const runs = parseMeasuredRuns(files.values(), { gpus, models: catalog.models }, softwareRules)
export const estimator: Estimator = {
  calibration,
  residualModels: buildResidualModels(runs, calibration.constants, calibration),
}

/** An entity of the catalog that must be there. */
export function lookup<T>(entities: ReadonlyMap<string, T>, id: string): T {
  const entity = entities.get(id)
  if (entity === undefined) throw new Error(`no ${id} in the catalog`)
  return entity
}
