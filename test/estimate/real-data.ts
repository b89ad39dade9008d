/** The real catalog, the real measurements and the shipped calibration, read once for the tests of this room. */
import { join } from 'node:path'
import { loadCatalog, readEntities, readFile } from '../../src/catalog/load.ts'
import { gpuSchema } from '../../src/catalog/gpu.ts'
import { priorsSchema } from '../../src/estimate/physics/constants.ts'
import {
  measurementFileSchema,
  buildResidualModels,
  parseMeasuredRuns,
} from '../../src/estimate/residuals/measured-runs.ts'
import { calibrationSchema } from '../../src/estimate/calibration.ts'
import type { Estimator } from '../../src/estimate/estimator.ts'
import { softwareRulesSchema } from '../../src/estimate/residuals/software-rules.ts'

export const dataFolder = join(import.meta.dirname, '../../data')
const data = (name: string) => join(dataFolder, name)

export const catalog = loadCatalog(dataFolder)
export const gpus = new Map([...catalog.gpus, ...readEntities(data('unlisted-gpus'), gpuSchema(catalog.architectures))])
export const priors = readFile(data('priors.json'), priorsSchema)
export const softwareRules = readFile(data('reading.json'), softwareRulesSchema(catalog.parameterBytes, priors))
export const calibration = readFile(data('calibration.json'), calibrationSchema)
export const files = readEntities(data('measurements'), measurementFileSchema)
export const runs = parseMeasuredRuns(files.values(), { ...catalog, gpus }, softwareRules)
export const estimator: Estimator = {
  calibration,
  residualModels: buildResidualModels(runs, calibration.constants, calibration),
}
