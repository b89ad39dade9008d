/** data/model-ages.json: the first row that fits holds, and every model has one. */
import { expect, test } from 'vitest'
import { modelAgeOf } from '../../src/catalog/model-ages.ts'
import { newerModels } from '../../src/recommend/advice/other-models.ts'
import { catalog } from '../estimate/real-data.ts'

test('no row stands behind one that takes its models', () => {
  const rows = catalog.modelAges
  expect(rows.flatMap((row) => row.of.filter((beginning) => modelAgeOf(beginning, rows) !== row))).toEqual([])
})

test('every model has a row', () => {
  expect([...catalog.models.keys()].filter((id) => modelAgeOf(id, catalog.modelAges) === undefined)).toEqual([])
})

test('what is newer than a code model is a code model', () => {
  const model = catalog.models.get('codellama-34b')
  if (model === undefined) throw new Error('no such model')
  const { params, activeParams } = model.shape
  const newer = newerModels({ model, params, activeParams }, catalog).map(({ id }) => id)
  expect(newer.length).toBeGreaterThan(1)
  for (const id of newer) expect(id).toMatch(/cod|devstral/u)
})
