/** Data that stand beside a text and were not said in it: assumed, or counted in a file. */
import { expect, test } from 'vitest'
import { sharedApp } from '../shared-app.ts'
import { noRules } from '../../src/team/team-rules.ts'

const context = { today: '2026-11-26', rules: noRules, teamMeasurements: [] }
const engine = sharedApp().engine()

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

const data = { tokens: 123_456 }
const scenarioOf = (asked: ReturnType<typeof engine.interpret>) =>
  asked.kind === 'start' ? asked.scenario : asked.kind === 'revision' ? asked.revision.scenario : asked

test.each([
  ['8b qlora with this, 2 epochs', 'message', { tokens: 246_912, method: 'qlora' }],
  ['was kostet llama 3.1 8b mit lora damit?', 'message', { tokens: 123_456, model: 'llama-3.1-8b', method: 'lora' }],
  // The keys that counted the data of the configuration give way.
  [
    '```yaml\nbase_model: meta-llama/Llama-3.1-8B\nadapter: qlora\nsequence_len: 4096\nmicro_batch_size: 2\nmax_steps: 100\n```\ncost with this file?',
    'message',
    { tokens: 123_456, sequenceLength: 4096 },
  ],
] as const)('%s: a first text with counted data is a whole job', (text, inputKind, spec) => {
  const asked = engine.interpret({ kind: 'text', text, inputKind, data }, context)
  expect(scenarioOf(asked)).toMatchObject({ spec })
})

test('data alone ask for the model, and the next words have them', () => {
  const first = engine.interpret({ kind: 'text', text: '', inputKind: 'command', data }, context)
  expect(first).toMatchObject({ kind: 'problem', problem: { kind: 'missing-model' } })
  const { subject } = first
  if (subject === undefined) throw new Error('nothing to go on from')
  const completed = engine.interpret({ kind: 'text', text: '8b', inputKind: 'message', subject }, context)
  expect(scenarioOf(completed)).toMatchObject({ spec: { tokens: 123_456 } })
  const other = engine.interpret({ kind: 'text', text: '8b 50M tokens', inputKind: 'command', subject }, context)
  expect(scenarioOf(other)).toMatchObject({ spec: { tokens: 50e6 } })
})

test.each([
  ['', { tokens: 123_456 }],
  ['and on this one?', { tokens: 123_456 }],
  ['twice the tokens', { tokens: 246_912 }],
  ['und mit qlora darauf?', { tokens: 123_456, method: 'qlora' }],
  ['does it fit on a 4090?', { tokens: 123_456, gpus: ['rtx-4090'] }],
])('“%s” with counted data is a change of the plan', (text, spec) => {
  const first = engine.handle({ kind: 'text', text: '8b 50M tokens', inputKind: 'command' }, context)
  if (first.kind !== 'plan') throw new Error('no plan')
  const asked = engine.interpret({ kind: 'reply', text, isAddressed: true, thread: first.thread, data }, context)
  expect(scenarioOf(asked)).toMatchObject({ spec })
})
