/**
 * `npm run calibrate`: refits the model on data/measurements and writes data/calibration.json, data/folds.json and
 * docs/accuracy.md. Deterministic; a few minutes. Nothing else writes these files.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadCatalog, readEntities, readFile } from '../catalog/load.ts'
import { gpuSchema } from '../catalog/gpu.ts'
import { priorsSchema } from '../estimate/physics/constants.ts'
import { measurementFileSchema, buildResidualModels, parseMeasuredRuns } from '../estimate/residuals/measured-runs.ts'
import type { Calibration } from '../estimate/calibration.ts'
import { accuracyPage, headlineOf } from './calibrate/accuracy-page.ts'
import { digestOf } from './calibrate/inputs-digest.ts'
import { evaluate } from './calibrate/evaluation.ts'
import { fitLimits, memoryKernel, speedKernel } from './calibrate/covariance-kernels.ts'
import { knownMultipliers } from './calibrate/conformal-ranges.ts'
import { nestedCalibrations, strangerErrors, withStrangers } from './calibrate/strangers.ts'
import { restoreFolds, storeFolds } from './calibrate/stored-folds.ts'
import { crossValidate } from './calibrate/scores.ts'
import { progressBar } from './progress.ts'
import { softwareRulesSchema } from '../estimate/residuals/software-rules.ts'
import { fitConstants, referenceFit } from './calibrate/fit-constants.ts'
import { fitFolds, foldOf, foldsOf, type Split, splits } from './calibrate/folds.ts'

const root = join(import.meta.dirname, '../..')
const data = (name: string) => join(root, 'data', name)

const catalog = loadCatalog(data(''))
const gpus = new Map([...catalog.gpus, ...readEntities(data('unlisted-gpus'), gpuSchema(catalog.architectures))])
const files = readEntities(data('measurements'), measurementFileSchema)
const priors = readFile(data('priors.json'), priorsSchema)
const runs = parseMeasuredRuns(
  files.values(),
  { ...catalog, gpus },
  readFile(data('reading.json'), softwareRulesSchema(catalog.parameterBytes, priors)),
)

const foldCount = new Set(runs.flatMap((run) => splits.map((split) => `${split} ${foldOf(run, split)}`))).size
const onStep = progressBar('calibrate', foldCount + 3)
const ranges = { multiplier: { all: 1.28 }, strangers: { scales: { sites: 0.2 }, quantiles: {} } }
const kernels = { time: { kernel: speedKernel, ranges }, memory: { kernel: memoryKernel, ranges } }
const constants = rounded(fitConstants(runs, priors))
const reference = referenceFit(runs, constants)
onStep()
const digest = digestOf(data(''))
const stored = storeFolds(
  {
    rows: fitFolds(runs, 'rows', priors, reference, onStep),
    cells: fitFolds(runs, 'cells', priors, reference, onStep),
    lineages: fitFolds(runs, 'lineages', priors, reference, onStep),
    gpus: fitFolds(runs, 'gpus', priors, reference, onStep),
  },
  digest,
)
writeFileSync(data('folds.json'), `${JSON.stringify(stored)}\n`)
const folds = (split: Split) => foldsOf(runs, split, restoreFolds(stored, split), kernels)
const [rows, cells, lineages] = [folds('rows'), folds('cells'), folds('lineages')]

const uncalibrated = {
  note: 'Written by npm run calibrate out of data/priors.json, data/reading.json and data/measurements. Not to be edited.',
  inputs: { runs: runs.length, sources: [...files.keys()], digest },
  constants,
  headline: [],
  ...kernels,
  fit: fitLimits,
} satisfies Calibration
const knownScores = (quantity: 'speed' | 'memory') =>
  [rows, cells].flatMap((split) => crossValidate(split, quantity, () => uncalibrated))
const known = {
  ...uncalibrated,
  time: { kernel: speedKernel, ranges: { ...ranges, multiplier: knownMultipliers(knownScores('speed')) } },
  memory: { kernel: memoryKernel, ranges: { ...ranges, multiplier: knownMultipliers(knownScores('memory')) } },
}
onStep()
const errors = [
  strangerErrors(lineages, 'speed', uncalibrated),
  strangerErrors(lineages, 'memory', uncalibrated),
] as const
const calibration: Calibration = withStrangers(...errors, known)

const evaluation = evaluate({
  runs,
  calibration,
  residualModels: buildResidualModels(runs, constants, calibration),
  folds: { rows, cells, lineages, gpus: folds('gpus') },
  nested: nestedCalibrations(...errors, known),
})
const shipped = { ...calibration, headline: headlineOf(evaluation) }
writeFileSync(data('calibration.json'), `${JSON.stringify(shipped, null, 1)}\n`)
writeFileSync(join(root, 'docs/accuracy.md'), accuracyPage(evaluation, shipped, runs))
onStep()

function rounded<T extends Readonly<Record<string, number>>>(values: T): T {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Number(value.toPrecision(4))])) as T
}
