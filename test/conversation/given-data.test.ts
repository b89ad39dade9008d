/** Data that stand beside a text and were not said in it. */
import { expect, test } from 'vitest'
import { createApp } from '../../src/app.ts'
import { noRules } from '../../src/team/team-rules.ts'

const context = { today: '2026-11-26', rules: noRules, teamMeasurements: [] }
const engine = createApp().engine()

test.each([
  ['axolotl config for 8b lora 3 epochs', 3],
  // A name that nobody knows is said, and stands in no one's way.
  ['axolotl config for 8b lora and a flumbergast', 1],
])('%s: files without a word of data assume some, and what is said of it counts', (text, epochs) => {
  const asked = engine.interpret({ kind: 'text', text, inputKind: 'command' }, context)
  expect(asked).toMatchObject({
    kind: 'job run files',
    assumed: expect.stringContaining('5,000 examples of 512 tokens'),
  })
  const job = asked.kind === 'job run files' && asked.job.kind === 'start' ? asked.job.scenario : null
  expect(job?.corpus).toEqual({ tokensPerEpoch: 2_560_000, epochs, examples: 5000, tokensPerExample: 512 })
})
