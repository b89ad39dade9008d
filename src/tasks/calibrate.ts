/**
 * `npm run calibrate`: refits the model on data/measurements and writes data/calibration.json and docs/accuracy.md.
 * Deterministic; a few minutes. Nothing else writes these two files.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadCatalog, readEntities, readFile } from '../catalog/load.ts'
import { gpuSchema } from '../catalog/gpu.ts'
import { priorsSchema } from '../estimate/constants.ts'
import { measurementFileSchema, pointsOf, readMeasured } from '../estimate/measured.ts'
import type { Calibration } from '../estimate/predictor.ts'
import { readingSchema } from '../estimate/reading.ts'
import { accuracyPage, headlineOf } from './calibrate/page.ts'
import { digestOf } from './calibrate/digest.ts'
import { evaluate } from './calibrate/evaluate.ts'
import { fitLimits, memoryKernel, timeKernel } from './calibrate/kernels.ts'
import { rangesFrom } from './calibrate/ranges.ts'
import { calibrate, crossValidate, foldOf, foldsOf } from './calibrate/scores.ts'
import { progress } from './progress.ts'

const root = join(import.meta.dirname, '../..')
const data = (name: string) => join(root, 'data', name)

const catalog = loadCatalog(data(''))
const gpus = new Map([...catalog.gpus, ...readEntities(data('cards'), gpuSchema)])
const files = readEntities(data('measurements'), measurementFileSchema)
const priors = readFile(data('priors.json'), priorsSchema)
const runs = readMeasured(
  files.values(),
  { gpus, models: catalog.models },
  readFile(data('reading.json'), readingSchema),
)

const step = progress(
  'calibrate',
  5 + 5 + files.size + new Set(runs.map(({ run }) => run.hardware.architecture)).size + 4,
)
const open = { multiplier: { all: 1.28 }, stranger: { all: 1.28 }, unseen: { all: 0.3 } }
const kernels = { time: { kernel: timeKernel, ranges: open }, memory: { kernel: memoryKernel, ranges: open } }
const rows = foldsOf(runs, 'rows', priors, kernels, step)
const cells = foldsOf(runs, 'cells', priors, kernels, step)
const sources = foldsOf(runs, 'sources', priors, kernels, step)
const blind = foldsOf(runs, 'blind', priors, kernels, step).filter(({ held }) =>
  held.every((run) => foldOf(run, 'blind') === 'blind'),
)
const generations = foldsOf(runs, 'gpus', priors, kernels, step)
const constants = calibrate(runs, priors)
step()

const unranged = {
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
const ranged = (quantity: 'speed' | 'memory') =>
  rangesFrom(
    ...([rows, cells, sources].map((folds) => crossValidate(folds, quantity, unranged)) as [never, never, never]),
  )
const calibration: Calibration = {
  ...unranged,
  time: { kernel: timeKernel, ranges: ranged('speed') },
  memory: { kernel: memoryKernel, ranges: ranged('memory') },
}

const points = pointsOf(runs, calibration.constants, calibration)
const evaluation = evaluate({ runs, calibration, points, rows, cells, sources, blind, generations })
const shipped = { ...calibration, headline: headlineOf(evaluation) }
writeFileSync(data('calibration.json'), `${JSON.stringify(shipped, null, 1)}\n`)
writeFileSync(join(root, 'docs/accuracy.md'), accuracyPage(evaluation, shipped, runs))
step()

function rounded<T extends Readonly<Record<string, number>>>(values: T): T {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Number(value.toPrecision(4))])) as T
}
