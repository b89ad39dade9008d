/** Where the physics knows less, ranges are wider. */
import { expect, test } from 'vitest'
import { requireEntity } from '../../../src/catalog/catalog.ts'
import { sizesOf } from '../../../src/estimate/physics/sizes.ts'
import { widened } from '../../../src/estimate/physics/unmodeled.ts'
import { catalog } from '../real-data.ts'

const shapeOf = (id: string) => requireEntity(catalog.models, id).shape

test.each(['speed', 'memory'] as const)('a plain decoder keeps its range of %s, to the bit', (quantity) => {
  expect(widened(0.123456789, shapeOf('llama-3.1-8b'), quantity)).toBe(0.123456789)
})
test.each(['qwen3.5-9b', 'deepseek-v3.2', 'gemma-4-e2b', 'nemotron-3-nano-30b-a3b', 'bge-m3'])(
  '%s has a wider range of both',
  (id) => {
    for (const quantity of ['speed', 'memory'] as const)
      expect(widened(0.2, shapeOf(id), quantity)).toBeGreaterThan(0.21)
  },
)
test('more that is not known widens more', () => {
  expect(widened(0.2, shapeOf('deepseek-v4-flash'), 'memory')).toBeGreaterThan(
    widened(0.2, shapeOf('deepseek-v3.2'), 'memory'),
  )
})
test.each([...catalog.models.values()].map(({ id, shape }) => [id, shape] as const))(
  '%s: what is in experts is part of what is in layers',
  (_, shape) => {
    const { expertParams, activeExpertParams } = sizesOf(shape, 'lora', 16, 'attn+mlp')
    expect(expertParams).toBeLessThan(shape.blockParams)
    expect(activeExpertParams).toBeLessThan(shape.activeBlockParams)
  },
)
