import { expect, test } from 'vitest'
import { defaultsSchema, mergeDefaults } from '../../src/scenario/defaults.ts'

const defaults = (fields: object) => defaultsSchema.parse(fields)

test('a document of an earlier version, with fields missing, still opens', () => {
  expect(defaults({ budgetUsd: 500 })).toMatchObject({ budgetUsd: 500, providers: null, digest: null })
})

test('the channel goes before the workspace, field by field, and each default knows where it is from', () => {
  const workspace = defaults({ budgetUsd: 500, currency: 'EUR', digest: true })
  const channel = defaults({ budgetUsd: 200, digest: false })
  const { defaults: settled, by } = mergeDefaults(workspace, channel)
  expect(settled).toMatchObject({ budgetUsd: 200, currency: 'EUR', digest: false, stack: null })
  expect(by).toEqual({ budgetUsd: 'channel', currency: 'workspace', digest: 'channel' })
  expect(mergeDefaults(null, null)).toEqual({ defaults: defaults({}), by: {} })
})

test.each([
  [{ priceBook: [{ provider: 'lambda', gpu: null, pricing: null, usdPerGpuHour: 2, discount: 0.1 }] }],
  [{ priceBook: [{ provider: 'lambda', gpu: null, pricing: null, usdPerGpuHour: null, discount: null }] }],
  [{ currency: 'euros' }],
  [{ retentionDays: 0 }],
  [{ approval: { thresholdUsd: -1, approver: 'U0CFO' } }],
])('%j is refused', (fields) => {
  expect(defaultsSchema.safeParse(fields).success).toBe(false)
})
