/**
 * All that the rooms are connected over, read from data/ and checked. In a bundle that has its facts inside of it, made so
 * once, src/bundled-facts.ts takes this file's place.
 */
import { join } from 'node:path'
import type { Catalog } from './catalog/catalog.ts'
import { gpuSchema } from './catalog/gpu.ts'
import { loadCatalog, readEntities, readFile } from './catalog/load.ts'
import { type FeedFacts, feedSchema } from './catalog/price-feed.ts'
import type { CountingFacts } from './dataset/counting-facts.ts'
import { approximationSchema } from './dataset/token-approximation.ts'
import { tokenizersSchema } from './dataset/tokenizer.ts'
import { calibrationSchema } from './estimate/calibration.ts'
import type { MeasuredFacts } from './estimate/measured-facts.ts'
import { priorsSchema } from './estimate/physics/constants.ts'
import { buildResidualModels, measurementFileSchema, parseMeasuredRuns } from './estimate/residuals/measured-runs.ts'
import { evidenceById } from './estimate/residuals/run-evidence.ts'
import { softwareRulesSchema } from './estimate/residuals/software-rules.ts'

/** What is a function is read when it is called. */
export type AppFacts = {
  readonly catalog: Catalog
  readonly measured: () => MeasuredFacts
  readonly counting: () => CountingFacts
  readonly feeds: () => readonly FeedFacts[]
}

const bundledData = join(import.meta.dirname, '../data')

/** Throws `CatalogDataError`, as do its parts. */
export function readFacts(folder: string = bundledData): AppFacts {
  const catalog = loadCatalog(folder)
  return {
    catalog,
    measured: () => loadMeasuredRuns(folder, catalog),
    counting: () => ({
      tokenizers: readFile(join(folder, 'tokenizers.json'), tokenizersSchema).tokenizers,
      approximation: readFile(join(folder, 'token-approximation.json'), approximationSchema),
    }),
    feeds: () => [...readEntities(join(folder, 'feeds'), feedSchema).values()],
  }
}

/** The calibrated estimator of `folder`, with the measured runs that correct it. Throws `CatalogDataError`. */
export const loadEstimator = (folder: string, catalog: Catalog) => loadMeasuredRuns(folder, catalog).estimator

function loadMeasuredRuns(folder: string, catalog: Catalog): MeasuredFacts {
  const calibration = readFile(join(folder, 'calibration.json'), calibrationSchema)
  const gpus = new Map([
    ...catalog.gpus,
    ...readEntities(join(folder, 'unlisted-gpus'), gpuSchema(catalog.architectures)),
  ])
  const files = readEntities(join(folder, 'measurements'), measurementFileSchema)
  const priors = readFile(join(folder, 'priors.json'), priorsSchema)
  const reading = readFile(join(folder, 'reading.json'), softwareRulesSchema(catalog.parameterBytes, priors))
  const runs = parseMeasuredRuns(files.values(), { ...catalog, gpus }, reading)
  const residualModels = buildResidualModels(runs, calibration.constants, calibration)
  return { estimator: { calibration, residualModels }, evidence: evidenceById(runs), reading }
}
