/**
 * `npm run calibrate`: refits the model on data/measurements and writes data/calibration.json and docs/accuracy.md.
 * Deterministic; a few minutes. Nothing else writes these two files.
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
import { rangesFrom } from './calibrate/conformal-ranges.ts'
import { crossValidate } from './calibrate/scores.ts'
import { progressBar } from './progress.ts'
import { softwareRulesSchema } from '../estimate/residuals/software-rules.ts'
import { fitConstants } from './calibrate/fit-constants.ts'
import { foldOf, foldsOf } from './calibrate/folds.ts'

const root = join(import.meta.dirname, '../..')
const data = (name: string) => join(root, 'data', name)

const catalog = loadCatalog(data(''))
const gpus = new Map([...catalog.gpus, ...readEntities(data('unlisted-gpus'), gpuSchema(catalog.architectures))])
const files = readEntities(data('measurements'), measurementFileSchema)
const priors = readFile(data('priors.json'), priorsSchema)
const runs = parseMeasuredRuns(
  files.values(),
  { gpus, models: catalog.models },
  readFile(data('reading.json'), softwareRulesSchema(catalog.parameterBytes)),
)

const onStep = progressBar(
  'calibrate',
  5 + 5 + files.size + new Set(runs.map(({ run }) => run.hardware.architecture)).size + 4,
)
const initialRanges = { multiplier: { all: 1.28 }, stranger: { all: 1.28 }, unseen: { all: 0.3 } }
const kernels = {
  time: { kernel: speedKernel, ranges: initialRanges },
  memory: { kernel: memoryKernel, ranges: initialRanges },
}
const rows = foldsOf(runs, 'rows', priors, kernels, onStep)
const cells = foldsOf(runs, 'cells', priors, kernels, onStep)
const sources = foldsOf(runs, 'sources', priors, kernels, onStep)
const blind = foldsOf(runs, 'blind', priors, kernels, onStep).filter(({ heldOut }) =>
  heldOut.every((run) => foldOf(run, 'blind') === 'blind'),
)
const generations = foldsOf(runs, 'gpus', priors, kernels, onStep)
const constants = fitConstants(runs, priors)
onStep()

const uncalibrated = {
  note: 'Written by npm run calibrate out of data/priors.json, data/reading.json and data/measurements. Not to be edited.',
  inputs: {
    runs: runs.length,
    sources: [...files.keys()],
    digest: digestOf(data('')),
  },
  constants: rounded(constants),
  headline: [],
  ...kernels,
  fit: fitLimits,
} satisfies Calibration
const rangesOf = (quantity: 'speed' | 'memory') =>
  rangesFrom(
    ...([rows, cells, sources].map((folds) => crossValidate(folds, quantity, uncalibrated)) as [never, never, never]),
  )
const calibration: Calibration = {
  ...uncalibrated,
  time: { kernel: speedKernel, ranges: rangesOf('speed') },
  memory: { kernel: memoryKernel, ranges: rangesOf('memory') },
}

const residualModels = buildResidualModels(runs, calibration.constants, calibration)
const evaluation = evaluate({ runs, calibration, residualModels, rows, cells, sources, blind, generations })
const shipped = { ...calibration, headline: headlineOf(evaluation) }
writeFileSync(data('calibration.json'), `${JSON.stringify(shipped, null, 1)}\n`)
writeFileSync(join(root, 'docs/accuracy.md'), accuracyPage(evaluation, shipped, runs))
onStep()

function rounded<T extends Readonly<Record<string, number>>>(values: T): T {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Number(value.toPrecision(4))])) as T
}
