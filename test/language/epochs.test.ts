/** How often the examples are read, where nobody says it. */
import { expect, test } from 'vitest'
import { sharedApp } from '../shared-app.ts'
import { noRules } from '../../src/team/team-rules.ts'

const app = sharedApp()
const context = { today: '2026-11-26', rules: noRules, teamMeasurements: [] }
const assumed = 'One epoch is assumed'

test.each([
  ['8b 10k examples of 600 tokens', true],
  ['8b 10k examples', true],
  ['8b 10k examples of 600 tokens x 3 epochs', false],
  ['8b 10k examples of 600 tokens, 1 epoch', false],
  ['8b 10k examples, 20M tokens', true],
  ['8b 10k examples, 20M tokens in total', false],
  ['8b 20M tokens', false],
])('%s: said to be one epoch: %s', (text, isSaid) => {
  const outcome = app.engine().handle({ kind: 'text', text, inputKind: 'command' }, context)
  expect(outcome.kind).toBe('plan')
  expect(JSON.stringify(outcome).includes(assumed)).toBe(isSaid)
})
