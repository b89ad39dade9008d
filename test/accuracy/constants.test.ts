/** No fitted constant rests on one author: one that is far from its prior is moved by runs of at least three lineages. */
import { expect, test } from 'vitest'
import { memoryConstants, timeConstants } from '../../src/estimate/physics/constants.ts'
import { referenceFit } from '../../src/tasks/calibrate/fit-constants.ts'
import { calibration, priors, runs } from '../estimate/real-data.ts'

/** Prior spreads (in log) beyond which a constant must be supported. */
const FAR = 1.3
const MIN_LINEAGES = 3
/** Constants of what one or two authors alone do: loops written in CUDA, logits overwritten, naive all-to-all, … */
const ONE_AUTHOR = new Set([
  'matmulCustom',
  'lossChunked',
  'contextLatency',
  'exchangeNaive',
  'actCustom',
  'logitsInplace',
  'gatherFull',
])
/** Share of its change that a constant must pass on to a run for the run to speak for it. */
const MIN_SLOPE = 0.02

test.each([
  ['speed', timeConstants],
  ['memory', memoryConstants],
] as const)('constants of %s far from their priors are supported by three lineages', (quantity, names) => {
  const { slopes } = referenceFit(runs, calibration.constants)[quantity]
  const lineageOf = new Map(runs.map(({ id, lineage }) => [id, lineage]))
  const unsupported = names.filter((name, n) => {
    if (ONE_AUTHOR.has(name)) return false
    const { value, spread } = priors[name]
    if (Math.abs(Math.log(calibration.constants[name] / value)) <= FAR * spread) return false
    const lineages = new Set(
      [...slopes]
        .filter(([, slope]) => Math.abs(slope[n] ?? 0) > MIN_SLOPE)
        .map(([key]) => lineageOf.get(key.replace(/ (device|bound)$/, ''))),
    )
    return lineages.size < MIN_LINEAGES
  })
  expect(unsupported).toEqual([])
})
