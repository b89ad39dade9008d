/** data/licences.json: the first row that fits holds, and says what data/models says of each model. */
import { describe, expect, test } from 'vitest'
import { catalog } from '../estimate/real-data.ts'

const rows = catalog.licences
const rowOf = (id: string) => rows.find(({ of }) => of.some((beginning) => id.startsWith(beginning)))

test('no row stands behind one that takes its models', () => {
  const hidden = rows.flatMap((row) => row.of.filter((beginning) => rowOf(beginning) !== row))
  expect(hidden).toEqual([])
})

test.each([
  ['llama-3.3-nemotron-super-49b', /NVIDIA and, as it comes from Llama/u],
  ['deepseek-r1-distill-llama-8b', /Meta/u],
  ['qwen2.5-vl-3b', /research/u],
  ['qwen2.5-vl-72b', /below 100 million users/u],
  ['llama-4-scout', /seat in the EU/u],
  ['devstral-2-123b', /limit of revenue/u],
  ['mistral-medium-3.5-128b', /limit of revenue/u],
  ['mistral-large-123b', /contract with Mistral/u],
  ['gemma-3-27b', /forbidden uses/u],
])('%s stands under terms of its own', (id, says) => {
  expect(catalog.models.has(id)).toBe(true)
  expect(rowOf(id)?.says).toMatch(says)
})

describe('a model whose licence is on record', () => {
  const free = [...catalog.models.values()].filter(({ licence }) => ['Apache-2.0', 'MIT'].includes(licence.value))
  test.each(free.map(({ id, licence }) => [id, licence.value.split('-')[0] ?? ''] as const))(
    '%s has the row of it (%s)',
    (id, name) => {
      expect(rowOf(id)?.says).toContain(name)
    },
  )
  const closed = [...catalog.models.values()].filter(({ licence }) => /Research|NC/u.test(licence.value))
  test.each(closed.map(({ id }) => id))('%s is not free to sell', (id) => {
    expect(rowOf(id)?.says).toMatch(/contract/u)
  })
})

test.each([
  ['command-a-111b', /contract with Cohere/u],
  ['ministral-8b', /contract with Mistral/u],
  ['qwen2.5-3b', /contract with Alibaba/u],
  ['exaone-3.5-7.8b', /contract with LG/u],
  ['aya-expanse-8b', /contract with Cohere/u],
])('%s may not simply be used by a company', (id, forbids) => {
  expect(rowOf(id)?.forbids).toMatch(forbids)
})

test('what is free to sell forbids nothing', () => {
  for (const id of ['qwen3-8b', 'ministral-3-8b', 'aya-101', 'mistral-7b', 'phi-4'])
    expect(rowOf(id)?.forbids).toBeUndefined()
})
