/** Pipelines: what waits for what. */
import { expect, test } from 'vitest'
import { headPortion, virtualStagesOf } from '../../../src/estimate/physics/pipeline.ts'
import { full } from '../laws/law.ts'
import { calibration } from '../real-data.ts'

const k = calibration.constants
const run = (tp: number, pp: number, layers = 32, tier: 'stock' | 'vendor' = 'stock', virtualStages: number | null = null) => ({
  ...full, tp, pp, virtualStages, shape: { ...full.shape, layers }, software: { ...full.software, tier },
}) // prettier-ignore

test('the head is on the last stage alone, unless the layers make room for it or a vendor balances the stages', () => {
  expect(headPortion(run(1, 1))).toBe(1)
  expect(headPortion(run(8, 1))).toBe(1 / 8)
  expect(headPortion(run(2, 4))).toBe(1 / 2)
  expect(headPortion(run(2, 4, 31))).toBe(1 / 8)
  expect(headPortion(run(2, 4, 32, 'vendor'))).toBe(1 / 8)
})

test('stages are interleaved where it is said, and in vendors’ recipes', () => {
  expect(virtualStagesOf(run(1, 4), k)).toBe(1)
  expect(virtualStagesOf(run(1, 4, 32, 'vendor'), k)).toBe(k.virtualStages)
  expect(virtualStagesOf(run(1, 4, 32, 'stock', 3), k)).toBe(3)
})
