/** Models of which a few numbers are stated: what is left out follows usual proportions. */
import { expect, test } from 'vitest'
import { requireEntity } from '../../src/catalog/catalog.ts'
import { countStated, isEnough, shapeOfNumbers } from '../../src/catalog/stated-shape.ts'
import { catalog } from '../estimate/real-data.ts'

const median = (values: readonly number[]) => values.toSorted((one, other) => one - other)[values.length >> 1] ?? NaN
const factorOff = (one: number, other: number) => Math.exp(Math.abs(Math.log(one / other)))
const mixtures = [...catalog.models.values()].filter(
  ({ shape, shapeOf }) => shape.moe !== null && shapeOf === undefined,
)

test('what is stated stays, whatever follows', () => {
  const shape = shapeOfNumbers({ params: 120e9, activeParams: 12e9, layers: 48, experts: 64 })
  expect(shape).toMatchObject({ params: 120e9, activeParams: 12e9, layers: 48, moe: { experts: 64 } })
})
test('of a published mixture its sizes and depth tell layers times width within x1.3 at the median', () => {
  const off = mixtures.map(({ shape: { params, activeParams, layers, hidden } }) =>
    factorOff(shapeOfNumbers({ params, activeParams, layers }).hidden, hidden),
  )
  expect(off.length).toBeGreaterThan(30)
  expect(median(off)).toBeLessThan(1.3)
})
test('and how wide its experts are together within x1.2', () => {
  const off = mixtures.map(({ shape: { params, activeParams, layers, hidden, moe } }) => {
    const made = shapeOfNumbers({ params, activeParams, layers, hidden }).moe
    return factorOff((made?.experts ?? 1) * (made?.expertFfn ?? 1), (moe?.experts ?? 1) * (moe?.expertFfn ?? 1))
  })
  expect(median(off)).toBeLessThan(1.2)
})
test('dimensions alone add up', () => {
  const { hidden, layers, heads, kvHeads, headDim, ffn, vocab, tiedEmbeddings, params } = requireEntity(
    catalog.models,
    'qwen3-8b',
  ).shape
  const counted = countStated({ params: null, hidden, layers, heads, kvHeads, headDim, ffn, vocab, tiedEmbeddings })
  expect((counted ?? 0) / params).toBeCloseTo(1, 2)
})
test('a vocabulary alone is no model', () => {
  expect(isEnough({ params: null, vocab: 32_000 })).toBe(false)
  expect(() => shapeOfNumbers({ params: null, vocab: 32_000 })).toThrow('a shape needs its size')
})
