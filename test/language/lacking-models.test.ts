/** Models that the catalog lacks, by the size in or beside their names. */
import { expect, test } from 'vitest'
import { parseCommand } from '../../src/language/command.ts'
import { today, vocabulary } from './fixtures.ts'

const read = (name: string) => parseCommand(`${name} lora 50M tokens`, vocabulary, today)

test.each([
  ['EXAONE-3.5-7.8B', 7.8e9],
  ['Krikri-8B', 8e9],
  ['Bielik-11B-v2.3', 11e9],
  ['jais-30b-v3', 30e9],
  ['BLOOM-7B1', 7.1e9],
  ['OPT-13B', 13e9],
  ['saiga_llama3_8b', 8e9],
  ['LGAI-EXAONE/EXAONE-4.0-1.2B', 1.2e9],
  ['exaone32b', 32e9],
  ['T5Gemma 9b', 9e9],
  ['Phi-3-small-7B', 7e9],
  ['c4ai-command-r 32B (08-2024)', 32e9],
  ['command-r-plus', 104e9],
])('%s is taken by its size, and that is said', (name, params) => {
  const result = read(name)
  expect(result).toMatchObject({ scenario: { spec: { model: null, params, tokens: 50e6 } } })
  expect('scenario' in result && result.scenario.notes.join(' ')).toMatch(
    /not in the catalog|in the catalog: its size|no data on it/u,
  )
})

test.each([
  ['8b lora on slimpajama-627B, 50M tokens', { params: 8e9 }],
  ['qwen2.5-coder-7b lora 50M tokens', { model: 'qwen2.5-7b' }],
])('%s: a size in another name is no second model', (text, spec) => {
  expect(parseCommand(text, vocabulary, today)).toMatchObject({ scenario: { spec } })
})
