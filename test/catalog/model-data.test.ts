/** The shapes of data/models: they add up to their counts, and these to what was published. */
import { describe, expect, test } from 'vitest'
import { requireEntity } from '../../src/catalog/catalog.ts'
import type { Model } from '../../src/catalog/model.ts'
import { modelOfSize } from '../../src/catalog/model-size.ts'
import { countParameters } from '../../src/catalog/parameter-count.ts'
import { isUsualDecoder, unusualParts } from '../../src/catalog/unusual-parts.ts'
import { catalog } from '../estimate/real-data.ts'

const models = [...catalog.models.values()]
const counts = ['params', 'activeParams', 'blockParams', 'activeBlockParams'] as const
/** Share by which two numbers differ. */
const difference = (one: number, other: number) => Math.abs(one / other - 1)

describe.each(models.map((model) => [model.id, model] as const))('%s', (_, { shape }) => {
  test('its counts follow from its dimensions', () => {
    const counted = countParameters(shape)
    expect(counts.filter((count) => difference(counted[count], shape[count]) >= 0.005)).toEqual([])
    expect(shape.activeParams).toBeLessThanOrEqual(shape.params)
    expect(shape.blockParams).toBeLessThan(shape.params)
  })
  test('the attention it has is said once', () => {
    expect(shape.fullAttention < 1, 'a share below one needs the window of the other layers').toBe(
      shape.window !== null,
    )
    expect(shape.linear === undefined || shape.window === 0).toBe(true)
    expect(shape.kvHeads).toBeLessThanOrEqual(shape.heads)
    expect(shape.heads % Math.max(1, shape.kvHeads)).toBe(0)
  })
})

describe('a published count', () => {
  const published = models.flatMap((model) =>
    model.publishedParams === null ? [] : [[model.id, model, model.publishedParams.base] as const],
  )
  test('is known of most models', () => {
    expect(published.length).toBeGreaterThan(130)
  })
  test.each(published)('of %s is met', (_, { shape, vision, checkpointExtra }, count) => {
    expect(difference(shape.params + (vision?.params ?? 0) + (checkpointExtra?.base ?? 0), count)).toBeLessThan(0.005)
  })
})

test('a name belongs to one model', () => {
  const owners = new Map<string, string[]>()
  for (const { id, aliases } of models)
    for (const name of [id, ...aliases]) owners.set(name, [...(owners.get(name) ?? []), id])
  expect([...owners].filter(([, ids]) => ids.length > 1)).toEqual([])
})

describe('a shape said to be that of another model', () => {
  const notDimensions = new Set<string>([...counts, 'source', 'asOf', 'standing', 'note'])
  const dimensions = ({ shape }: Model): Readonly<Record<string, unknown>> => {
    // Where every layer has experts, nothing has the width of the dense ones.
    const isUnused = (field: string) => field === 'ffn' && shape.moe?.denseLayers === 0 && shape.moe.everyNLayers === 1
    const fields = Object.entries(shape).filter(([field]) => !notDimensions.has(field) && !isUnused(field))
    return Object.fromEntries(fields.sort(([one], [other]) => one.localeCompare(other)))
  }
  const sharing = models.flatMap((model) => (model.shapeOf === undefined ? [] : [[model.id, model] as const]))
  test.each(sharing)('%s', (_, model) => {
    const original = requireEntity(catalog.models, model.shapeOf ?? '')
    expect(original.shapeOf, 'the first of a shape has no other').toBeUndefined()
    expect(dimensions(model)).toEqual(dimensions(original))
  })
  test('none is left unsaid', () => {
    const byDimensions = Map.groupBy(
      models.filter(({ shapeOf }) => shapeOf === undefined),
      (model) => JSON.stringify(dimensions(model)),
    )
    const duplicates = [...byDimensions.values()].filter((group) => group.length > 1)
    expect(duplicates.map((group) => group.map(({ id }) => id))).toEqual([])
  })
})

describe('what the physics does not reckon with', () => {
  const plain = requireEntity(catalog.models, 'llama-3.1-8b').shape
  const plainKeys = new Set(Object.keys(plain))
  test('a plain decoder has nothing of it', () => {
    expect(unusualParts(plain)).toEqual([])
  })
  test('every further field of a shape is told of', () => {
    // The query gate comes with Gated DeltaNet; positions and counted rests are matrices and tables like others.
    const silent = new Set(['queryGate', 'positions', 'otherBlockParams', 'note', 'standing'])
    const undescribed = models.flatMap(({ id, shape }) => {
      const further = Object.keys(shape).filter((key) => !plainKeys.has(key) && !silent.has(key))
      return further.length > 0 && unusualParts(shape).length === 0 ? [`${id}: ${further.join(', ')}`] : []
    })
    expect(undescribed).toEqual([])
  })
  test.each(['qwen3.5-9b', 'deepseek-v4-flash', 'nemotron-3-super-120b-a12b', 'gemma-3n-e4b', 'bge-m3'])(
    '%s: each part is a sentence of its own',
    (id) => {
      const texts = unusualParts(requireEntity(catalog.models, id).shape).map(({ text }) => text)
      expect(texts.length).toBeGreaterThan(0)
      expect(new Set(texts).size).toBe(texts.length)
      for (const text of texts) expect(text).toMatch(/^[A-Z0-9].*[^.]$/)
    },
  )
})

describe('a bare size', () => {
  test.each([
    [8e9, 'llama-3.1-8b'],
    [9e9, 'qwen3.5-9b'],
    [12e9, 'gemma-3-12b'],
    [24e9, 'mistral-small-24b'],
    [34e9, 'codellama-34b'],
  ])('%d is taken for %s', (params, id) => {
    expect(modelOfSize(params, catalog)?.id).toBe(id)
  })
  test.each([17e9, 49e9, 90e9])('%d is taken for no encoder, no pruned model and none that reads images', (params) => {
    expect(modelOfSize(params, catalog)).toBeNull()
  })
  test('stands for usual decoders alone', () => {
    const listed = new Set(catalog.sizes.values())
    const sizes = Array.from({ length: 180 }, (_, step) => 1e8 * 1.05 ** step)
    const taken = new Set(sizes.map((params) => modelOfSize(params, catalog)).filter((model) => model !== null))
    expect(taken.size).toBeGreaterThan(20)
    expect([...taken].filter((model) => !listed.has(model.id) && !isUsualDecoder(model)).map(({ id }) => id)).toEqual(
      [],
    )
  })
})
