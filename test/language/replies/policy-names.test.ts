/** A whole reply that names a policy of the team. */
import { expect, test } from 'vitest'
import { policyNameIn } from '../../../src/language/replies/policy-names.ts'

test.each([
  ['for batch jobs!', 'batch jobs'],
  ['Batch-Jobs', 'batch jobs'],
  ['it’s customer-facing', 'customer-facing'],
  ['the batch jobs failed', null],
  ['batch', null],
])('%s names %s', (text, name) => {
  expect(policyNameIn(text.replace('’', "'"), ['customer-facing', 'batch jobs'])).toBe(name)
})
