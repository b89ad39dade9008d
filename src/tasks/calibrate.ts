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
import { type Calibration, calibrationSchema } from '../estimate/calibration.ts'
import { accuracyPage, headlineOf } from './calibrate/accuracy-page.ts'
import { digestOf } from './calibrate/inputs-digest.ts'
import { evaluateFits } from './calibrate/evaluation.ts'
import { fitLimits, memoryKernel, speedKernel } from './calibrate/covariance-kernels.ts'
import { knownMultipliers } from './calibrate/conformal-ranges.ts'
import { nestedCalibrations, unseenSourceErrors, withUnseenSources } from './calibrate/unseen-source-errors.ts'
import { restoreFolds, storedFoldsSchema, storeFolds } from './calibrate/stored-folds.ts'
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

/** `--scores`: only the ranges and the page anew, with the constants and folds of the last fit to the same data. */
const isRefitted = !process.argv.includes('--scores')
const foldCount = new Set(runs.flatMap((run) => splits.map((split) => `${split} ${foldOf(run, split)}`))).size
const onStep = progressBar('calibrate', isRefitted ? foldCount + 3 : 2)
const ranges = { multiplier: { all: 1.28 }, unseenSources: { scales: { sites: 0.2 }, quantiles: {} } }
const kernels = { time: { kernel: speedKernel, ranges }, memory: { kernel: memoryKernel, ranges } }
const digest = digestOf(data(''))
const constants = isRefitted ? refit() : readFile(data('calibration.json'), calibrationSchema).constants
const stored = readFile(data('folds.json'), storedFoldsSchema)
if (stored.digest !== digest)
  throw new Error('the data changed since the last fit: run npm run calibrate without --scores')
const folds = (split: Split) => foldsOf(runs, split, restoreFolds(stored, split), kernels)
const [rows, groups, lineages] = [folds('rows'), folds('groups'), folds('lineages')]

const uncalibrated = {
  note: 'Written by npm run calibrate out of data/priors.json, data/reading.json and data/measurements. Not to be edited.',
  inputs: { runs: runs.length, sources: [...files.keys()], digest },
  constants,
  headline: [],
  ...kernels,
  fit: fitLimits,
} satisfies Calibration
const knownScores = (quantity: 'speed' | 'memory') =>
  [rows, groups].flatMap((split) => crossValidate(split, quantity, () => uncalibrated))
const known = {
  ...uncalibrated,
  time: { kernel: speedKernel, ranges: { ...ranges, multiplier: knownMultipliers(knownScores('speed')) } },
  memory: { kernel: memoryKernel, ranges: { ...ranges, multiplier: knownMultipliers(knownScores('memory')) } },
}
onStep()
const errors = [
  unseenSourceErrors(lineages, 'speed', uncalibrated),
  unseenSourceErrors(lineages, 'memory', uncalibrated),
] as const
const calibration: Calibration = withUnseenSources(...errors, known)

const evaluation = evaluateFits({
  runs,
  calibration,
  residualModels: buildResidualModels(runs, constants, calibration),
  folds: { rows, groups, lineages, gpus: folds('gpus') },
  nested: nestedCalibrations(...errors, known),
})
const shipped = { ...calibration, headline: headlineOf(evaluation) }
writeFileSync(data('calibration.json'), `${JSON.stringify(shipped, null, 1)}\n`)
writeFileSync(join(root, 'docs/accuracy.md'), accuracyPage(evaluation, shipped, runs))
onStep()

/** Fits all runs, and all without each fold; the latter are kept in data/folds.json. */
function refit(): Calibration['constants'] {
  const fitted = rounded(fitConstants(runs, priors))
  const reference = referenceFit(runs, fitted)
  onStep()
  const without = (split: Split) => fitFolds(runs, split, priors, reference, onStep)
  const kept = storeFolds(
    { rows: without('rows'), groups: without('groups'), lineages: without('lineages'), gpus: without('gpus') },
    digest,
  )
  writeFileSync(data('folds.json'), `${JSON.stringify(kept)}\n`)
  return fitted
}

function rounded<T extends Readonly<Record<string, number>>>(values: T): T {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Number(value.toPrecision(4))])) as T
}
