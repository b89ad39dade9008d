/** Numbers of a question are looked for in its answer as they were typed, with whatever signs. */
import { expect, test } from 'vitest'
import { sharedApp } from '../../shared-app.ts'
import { noRules } from '../../../src/team/team-rules.ts'

const { engine } = sharedApp().slack()
const requestContext = { today: '2026-11-24', rules: noRules, teamMeasurements: [] }
const first = engine.handle({ kind: 'text', text: '8b 100M tokens', inputKind: 'command' }, requestContext)

test.each([
  'how much is it and incl. 19% VAT?',
  'crashed at step 310/900, how much longer?',
  'why is it 12% slower than 3/4 of the others?',
  'is 5% + 3 * 2 ^ 8 (or [7]) | {9} enough?',
  'what does 1.5–2 % of $1,000 buy?',
])('“%s” is answered, or said not to be', (text) => {
  if (first.kind !== 'plan') throw new Error('no plan')
  const outcome = engine.handle({ kind: 'reply', text, isAddressed: true, thread: first.thread }, requestContext)
  expect('content' in outcome || outcome.kind === 'ignored').toBe(true)
})
