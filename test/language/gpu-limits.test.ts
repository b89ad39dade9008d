/** Numbers of GPUs that are limits, and cards that are one without a number. */
import { expect, test } from 'vitest'
import { parseCommand } from '../../src/language/command.ts'
import { fieldPhrase } from '../../src/scenario/field-phrases.ts'
import { namesOneGpu } from '../../src/language/resolution/single-gpu.ts'
import { understand } from '../../src/language/pipeline.ts'
import { applyChange, askedChange } from '../../src/scenario/scenario-change.ts'
import { today, vocabulary } from './fixtures.ts'

function scenarioOf(text: string) {
  const read = parseCommand(text, vocabulary, today)
  if (!('scenario' in read)) throw new Error(read.problem.message)
  return read.scenario
}

test.each([
  ['8b lora 40M tokens, at most 4 gpus', 4],
  ['8b lora 40M tokens, 2 cards max', 2],
  ['8b lora 40M tokens, 4 gpus or fewer', 4],
  ['8b lora 40M tokens, never more than 3 gpus', 3],
  ['8b lora 40M tokens, up to 8 h100', 8],
  ['8b full 40M tokens, no more than 2 nodes', 16],
])('%s: a limit', (text, most) => {
  const { spec, notes } = scenarioOf(text)
  expect([spec.gpuCount, spec.mostGpus, spec.nodes]).toEqual([most, most, null])
  expect(notes.join(' ')).not.toContain('limit')
  expect(fieldPhrase('mostGpus', spec)).toMatch(/^at most \d+ gpus$/u)
})

test.each([
  ['8b lora 40M tokens on 4 gpus', 4],
  ['8b lora 40M tokens on 4 gpus under $50', 4],
  ['8b lora 40M tokens on at least 4 h100', 4],
  // What is owned is there anyway.
  ['8b lora 40M tokens at most 4 h100, own hardware', 4],
])('%s: no limit', (text, count) => {
  const { spec } = scenarioOf(text)
  expect([spec.gpuCount, spec.mostGpus]).toEqual([count, null])
})

test('a number that is said later is the number itself', () => {
  const changed = applyChange(scenarioOf('8b lora 40M tokens, at most 4 gpus'), askedChange({ gpuCount: 4 }))
  expect('scenario' in changed && changed.scenario.spec.mostGpus).toBeNull()
})

test.each([
  ['32b qlora 40M tokens, 48gb card', true],
  ['8b lora 40M tokens on a 24 GB GPU', true],
  ['8b lora 40M tokens on 24 gb cards', false],
  ['8b lora 40M tokens, 2x 24gb card', false],
  ['8b lora 40M tokens on 80gb gpu node', false],
])('%s: one card is %s', (text, isOne) =>
  expect(namesOneGpu(understand(text, { mode: 'command', vocabulary, today }))).toBe(isOne),
)
