/** Measured runs as points that correct, and a team's own beside them. */
import { expect, test } from 'vitest'
import { type Anchor, anchored, ownMemoryFactor } from '../../src/estimate/anchor.ts'
import { pointsOf, refuted, refutedPeak } from '../../src/estimate/measured.ts'
import { correct, isKnown, surveyOf } from '../../src/estimate/neighbours.ts'
import { placeInMemory } from '../../src/estimate/place.ts'
import { correctSpeed, predictFit, timeBook } from '../../src/estimate/predictor.ts'
import { ownOrigin } from '../../src/estimate/own.ts'
import { timeStep } from '../../src/estimate/throughput.ts'
import { calibration, estimator, runs } from './measured-house.ts'

const first = runs.find(({ run, tokensPerSecondPerGpu }) => tokensPerSecondPerGpu !== null && run.shape.moe === null)
if (first === undefined) throw new Error('runs are measured')
const { constants } = calibration
const physics = timeStep(first.run, first.sizes, constants, timeBook).tokensPerSecond
const measured = { ...first, doubt: 1, peakBytes: null }
const pointOf = (change: Partial<typeof first>) => {
  const { time, memory } = pointsOf([{ ...measured, ...change }], constants, calibration)
  return { time: time.points[0], memory: memory.points[0] }
}

test('a point is the error of physics in log, as far as it can be believed', () => {
  const error = (factor: number) => pointOf({ tokensPerSecondPerGpu: physics * factor }).time?.error
  expect(error(1)).toBeCloseTo(0, 12)
  expect(error(0.8)).toBeCloseTo(Math.log(0.8), 12)
  expect(error(0.1)).toBeCloseTo(-0.7, 12)
  expect(pointOf({ tokensPerSecondPerGpu: null }).time).toBeUndefined()
})

test('what physics refutes corrects nothing', () => {
  const impossible = { ...measured, tokensPerSecondPerGpu: physics * 100 }
  expect([refuted(measured), refuted(impossible)]).toEqual([false, true])
  expect(pointOf(impossible).time).toBeUndefined()
  const offload = { params: false, optimizer: false, activations: false }
  const small = { ...measured, peakBytes: 1e6, run: { ...first.run, gpuCount: 1, offload } }
  expect(refutedPeak(small)).toBe(true)
  expect(pointOf(small).memory).toBeUndefined()
  expect(refutedPeak({ ...small, run: { ...small.run, gpuCount: 2 } })).toBe(false)
  expect(refutedPeak({ ...small, run: { ...small.run, offload: { ...offload, params: true } } })).toBe(false)
})

test('a doubtful run is doubted, with experts or without', () => {
  const expert = runs.find(({ run, tokensPerSecondPerGpu }) => run.shape.moe !== null && tokensPerSecondPerGpu !== null)
  if (expert === undefined) throw new Error('runs with experts are measured')
  const { time } = pointsOf([{ ...expert, doubt: 3 }], constants, calibration)
  expect(time.points[0]?.doubt).toBe(3)
  expect(pointOf({ doubt: 6 }).time?.doubt).toBe(6)
})

const anchor = (change: Partial<Anchor> = {}): Anchor => ({
  id: 'r1',
  model: 'ours',
  run: first.run,
  tokensPerSecondPerGpu: physics * 1.3,
  peak: null,
  ...change,
})

test('without own measurements nothing changes', () => {
  expect(anchored(estimator, [])).toBe(estimator)
  const silent = anchored(estimator, [anchor({ tokensPerSecondPerGpu: null })])
  expect(silent.points).toBe(estimator.points)
})

test('an own measurement moves the same run all but to itself, and says so', () => {
  const { points } = anchored(estimator, [anchor()])
  const origin = ownOrigin('ours', first.run)
  const { value, basis } = correctSpeed(physics, first.run, calibration, points, origin)
  expect(value.p50 / (physics * 1.3)).toBeCloseTo(1, 1)
  expect(basis).toBe('your own measurement of nearly this run')
  const before = correctSpeed(physics, first.run, calibration, estimator.points, origin)
  expect(before.basis).not.toBe(basis)
  expect(before.value.p90 / before.value.p10).toBeGreaterThan(value.p90 / value.p10)
})

test('a reading that is far off moves it by 1.6 at most', () => {
  const far = anchored(estimator, [anchor({ tokensPerSecondPerGpu: physics * 9 })]).points.time.points.at(-1)
  expect(far?.error).toBeCloseTo(Math.log(1.6), 12)
})

test('memory is moved by readings of the same software, method and weights: by half for another number of GPUs', () => {
  const { run } = first
  const ratio = (rest: Partial<typeof run>, log = Math.log(1.2)) => ({ run: { ...run, ...rest }, log })
  expect(ownMemoryFactor(run, [])).toBe(1)
  expect(ownMemoryFactor(run, [ratio({})])).toBeCloseTo(1.2, 12)
  expect(ownMemoryFactor(run, [ratio({ gpuCount: 2 * run.gpuCount })])).toBeCloseTo(Math.sqrt(1.2), 12)
  expect(ownMemoryFactor(run, [ratio({}), ratio({}, 0)])).toBeCloseTo(Math.sqrt(1.2), 12)
  const others = [
    { method: run.method === 'full' ? ('lora' as const) : ('full' as const) },
    { weights: 'int8' as const },
    { recomputation: run.recomputation === 'none' ? ('full' as const) : ('none' as const) },
    { software: { ...run.software, kernels: 'others' } },
  ]
  expect(others.map((rest) => ownMemoryFactor(run, [ratio(rest)]))).toEqual([1, 1, 1, 1])
})

test('whether a run fits is corrected by what others allocated, not by what their tools showed', () => {
  const { memory } = estimator.points
  const nobody = { ...estimator.points, memory: surveyOf([], calibration.memory.kernel) }
  const off = runs.flatMap(({ run, sizes, source }) => {
    const [allocated, unnamed] = ['allocated', ''].map((metric) => placeInMemory(run, metric, source, null))
    if (allocated === undefined || unnamed === undefined || !isKnown(allocated, memory)) return []
    const { shift } = correct(allocated, memory)
    if (Math.abs(shift - correct(unnamed, memory).shift) < 0.02) return []
    const device = (points: typeof nobody) => predictFit(run, sizes, calibration, points, { source, cell: null }).device
    return [Math.log(device(estimator.points) / device(nobody)) - shift]
  })
  expect(off.length).toBeGreaterThan(20)
  for (const rest of off) expect(rest).toBeCloseTo(0, 9)
})
