/** One configuration in, a prediction or a sentence out. */
import { describe, expect, test } from 'vitest'
import { predictRow } from '../../src/estimate/predict-row.ts'
import type { RowPrediction } from '../../src/estimate/row-prediction.ts'
import { estimator, files, softwareRules } from './real-data.ts'
import { knownCatalog, plainRow } from './plain-row.ts'

const predict = (rest: object = {}) => predictRow({ ...plainRow, ...rest }, estimator, knownCatalog, softwareRules)
function predicted(rest: object = {}): RowPrediction {
  const prediction = predict(rest)
  if ('problem' in prediction) throw new Error(prediction.problem)
  return prediction
}
describe('a prediction', () => {
  test('has ranges in order, five digits, its id, what it rests on and the nearest runs', () => {
    const { id, tokensPerSecondPerGpu: speed, peakMemoryGiB: memory, fits, basis, nearest } = predicted()
    expect([id, fits]).toEqual([7, 'yes'])
    expect(basis).toMatch(/^physics; the most similar measured run is \S+ \(\d+% similar\)$/)
    if (speed === null || memory === null) throw new Error('both are predicted')
    for (const { p10, p50, p90 } of [speed, memory]) {
      expect(p10).toBeLessThan(p50)
      expect(p50).toBeLessThan(p90)
      for (const figure of [p10, p50, p90]) expect(String(figure).replace('.', '').length).toBeLessThanOrEqual(5)
    }
    // torchtune prints 3,083 tok/s for it; 8B in bf16 is 15 GiB, and the card has 24.
    expect(speed.p50 / 3083).toBeCloseTo(1, 0)
    expect(memory.p50).toBeGreaterThan(15)
    expect(memory.p50).toBeLessThan(24)
    expect(nearest).toHaveLength(3)
    const measured = new Set([...files.values()].flatMap((file) => file.runs.map((run) => run.id)))
    expect(nearest?.filter((each) => !measured.has(each))).toEqual([])
  })

  test.each([
    ['a card that is too small', { gpu: 't4', weights: 'bf16' }, 'no'],
    ['the same model on a large one', { gpu: 'h200-sxm' }, 'yes'],
    ['full fine-tuning on one small card', { method: 'full', lora: null }, 'no'],
  ])('%s: %s fits', (_, rest, fits) => {
    expect(predicted(rest).fits).toBe(fits)
  })

  test('memory is counted as the row counts it: tensors, with what is reserved, as nvidia-smi shows it', () => {
    const at = (memoryMetric: string) => predicted({ memoryMetric }).peakMemoryGiB?.p50 ?? NaN
    expect(at('allocated')).toBeLessThan(at('reserved'))
    expect(at('allocated')).toBeLessThan(at('smi'))
    // What is not said is something between.
    expect(predicted().peakMemoryGiB).toEqual(predicted({ memoryMetric: 'unstated' }).peakMemoryGiB)
  })

  test('a shape of its own takes the place of the catalog’s', () => {
    const own = {
      hidden: 4096, layers: 16, heads: 32, kvHeads: 8, headDim: 128, ffn: 14_336, vocab: 128_256, params: 4.5e9,
    } // prettier-ignore
    const half = predicted({ model: { name: 'nobody', shape: own } }).tokensPerSecondPerGpu?.p50 ?? NaN
    expect(half / (predicted().tokensPerSecondPerGpu?.p50 ?? NaN)).toBeGreaterThan(1.4)
  })

  test.each([
    ['an unknown GPU', { gpu: 'h9000' }, 'no estimate: h9000 is not in the catalog'],
    ['an unknown model without a shape', { model: { name: 'nobody-8b' } }, 'no estimate: no shape for nobody-8b'],
  ])('of %s there is none, and it says so', (_, rest, basis) => {
    const none = { tokensPerSecondPerGpu: null, peakMemoryGiB: null, fits: 'unsure', basis }
    expect(predict(rest)).toEqual({ id: 7, ...none })
    expect(predict({ ...rest, id: undefined })).toEqual({ id: null, ...none })
  })

  test.each([
    [{ gpuCount: 0 }, /^gpuCount: /],
    [{ model: {} }, /^model\.name: /],
    [{ method: 'magic' }, /^method: /],
  ])('a field that cannot be read is named: %j', (rest, words) => {
    const prediction = predict(rest)
    expect('problem' in prediction ? prediction.problem : '').toMatch(words)
  })

  test.each([[3], [null], ['text'], [[]]])('%j is no row', (input) => {
    const prediction = predictRow(input, estimator, knownCatalog, softwareRules)
    expect('problem' in prediction ? prediction.problem : '').toMatch(/^(?:the row|model): /)
  })
})

test('rows of changing length show more memory, and fit all the same: freed blocks are given back', () => {
  const of = (packed: boolean) =>
    predicted({ framework: 'ms-swift', gpu: 'a100-80-sxm', microBatch: 8, packed, memoryMetric: 'reserved' })
  const [packed, padded] = [of(true), of(false)]
  expect(padded.peakMemoryGiB?.p50).toBeGreaterThan(1.2 * (packed.peakMemoryGiB?.p50 ?? Infinity))
  expect([packed.fits, padded.fits]).toEqual(['yes', 'yes'])
})
