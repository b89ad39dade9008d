/** Figures beside the name of a model: what is active of it, and its version where the catalog lacks it. */
import { describe, expect, test } from 'vitest'
import { parseCommand } from '../../../src/language/command.ts'
import { today, vocabulary } from '../fixtures.ts'

const read = (text: string) => parseCommand(text, vocabulary, today)
const scenarioOf = (text: string) => {
  const result = read(text)
  return 'scenario' in result ? result.scenario : null
}

describe('what is active of a model', () => {
  test.each([
    'qwen3 30b-a3b lora 50M tokens, 30B total, 3B active',
    'gpt-oss 20b lora 50M tokens, 21B total params, 3.6B active',
    'qwen3 235b-a22b qlora 50M tokens, 22B active',
  ])('agrees where it is rounded: “%s”', (text) => expect(scenarioOf(text)?.spec.tokens).toBe(50e6))

  test.each([
    'qwen3 30b-a3b lora 50M tokens, 8B active',
    'mixtral 8x7b lora 50M tokens, 30B active',
    'llama 3.1 8b lora 50M tokens, 3B active',
  ])('and else contradicts the name: “%s”', (text) => expect(read(text)).toHaveProperty('problem'))
})

describe('the version of a model that the catalog lacks', () => {
  test.each([
    ['llava 1.6 13b lora 10M tokens', 13e9],
    ['internvl 2.5 8b lora 10M tokens', 8e9],
    ['yolo-world 2 7b lora 10M tokens', 7e9],
    ['florence-2 large full 10M tokens', 771e6],
  ])('is part of its name, and its size counts: “%s”', (text, params) => {
    const scenario = scenarioOf(text)
    expect(scenario?.spec).toMatchObject({ params, tokens: 10e6, model: null })
    expect(JSON.stringify(scenario?.notes)).toMatch(/no data on it|not in the catalog/)
  })

  test.each([
    ['qwen 2.5 7b lora 10M tokens', { model: 'qwen2.5-7b' }],
    ['epochs 3 8b lora 10M tokens', { tokens: 30e6, params: 8e9 }],
    ['lora 10M tokens batch 4 8b', { batch: 4, params: 8e9 }],
  ])('a number of something else is none: “%s”', (text, spec) =>
    expect(scenarioOf(text)?.spec).toMatchObject({ ...spec }),
  )

  test('and behind a word of every day it is asked about', () =>
    expect(read('internal 2 8b lora 10M tokens')).toHaveProperty('problem'))
})
